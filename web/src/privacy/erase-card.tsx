import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { rememberSignedIn } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { Question } from '#web/look/question.tsx';
import { forgetSeen } from '#web/offline/seen.ts';
import { useWords } from '#web/words/words.tsx';

type What = 'data' | 'account';

/** The ways out for good: of the data, or of everything. */
export function EraseCard() {
  const { t } = useWords();
  const [what, setWhat] = useState<What | null>(null);
  const [isDone, setDone] = useState(false);
  return (
    <div id="erase">
      <Card title={t('privacy.erase.title')} lead={t('privacy.erase.lead')}>
        <Group gap="xs">
          {(['data', 'account'] as const).map((one) => (
            <Button key={one} variant="outline" color="ember" onClick={() => setWhat(one)}>
              {t(`privacy.erase.${one}.open`)}
            </Button>
          ))}
        </Group>
        {isDone && (
          <Text size="sm" role="status">
            {t('privacy.erase.done')}
          </Text>
        )}
        {what && <Sure what={what} onDone={() => setDone(true)} onKeep={() => setWhat(null)} key={what} />}
      </Card>
    </div>
  );
}

interface Props {
  what: What;
  onDone: () => void;
  onKeep: () => void;
}

/** The word to type stands beside the field: it asks for a moment's thought, not for knowledge. */
function Sure({ what, onDone, onKeep }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const queryClient = useQueryClient();
  const confirmed = useConfirmed();
  const word = t(`privacy.erase.${what}.word`);
  const erase = useMutation({
    mutationFn: () => confirmed(what === 'data' ? api.eraseData : api.leave),
    onSuccess: async () => {
      // Nor may this browser keep what it was shown.
      await forgetSeen().catch(() => undefined);
      if (what === 'data') {
        onDone();
        onKeep();
        return queryClient.invalidateQueries();
      }
      rememberSignedIn(null);
      // The page begins anew: it asks for nothing that is not there any more.
      location.assign('/sign-in');
    },
  });
  const fits = typed.trim().toLowerCase() === word;
  return (
    <Question asking title={t(`privacy.erase.${what}.sure`)} keep={t('privacy.erase.keep')} onKeep={onKeep}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) erase.mutate();
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t(`privacy.erase.${what}.text`)}</Text>
          <TextInput
            label={t('privacy.erase.type', { word })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="off"
            data-autofocus
          />
          <ProblemNote error={erase.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onKeep}>
              {t('privacy.erase.keep')}
            </Button>
            <Button type="submit" color="ember" loading={erase.isPending} disabled={!fits}>
              {t('privacy.erase.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Question>
  );
}
