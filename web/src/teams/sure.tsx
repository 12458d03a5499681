import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  title: string;
  text: string;
  submit: string;
  /** What is to be typed before it is done: where much of others goes with one press, a press is too little. */
  typing?: string;
  mutation: {
    mutate: (told: undefined, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
  };
  /** What is pressed to be asked. */
  target: (ask: () => void) => ReactNode;
}

/** Asks whether somebody is sure, and does it when they are. */
export function Sure({ title, target, ...asked }: Props) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const keep = () => setAsking(false);
  return (
    <>
      {target(() => setAsking(true))}
      <Question asking={isAsking} title={title} keep={t('teams-page.keep')} onKeep={keep}>
        <Asked {...asked} onKeep={keep} />
      </Question>
    </>
  );
}

/** Made anew with each question, so that nothing typed before stands there already. */
function Asked({
  text,
  submit,
  typing,
  mutation,
  onKeep,
}: Omit<Props, 'title' | 'target'> & { onKeep: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const isSure = typing === undefined || sameName(typed, typing);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) mutation.mutate(undefined, { onSuccess: onKeep });
      }}
    >
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {typing !== undefined && (
          <TextInput
            label={t('teams-page.sure.type', { name: typing })}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <ProblemNote error={mutation.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            {t('teams-page.keep')}
          </Button>
          <Button type="submit" color="ember" loading={mutation.isPending} disabled={!isSure}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function sameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(name);
}
