import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Card } from '#web/look/card.tsx';
import { Unbroken } from '#web/look/unbroken.tsx';
import { HistoryPicture } from '#web/sweat/history-picture.tsx';
import { HistoryTable } from '#web/sweat/history-table.tsx';
import type { FactorHistory, KindHistory } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** How the personal factor came to be what it is, for the kind of session chosen. */
export function HistoryCard({ history: { weighIns, items } }: { history: FactorHistory }) {
  const { t } = useWords();
  const [group, setGroup] = useState(items[0]!.group);
  const kind = items.find((item) => item.group === group) ?? items[0]!;
  return (
    <Card title={t('own-sweat.history.title')} lead={t('own-sweat.history.lead', { count: weighIns })}>
      {items.length > 1 && (
        <SegmentedControl
          aria-label={t('own-sweat.history.group')}
          orientation="vertical"
          size="sm"
          value={kind.group}
          onChange={(chosen) => setGroup(chosen)}
          data={items.map((item) => ({ value: item.group, label: t(`weighing.kind.${item.group}`) }))}
        />
      )}
      <Kind kind={kind} isLearned={weighIns > 0} />
    </Card>
  );
}

function Kind({ kind, isLearned }: { kind: KindHistory; isLearned: boolean }) {
  const { t, numbers } = useWords();
  const times = (value: number) => numbers.decimal(value, 2);
  const { now, points } = kind;
  const [before] = points;
  const said = [
    t('own-sweat.history.before', { low: times(before!.p10), high: times(before!.p90) }),
    ...(isLearned
      ? [t('own-sweat.history.now', { times: times(now.times), low: times(now.p10), high: times(now.p90) })]
      : []),
  ].join(' ');
  return (
    <Stack gap="sm">
      {isLearned && <HistoryPicture kind={kind} label={said} />}
      <Text size="sm" className="figures">
        <Unbroken>{said}</Unbroken>
      </Text>
      {isLearned && (
        <>
          <Text size="xs" c="dimmed">
            {t('own-sweat.history.aged')}
          </Text>
          <HistoryTable kind={kind} />
        </>
      )}
    </Stack>
  );
}
