import { Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { textIn } from '#web/labs/file-text.ts';
import { labApi } from '#web/labs/lab-api.ts';
import { useLabsChanged } from '#web/labs/lab-queries.ts';
import type { LabReport, LabWish } from '#web/labs/lab-shapes.ts';
import { figure, sampledText } from '#web/labs/lab-words.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const ENDINGS = '.csv,.txt,.json,text/csv,application/json,application/fhir+json';

/** A file is shown row by row before anything of it is kept. */
export function ImportCard() {
  const { t } = useWords();
  const changed = useLabsChanged();
  const take = useMutation({
    mutationFn: (wish: LabWish) => labApi.take(wish),
    onSuccess: (report) => (report.dryRun ? undefined : changed()),
  });
  const wish = take.variables;
  const isAsked = take.error instanceof ApiProblem && take.error.code === 'labs.somebody-else';
  const choose = (file: File | null) => {
    if (file)
      void file
        .arrayBuffer()
        .then((buffer) => take.mutate({ text: textIn(new Uint8Array(buffer)), dryRun: true, mine: false }));
  };
  return (
    <Card title={t('labs.import.title')} lead={t('labs.import.format')}>
      <Group>
        <FileButton onChange={choose} accept={ENDINGS}>
          {(props) => (
            <Button {...props} variant="light" loading={take.isPending}>
              {t(take.data ? 'labs.import.again' : 'labs.import.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      <ProblemNote error={take.error} />
      {isAsked && wish && (
        <Group>
          <Button variant="default" onClick={() => take.mutate({ ...wish, mine: true })}>
            {t('labs.import.mine')}
          </Button>
        </Group>
      )}
      {take.data && (
        <Stack gap="sm" role="status">
          {take.data.dryRun ? <Text>{t('labs.import.preview')}</Text> : <Done report={take.data} />}
          <Rows report={take.data} />
          {take.data.skipped > 0 && <Text size="sm">{t('labs.import.skipped-what')}</Text>}
          {take.data.dryRun && take.data.taken > 0 && wish && (
            <Group>
              <Button loading={take.isPending} onClick={() => take.mutate({ ...wish, dryRun: false })}>
                {t('labs.import.take', { count: take.data.taken })}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Card>
  );
}

function Done({ report: { taken, alreadyThere, skipped } }: { report: LabReport }) {
  const { t } = useWords();
  return <Text fw={600}>{t('labs.import.done', { taken, there: alreadyThere, skipped })}</Text>;
}

function Rows({ report }: { report: LabReport }) {
  const words = useWords();
  const { t } = words;
  return (
    <List size="sm" spacing={4}>
      {report.rows.map((row) => {
        const name = row.marker ? t(`labs.marker.${row.marker}`) : (row.name ?? '');
        const value =
          row.value === null
            ? ''
            : `${row.comparator ?? ''} ${figure(words, row.value)} ${row.unit ?? ''}`.trim();
        const isDay = row.outcome !== 'skipped' && row.sampledAt !== null;
        const day = isDay ? sampledText(words, row.sampledAt!) : '';
        const why = row.reason ? ` (${t(`labs.skip.${row.reason}`)})` : '';
        const read = [name, value, day].filter(Boolean).join(', ');
        const lost = row.intervalLeftOut ? ` ${t('labs.import.interval-left-out')}` : '';
        return (
          <List.Item key={row.row} style={{ overflowWrap: 'anywhere' }}>
            {t('labs.import.row', { row: row.row })}: {row.said ?? read}{' '}
            <b>{t(`labs.import.outcome.${row.outcome}`)}</b>
            {why}
            {lost}
          </List.Item>
        );
      })}
    </List>
  );
}
