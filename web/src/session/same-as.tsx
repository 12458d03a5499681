import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { sessionQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
  otherId: string;
}

/** Two accounts of what may be one workout, where a source hides the hour: only the athlete can tell. */
export function SameAs({ sessionId, otherId }: Props) {
  const { t, tOr, numbers } = useWords();
  const { data: other } = useQuery(sessionQuery(otherId));
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const say = useMutation({
    mutationFn: (answer: 'same' | 'different') => api.sameAs(sessionId, answer),
    onSuccess: async (_, answer) => {
      if (answer === 'same') await navigate({ to: '/sessions/$sessionId', params: { sessionId: otherId } });
      await queryClient.invalidateQueries();
    },
  });
  if (other === undefined) return null;
  const what = [
    tOr([`sport.${other.sport}`], other.sport),
    numbers.dateTime(other.startedAt, other.utcOffsetS),
    numbers.duration(other.timerS ?? other.elapsedS),
  ].join(', ');
  return (
    <Alert color="tide" variant="light" title={t('links.sameAs.title')} role="note">
      <Text size="sm">{t('links.sameAs.text', { what })}</Text>
      <Group mt="sm" gap="sm">
        <Button loading={say.isPending} onClick={() => say.mutate('same')}>
          {t('links.sameAs.same')}
        </Button>
        <Button variant="default" disabled={say.isPending} onClick={() => say.mutate('different')}>
          {t('links.sameAs.different')}
        </Button>
      </Group>
      <ProblemNote error={say.error} />
    </Alert>
  );
}
