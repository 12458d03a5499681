import { Group, SegmentedControl, Skeleton, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { type MgPerDay, trendQuery, type TrendItem } from '#web/ledger/ledger-queries.ts';
import { mgWords } from '#web/ledger/mg-words.ts';
import classes from '#web/ledger/trend-card.module.css';
import { trendData, trendPanel } from '#web/ledger/trend-panel.ts';
import { TrendTable } from '#web/ledger/trend-table.tsx';
import { Plot } from '#web/session/plot.tsx';
import { dateFormat } from '#web/words/formats.ts';
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
    const days = dateFormat(LOCALES[language], {
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
  const shareSaid = shareWords(words, items);
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

function shareWords({ t, numbers }: ReturnType<typeof useWords>, items: readonly TrendItem[]): string {
  const said = ({ mid, low, high }: Share) => {
    const percent = (value: number) => numbers.decimal(value * 100, 0);
    return { percent: percent(mid), low: percent(low), high: percent(high) };
  };
  const sessions = shareOf(items, ({ sessionsPart }) => sessionsPart);
  if (sessions.high === 0) return t('ledger.trend.shareNone');
  return [
    t('ledger.trend.share', said(sessions)),
    t('ledger.trend.shareSweat', said(shareOf(items, ({ sweatPart }) => sweatPart))),
    ...(items.some(({ needCapped }) => needCapped) ? [t('ledger.trend.shareCapped')] : []),
  ].join(' ');
}

interface Share {
  mid: number;
  low: number;
  high: number;
}

/** Of the need of all these days, one part; the days' ends are as if all were far off the same way. */
function shareOf(items: readonly TrendItem[], part: (item: TrendItem) => MgPerDay): Share {
  const sum = (of: (item: TrendItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const at = (end: 'mg' | 'p10' | 'p90') => {
    const ofIt = sum((item) => part(item)[end]);
    const rest = sum(
      (item) =>
        (item.everyday.lowMg + item.everyday.highMg) / 2 +
        item.coffeePart.mg +
        Math.max(0, item.sessionsPart.mg - part(item).mg),
    );
    return ofIt + rest === 0 ? 0 : ofIt / (ofIt + rest);
  };
  return { mid: at('mg'), low: at('p10'), high: at('p90') };
}
