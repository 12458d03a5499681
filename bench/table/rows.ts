type Environment = Record<string, string>;

/** One benchmark at one size of what is to grow. */
export interface Size {
  size: number;
  environment: Environment;
}

/** A line of the table: what is told of a benchmark of bench/ that was run at several sizes. */
export interface Row {
  what: string;
  bench: string;
  /** What it measured on the way, by the name it has there; its own claim where it is left out. */
  part?: string;
  /** Benchmarks count how many a second, or a gigabyte; people rather read what one costs. */
  cost: { unit: 'ms' | 'MB'; of: string };
  /** What grows from size to size. */
  grows: string;
  /** Smallest first; the line tells the ratio of the last. */
  sizes: readonly Size[];
  /** The engines it can be measured on. */
  on: readonly ('sqlite' | 'postgres')[];
}

/** Costs of one, of a rate of 1. */
export const COST_OF_ONE = { ms: 1000, MB: 1024 } as const;

const BOTH = ['sqlite', 'postgres'] as const;

const by = (variable: string, sizes: readonly number[], more: Environment = {}): Size[] =>
  sizes.map((size) => ({ size, environment: { ...more, [variable]: String(size) } }));

/** Every line, with full sizes or with small ones that take a minute or two in all. */
export function rowsOf({ quick }: { quick: boolean }): Row[] {
  const few: Environment = quick ? { SVETT_BENCH_ROUNDS: '1' } : {};
  const sized = (
    variable: string,
    full: readonly number[],
    small: readonly number[],
    more: Environment = {},
  ) => by(variable, quick ? small : full, { ...more, ...few });
  const each = sized('SVETT_BENCH_SESSIONS_EACH', [30, 300, 3_000], [3, 30], { SVETT_BENCH_ATHLETES: '30' });
  const reading = {
    bench: 'sessions',
    grows: 'sessions stored of each athlete',
    sizes: each,
    on: BOTH,
  };
  const archive = {
    ...{ bench: 'archive', grows: 'workouts in the archive', on: BOTH },
    sizes: sized('SVETT_BENCH_FILES', [50, 500, 5_000], [8, 16]),
  };
  const workers = {
    ...{ bench: 'workers', grows: 'workers', on: ['postgres'] as const },
    sizes: sized(
      'SVETT_BENCH_WORKERS',
      [1, 2, 4],
      [1, 2],
      quick ? { SVETT_BENCH_SESSIONS_EACH: '2', SVETT_BENCH_FACTS: '50' } : {},
    ),
  };
  const start = {
    ...{ bench: 'start', grows: 'sessions stored', on: BOTH },
    sizes: sized('SVETT_BENCH_SESSIONS', [1_000, 10_000, 100_000], [100, 1_000]),
  };
  return [
    {
      ...{ what: 'estimate of a session', bench: 'estimator', cost: { unit: 'ms', of: 'an estimate' } },
      ...{ grows: 'minutes of the session', on: ['sqlite'] },
      sizes: sized('SVETT_BENCH_MINUTES', [6, 60, 600], [6, 60]),
    },
    {
      ...{ what: 'file import', bench: 'file-import', cost: { unit: 'ms', of: 'a file' } },
      ...{ grows: 'minutes recorded in the file', on: BOTH },
      sizes: sized('SVETT_BENCH_MINUTES', [18, 180, 1_800], [18, 180]),
    },
    {
      ...{ what: 'file import, beside history', bench: 'file-import', cost: { unit: 'ms', of: 'a file' } },
      ...{ grows: 'sessions the athlete has already', on: BOTH },
      sizes: sized('SVETT_BENCH_SESSIONS_EACH', [30, 300, 3_000], [3, 30]),
    },
    { ...archive, what: 'archive import', cost: { unit: 'ms', of: 'a workout' } },
    {
      ...archive,
      what: 'archive import, most memory',
      part: 'memory',
      cost: { unit: 'MB', of: 'a process' },
    },
    {
      ...{ what: 'webhook intake', bench: 'webhook', cost: { unit: 'ms', of: 'a notice' } },
      ...{ grows: 'facts in the outbox', on: BOTH },
      sizes: sized('SVETT_BENCH_FACTS', [1_000, 10_000, 100_000], [100, 1_000], {
        SVETT_BENCH_STREAM_S: '0',
      }),
    },
    { ...reading, what: 'list of sessions', cost: { unit: 'ms', of: 'a page of 30' } },
    { ...reading, what: 'detail of a session', part: 'detail', cost: { unit: 'ms', of: 'a session' } },
    { ...reading, what: 'its estimate', part: 'estimate', cost: { unit: 'ms', of: 'a session' } },
    { ...reading, what: 'its curves', part: 'streams', cost: { unit: 'ms', of: 'a session' } },
    {
      ...{ what: 'squad board', bench: 'board', part: 'bare', cost: { unit: 'ms', of: 'a board of 30' } },
      ...{ grows: 'sessions stored', on: BOTH },
      sizes: (quick
        ? [[334, 3]]
        : [
            [334, 30],
            [3_334, 30],
            [3_334, 300],
          ]
      ).map(([athletes, of]) => ({
        size: athletes! * of!,
        environment: {
          SVETT_BENCH_ATHLETES: String(athletes),
          SVETT_BENCH_SESSIONS_EACH: String(of),
          ...few,
        },
      })),
    },
    {
      ...{ what: 'coverage of a year', bench: 'coverage', cost: { unit: 'ms', of: 'a year by weeks' } },
      ...{ grows: 'athletes with a year each', on: BOTH },
      sizes: sized('SVETT_BENCH_ATHLETES', [1, 10, 100], [1, 2]),
    },
    {
      ...{
        what: 'scheduler tick',
        bench: 'scheduler',
        part: 'bare',
        cost: { unit: 'ms', of: 'a tick with 200 due' },
      },
      ...{ grows: 'athletes', on: BOTH },
      sizes: sized('SVETT_BENCH_ATHLETES', [1_000, 10_000, 100_000], [1_000, 2_000]),
    },
    {
      ...{
        what: 'ten years anew after a weigh-in',
        bench: 're-estimate',
        cost: { unit: 'ms', of: 'a session' },
      },
      ...{ grows: 'sessions of the athlete', on: BOTH },
      sizes: sized('SVETT_BENCH_SESSIONS', [25, 250, 2_500], [10, 25]),
    },
    { ...workers, what: 'sixteen weigh-ins, by workers', cost: { unit: 'ms', of: 'a session' } },
    { ...workers, what: 'short facts, by workers', part: 'facts', cost: { unit: 'ms', of: 'a fact' } },
    { ...start, what: 'cold start', cost: { unit: 'ms', of: 'a start until the first answer' } },
    { ...start, what: 'idle memory', part: 'memory', cost: { unit: 'MB', of: 'a process' } },
  ];
}

/** By which a result is kept: one run serves every row that tells of it. */
export function runOf({ bench }: Pick<Row, 'bench'>, { environment }: Size): string {
  const wishes = Object.entries(environment).map(
    ([name, value]) => `${name.replace('SVETT_BENCH_', '')}=${value}`,
  );
  return [bench, ...wishes.sort()].join(' ');
}
