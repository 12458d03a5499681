import { Group, SegmentedControl, Skeleton, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { trendQuery, type TrendItem } from '#web/ledger/ledger-queries.ts';
import { mgWords } from '#web/ledger/mg-words.ts';
import classes from '#web/ledger/trend-card.module.css';
import { trendData, trendPanel } from '#web/ledger/trend-panel.ts';
import { TrendTable } from '#web/ledger/trend-table.tsx';
import { Plot } from '#web/session/plot.tsx';
import { LOCALES } from '#web/words/regions.ts';
import { useWords } from '#web/words/words.tsx';

const HEIGHT = 240;
const DAY_MS = 86_400_000;
/** Days shown of each, today included. */
const SPANS = { day: 28, week: 364 } as const;
type By = keyof typeof SPANS;

/** Need and food through time, with their bands, and how much of the need is for sessions. */
export function TrendCard() {
  const { t, numbers } = useWords();
  const [by, setBy] = useState<By>('day');
  const to = numbers.today();
  const from = new Date(Date.parse(to) - (SPANS[by] - 1) * DAY_MS).toISOString().slice(0, 10);
  const { data, isError } = useQuery(trendQuery(by, from, to));
  if (isError) return null;
  return (
    <Card title={t('ledger.trend.title')} lead={t('ledger.trend.lead')}>
      <SegmentedControl
        aria-label={t('ledger.trend.by')}
        size="sm"
        value={by}
        onChange={(chosen) => setBy(chosen)}
        data={(['day', 'week'] as const).map((value) => ({ value, label: t(`ledger.trend.${value}`) }))}
      />
      {data ? <Picture items={data.items} /> : <Skeleton h={HEIGHT} radius="md" />}
    </Card>
  );
}

function Picture({ items }: { items: TrendItem[] }) {
  const words = useWords();
  const { t, numbers, language } = words;
  const scheme = useComputedColorScheme('light');
  const [point, setPoint] = useState<number | null>(null);
  const data = useMemo(() => trendData(items), [items]);
  // The theme's colours are painted into the picture: another theme is another picture.
  const options = useMemo(() => {
    const days = new Intl.DateTimeFormat(LOCALES[language], {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    return trendPanel({
      height: HEIGHT,
      format: (mg) => numbers.decimal(mg, 0),
      formatDay: (second) => days.format(new Date(second * 1000)),
      onPoint: setPoint,
    });
  }, [numbers, language, scheme]);

  const shown = items[point ?? items.length - 1];
  const share = shareOf(items);
  const percent = (value: number) => numbers.decimal(value * 100, 0);
  const shareSaid = t(share.high === 0 ? 'ledger.trend.shareNone' : 'ledger.trend.share', {
    percent: percent(share.mid),
    low: percent(share.low),
    high: percent(share.high),
  });
  return (
    <Stack gap="sm">
      <Group gap="md" aria-hidden="true">
        {(['everyday', 'needRange', 'sessions', 'eaten'] as const).map((name) => (
          <Text key={name} size="sm" className={classes.key} data-of={name}>
            {t(`ledger.trend.${name}`)}
          </Text>
        ))}
      </Group>
      <Plot options={options} data={data} label={`${t('ledger.trend.title')}. ${shareSaid}`} />
      {shown && (
        <Text size="sm" className="figures" mih="3.1em">
          {pointSaid(words, shown)}
        </Text>
      )}
      <Text size="sm" fw={550} className="figures">
        {shareSaid}
      </Text>
      <Fold title={t('ledger.trend.table')}>
        <TrendTable items={items} />
      </Fold>
    </Stack>
  );
}

function pointSaid(
  words: ReturnType<typeof useWords>,
  { from, need, needCapped, sessionsPart, intake }: TrendItem,
): string {
  const { t, numbers } = words;
  const [all, forSessions] = [mgWords(words, need), mgWords(words, sessionsPart)];
  const needed = t(sessionsPart.p90 === 0 ? 'ledger.trend.pointNone' : 'ledger.trend.point', {
    when: numbers.day(from),
    need: all.mg,
    needLow: all.low,
    needHigh: all.high,
    sessions: forSessions.mg,
    sessionsLow: forSessions.low,
    sessionsHigh: forSessions.high,
  });
  return [
    needed,
    ...(needCapped ? [t('ledger.capped')] : []),
    ...(intake ? [t('ledger.trend.pointEaten', mgWords(words, intake))] : []),
  ].join(' ');
}

/** Of the need of all these days, the sessions' part; the days' ends are as if all were far off the same way. */
function shareOf(items: readonly TrendItem[]): { mid: number; low: number; high: number } {
  const sum = (of: (item: TrendItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const everyday = sum((item) => (item.everyday.lowMg + item.everyday.highMg) / 2 + item.coffeePart.mg);
  const share = (part: number) => (everyday + part === 0 ? 0 : part / (everyday + part));
  return {
    mid: share(sum(({ sessionsPart }) => sessionsPart.mg)),
    low: share(sum(({ sessionsPart }) => sessionsPart.p10)),
    high: share(sum(({ sessionsPart }) => sessionsPart.p90)),
  };
}
