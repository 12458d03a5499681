import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { exportsQuery, isGoing } from '#web/privacy/privacy-queries.ts';
import { useWords } from '#web/words/words.tsx';

type Export = Awaited<ReturnType<typeof api.exports>>['items'][number];

/** Everything of one's own as a file: asked for, seen to advance, fetched. */
export function ExportCard() {
  const { t } = useWords();
  const { data: exports } = useSuspenseQuery(exportsQuery);
  const queryClient = useQueryClient();
  const confirmed = useConfirmed();
  const begin = useMutation({
    mutationFn: () => confirmed(api.beginExport),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
  return (
    <Card title={t('privacy.export.title')} lead={t('privacy.export.lead')}>
      {exports.map((one) => (
        <OneExport key={one.id} one={one} />
      ))}
      <ProblemNote error={begin.error} />
      {!exports.some(isGoing) && (
        <Button variant="default" w="fit-content" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('privacy.export.begin')}
        </Button>
      )}
    </Card>
  );
}

function OneExport({ one }: { one: Export }) {
  const { t, numbers } = useWords();
  const queryClient = useQueryClient();
  const confirmed = useConfirmed();
  const fetchIt = useMutation({
    mutationFn: () => confirmed(() => api.exportThere(one.id)),
    onSuccess: () => location.assign(`/api/v1/exports/${one.id}/file`),
  });
  const remove = useMutation({
    mutationFn: () => api.removeExport(one.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });
  if (isGoing(one)) {
    const share = one.total ? (100 * one.done) / one.total : 0;
    return (
      <Stack gap={4}>
        <Text size="sm" role="status">
          {t('privacy.export.making')}
        </Text>
        <Progress value={share} aria-label={t('privacy.export.progress')} />
      </Stack>
    );
  }
  if (one.bytes === null || one.until === null)
    return (
      <Text size="sm" role="status">
        {t('privacy.export.failed')}
      </Text>
    );
  const mb = numbers.decimal(Math.max(0.1, one.bytes / 1e6), 1);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button loading={fetchIt.isPending} onClick={() => fetchIt.mutate()}>
          {t('privacy.export.get', { mb })}
        </Button>
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('privacy.export.remove')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('privacy.export.until', { day: numbers.day(one.until), time: numbers.time(one.until) })}
      </Text>
      <ProblemNote error={fetchIt.error ?? remove.error} />
    </Stack>
  );
}
