import { Alert, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionsQuery } from '#web/app/queries.ts';
import { type Archive, isOver } from '#web/archives/archive-shapes.ts';
import { ForgetArchive } from '#web/archives/forget-archive.tsx';
import { LeftOut } from '#web/archives/left-out.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  archive: Archive;
}

/** One export: how far it is, what came of it, and why the rest did not. */
export function ArchiveCard({ archive }: Props) {
  const { t, tOr, numbers } = useWords();
  const queryClient = useQueryClient();
  const { kind, name, state, createdAt, problemCode } = archive;
  const over = isOver(archive);
  useEffect(() => {
    if (over) void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  }, [over, queryClient]);

  return (
    <Card
      title={t(`archives.kind.${kind}`)}
      lead={
        <Text span inherit style={{ overflowWrap: 'anywhere' }}>
          {name} · {t('archives.handedIn', { when: numbers.day(createdAt) })}
        </Text>
      }
    >
      {!over && <Progressing archive={archive} />}
      {state === 'failed' && (
        <Alert color="ember" variant="light" title={t('archives.state.failed')}>
          {tOr([`problem.${problemCode}`], t('problem.unknown'))}
        </Alert>
      )}
      {(over || archive.done > 0) && <Report archive={archive} />}
      <LeftOut archive={archive} />
      <ForgetArchive archive={archive} />
    </Card>
  );
}

function Progressing({ archive: { state, done, total, byCommand } }: Props) {
  const { t } = useWords();
  const said = byCommand
    ? t('archives.state.byCommand')
    : t(`archives.state.${state === 'waiting' ? (total === null ? 'looking' : 'waiting') : 'running'}`);
  return (
    <div role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{said}</Text>
        {total !== null && (
          <Text size="sm" c="dimmed" className="figures">
            {t('archives.progress', { done, total })}
          </Text>
        )}
      </Group>
      <Progress
        mt={6}
        radius="xl"
        value={total ? (done / total) * 100 : 100}
        animated
        striped={total === null}
        aria-label={said}
      />
      {!byCommand && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('archives.carriesOn')}
        </Text>
      )}
    </div>
  );
}

function Report({ archive }: Props) {
  const { t } = useWords();
  const { passedOver, masses, total } = archive;
  const told = (['taken', 'merged', 'known', 'skipped'] as const).filter((outcome) => archive[outcome] > 0);
  return (
    <Stack gap={6}>
      {told.length > 0 && (
        <List size="sm" spacing={4} fw={600}>
          {told.map((outcome) => (
            <List.Item key={outcome}>
              {t(`archives.report.${outcome}`, { count: archive[outcome] })}
            </List.Item>
          ))}
        </List>
      )}
      {total === 0 && <Text size="sm">{t('archives.report.none')}</Text>}
      {passedOver !== null && passedOver > 0 && (
        <Text size="sm" c="dimmed">
          {t('archives.report.passedOver', { count: passedOver })}
        </Text>
      )}
      {masses > 0 && (
        <Text size="sm" c="dimmed">
          {t('archives.report.masses', { count: masses })}
        </Text>
      )}
    </Stack>
  );
}
