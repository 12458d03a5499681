import { Group, List, Skeleton, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import classes from '#web/ledger/sign-calendar.module.css';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { SIGNS } from '#web/signs/sign-queries.ts';
import { useWords, type Words } from '#web/words/words.tsx';

type Week = components['schemas']['SignCalendar']['items'][number];

const calendarQuery = queryOptions({
  queryKey: ['signs', 'calendar'],
  queryFn: async () => (await answer(client.GET('/api/v1/signs/calendar'))).items,
});

/** What is asked beside the signs, by number and by yes or no: of whoever said yes to it. */
const ANSWERS = ['stomachDays', 'caffeineCups', 'alcoholGlasses'] as const;
const TICKED = ['ill', 'newMedicine', 'period'] as const;

interface Row {
  key: string;
  name: string;
  /** `told` stands in words only. */
  kind: 'sign' | 'beside' | 'told';
  /** 0 to 1; null: not told. */
  of: (week: Week) => number | null;
  words: (week: Week) => string | null;
}

/** Signs week by week, beside what was trained, sweated and warm: a picture, and the same in words. */
export function SignCalendar() {
  const words = useWords();
  const { t } = words;
  const { data: weeks, error } = useQuery(calendarQuery);
  if (!weeks) return error ? <ProblemNote error={error} /> : <Skeleton h={220} radius="lg" />;
  const rows = rowsOf(weeks, words);
  const lived = weeks.filter((week) => rows.some(({ words: told }) => told(week) !== null));
  return (
    <Card title={t('signs.calendar.title')} lead={t('signs.calendar.lead')}>
      {lived.length === 0 ? (
        <Text size="sm">{t('signs.calendar.empty')}</Text>
      ) : (
        <>
          <Picture weeks={weeks} rows={rows} />
          <Fold title={t('signs.calendar.table')}>
            <List size="sm" spacing={6}>
              {lived.toReversed().map((week) => (
                <List.Item key={week.week}>{sentence(week, rows, words)}</List.Item>
              ))}
            </List>
          </Fold>
        </>
      )}
    </Card>
  );
}

function Picture({ weeks, rows }: { weeks: Week[]; rows: Row[] }) {
  const { t, numbers } = useWords();
  const columns = `repeat(${weeks.length}, minmax(0, 1fr))`;
  const drawn = rows.filter(({ kind }) => kind !== 'told');
  const first = drawn.findIndex(({ kind }) => kind === 'beside');
  return (
    <div role="img" aria-label={t('signs.calendar.title')}>
      <div className={classes.grid} style={{ gridTemplateColumns: columns }} aria-hidden="true">
        {drawn.map((row, index) => (
          <div key={row.key} className={classes.row} data-kind={row.kind}>
            {index === first && <span className={classes.gap} />}
            <span className={classes.name}>{row.name}</span>
            {weeks.map((week) => {
              const share = row.of(week);
              return (
                <span key={week.week} className={classes.cell} data-told={share === null ? 'no' : 'yes'}>
                  {share !== null && share > 0 && (
                    <span className={classes.fill} style={{ opacity: 0.25 + 0.75 * share }} />
                  )}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      <Group justify="space-between" mt={4} aria-hidden="true">
        {[weeks[0]!, weeks.at(-1)!].map(({ week, monday }) => (
          <Text key={week} size="xs" c="dimmed">
            {numbers.day(monday)}
          </Text>
        ))}
      </Group>
    </div>
  );
}

function rowsOf(weeks: Week[], { t, numbers }: Words): Row[] {
  const most = (value: (week: Week) => number | null) =>
    Math.max(1e-9, ...weeks.map((week) => value(week) ?? 0));
  const [mostHours, mostSweat] = [most(({ hours }) => hours), most(({ sweat }) => sweat?.midL ?? null)];
  const mostSleep = most(({ sleepH }) => sleepH);
  const beside = (key: string, of: Row['of'], words: Row['words']): Row => ({
    key,
    name: t(`signs.calendar.${key}`),
    kind: 'beside',
    of,
    words,
  });
  const told = (answer: (typeof ANSWERS)[number]): Row => ({
    key: answer,
    name: t(`signs.${answer}`),
    kind: 'told',
    of: () => null,
    words: ({ [answer]: value }) => (value === null ? null : numbers.decimal(value, 1)),
  });
  return [
    ...SIGNS.map((sign): Row => ({
      key: sign,
      name: t(`signs.sign.${sign}`),
      kind: 'sign',
      of: ({ signs }) => signs && signs[sign] / 3,
      words: ({ signs }) => (signs && signs[sign] > 0 ? t(`signs.often.${signs[sign]}`).toLowerCase() : null),
    })),
    beside(
      'stress',
      ({ stress }) => stress && stress / 10,
      ({ stress }) => (stress === null ? null : t('signs.calendar.stress.cell', { stress })),
    ),
    beside(
      'sleep',
      ({ sleepH }) => sleepH && sleepH / mostSleep,
      ({ sleepH: h }) =>
        h === null ? null : t('signs.calendar.sleep.cell', { hours: numbers.decimal(h, 1) }),
    ),
    beside(
      'load',
      ({ hours }) => hours / mostHours,
      ({ hours }) => (hours > 0 ? t('signs.calendar.load.cell', { hours: numbers.decimal(hours, 1) }) : null),
    ),
    beside(
      'hot',
      ({ hotDays }) => hotDays / 7,
      ({ hotDays: days }) => (days > 0 ? t('signs.calendar.hot.cell', { days }) : null),
    ),
    beside(
      'sweat',
      ({ sweat }) => sweat && sweat.midL / mostSweat,
      ({ sweat }) =>
        sweat &&
        t('signs.calendar.sweat.cell', {
          mid: numbers.decimal(sweat.midL, 1),
          low: numbers.decimal(sweat.lowL, 1),
          high: numbers.decimal(sweat.highL, 1),
        }),
    ),
    ...ANSWERS.map(told),
  ];
}

function sentence(week: Week, rows: Row[], { t, numbers }: Words): string {
  const told = rows.flatMap((row) => {
    const words = row.words(week);
    return words === null ? [] : [`${row.name}: ${words}`];
  });
  const ticked = TICKED.filter((what) => week[what]).map((what) => t(`signs.calendar.${what}`));
  return `${t('signs.week', { day: numbers.day(week.monday) })}. ${[...told, ...ticked].join('; ')}`;
}
