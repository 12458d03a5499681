import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { effortQuery } from '#web/ledger/factor-queries.ts';
import { Choices } from '#web/signs/choices.tsx';
import { useWords } from '#web/words/words.tsx';

const LEVELS = Array.from({ length: 11 }, (_, rpe) => ({ value: rpe, name: String(rpe) }));
/** Eleven numbers in two even rows. */
const COLUMNS = 6;

/** How hard the session felt, 0 to 10: told with one tap, changed and taken away as easily. */
export function Effort({ sessionId }: { sessionId: string }) {
  const { t, numbers } = useWords();
  const queryClient = useQueryClient();
  const { data, isError } = useQuery(effortQuery(sessionId));
  const path = { params: { path: { id: sessionId } } };
  const save = useMutation({
    mutationFn: (rpe: number | null) =>
      rpe === null
        ? answer(client.DELETE('/api/v1/sessions/{id}/effort', path))
        : answer(client.PUT('/api/v1/sessions/{id}/effort', { ...path, body: { rpe } })),
    onSuccess: () =>
      Promise.all(
        [['sessions', sessionId], ['training-load'], ['signs']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  if (isError) return null;
  // The question stands there at once: what was answered already comes into it without moving the page.
  const { told = null, recorded = null } = data ?? {};
  return (
    <Stack gap="xs">
      <Choices
        label={t('training.effort.label')}
        why={t('training.effort.why')}
        options={LEVELS}
        value={save.isPending ? (save.variables ?? null) : (told ?? recorded)}
        onChange={(rpe) => save.mutate(rpe)}
        columns={COLUMNS}
      />
      <ProblemNote error={save.error} />
      <Group mih={26}>
        {told === null && recorded !== null && (
          <Text size="xs" c="dimmed">
            {t('training.effort.recorded', {
              rpe: numbers.decimal(recorded, Number.isInteger(recorded) ? 0 : 1),
            })}
          </Text>
        )}
        {told !== null && (
          <Button
            variant="subtle"
            className="flush"
            color="gray"
            size="compact-sm"
            loading={save.isPending}
            onClick={() => save.mutate(null)}
          >
            {t('training.effort.forget')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
