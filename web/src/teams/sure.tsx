import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  title: string;
  text: string;
  submit: string;
  mutation: {
    mutate: (told: undefined, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
  };
  /** What is pressed to be asked. */
  target: (ask: () => void) => ReactNode;
}

/** Asks whether somebody is sure, and does it when they are. */
export function Sure({ title, text, submit, mutation, target }: Props) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const keep = () => setAsking(false);
  return (
    <>
      {target(() => setAsking(true))}
      <Question asking={isAsking} title={title} keep={t('teams-page.keep')} onKeep={keep}>
        <Stack gap="md">
          <Text size="sm">{text}</Text>
          <ProblemNote error={mutation.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={keep}>
              {t('teams-page.keep')}
            </Button>
            <Button
              color="ember"
              loading={mutation.isPending}
              onClick={() => mutation.mutate(undefined, { onSuccess: keep })}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </Question>
    </>
  );
}
