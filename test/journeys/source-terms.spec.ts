import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { deviceKeyOf } from '#src/estimates/device-bias';
import { MagnesiumLosses } from '#src/estimates/magnesium-losses';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { DayBook } from '#src/ledger/day-book';
import { SharedCoverages } from '#src/ledger/shared-coverages';
import { WeighInLessons } from '#src/estimates/weigh-in-lessons';
import { SharedSessions } from '#src/sessions/shared-sessions';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { WeighIns } from '#src/sessions/weigh-ins';
import { HardMinutesOf } from '#src/training/hard-minutes';
import { TrainingDays } from '#src/training/training-days';
import { tables } from '#src/tables';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { SteadyWeather } from '../support/steady-weather.js';
import { type Brand, TrainingLog } from '../support/training-log.js';
import { sayFor } from '../support/consenting.js';

/** Small states of a book: who else tells of what Strava tells, in what order, and what Strava alone taught before. */
interface State {
  beside: readonly Exclude<Brand, 'strava'>[];
  stravaComes: 'first' | 'last';
  /** A session before it that only Strava tells of: hot, with a warm watch, and power beside heart rate. */
  taughtBefore: boolean;
  aged: boolean;
}

const BOTH = [false, true];
const STATES: State[] = [[], ['file'], ['garmin'], ['file', 'garmin']].flatMap((beside) =>
  (['first', 'last'] as const).flatMap((stravaComes) =>
    BOTH.flatMap((taughtBefore) =>
      BOTH.map((aged) => ({ beside: beside as State['beside'], stravaComes, taughtBefore, aged })),
    ),
  ),
);
const named = (state: State): [string, State] => {
  const { beside, stravaComes, taughtBefore, aged } = state;
  const who =
    beside.length > 0
      ? `Strava (${stravaComes}) and ${beside.join(' and ')}`
      : `Strava alone (${stravaComes})`;
  return [`${who}, ${taughtBefore ? 'taught' : 'nothing'} before, ${aged ? 'day 7' : 'day 0'}`, state];
};

/** What only Strava tells, so that it is known again wherever it turns up. */
const MARKS = { distanceM: 12_345.678, powerW: 271.83, serial: 'MARK-3412', sport: 'MarkRide' };
const WATCH = { maker: 'mark', product: 'one', serial: MARKS.serial, kind: 'watch' } as const;
const HOME = { latitudeDeg: 59.86, longitudeDeg: 17.64 };
const day = (number: number, startS = 0) => new Date(Date.UTC(2026, 5, number, 8) + startS * 1000);

const TOLD: Record<Brand, RecordingWishes> = {
  file: { sport: 'ride', startedAt: day(10), everyS: 10, streams: { ...HOME, powerW: 180, altitudeM: 20 } },
  garmin: {
    sport: 'ride',
    startedAt: day(10, 20),
    everyS: 10,
    energyKcal: 700,
    streams: { heartRateBpm: 140, deviceTemperatureC: 28 },
  },
  strava: {
    sport: 'ride',
    sportRaw: MARKS.sport,
    startedAt: day(10, 40),
    everyS: 10,
    distanceM: MARKS.distanceM,
    rpe: 7,
    device: WATCH,
    streams: { ...HOME, powerW: MARKS.powerW, heartRateBpm: 171, deviceTemperatureC: 38, altitudeM: 900 },
  },
};
/** As hot and hard as it takes to teach whatever can be learned. */
const LESSON: RecordingWishes = {
  ...TOLD.strava,
  startedAt: day(8),
  streams: { ...TOLD.strava.streams, powerW: 190 },
};

let svett: TestApp;
const sky = new SteadyWeather();
beforeAll(async () => {
  sky.airC = 30;
  svett = await anApp({ weather: sky.alone() });
});
afterAll(() => svett.close());

async function carry({ days = 0 } = {}): Promise<void> {
  svett.clock.pass({ days });
  for (let round = 0; round < 2; round++) {
    svett.clock.pass({ minutes: 2 });
    await svett.database.transaction((tx) => svett.get(Outbox).put(tx, RawDataAged, {}, { key: newId() }));
    await svett.work();
  }
}

async function bookIn({ beside, stravaComes, taughtBefore, aged }: State) {
  const log = await TrainingLog.begin(svett, new PlayedBack());
  await sayFor(svett, log.athleteId, 'weather-lookups', true);
  if (taughtBefore) await log.hear('strava', 'lesson', LESSON);
  const order: Brand[] = stravaComes === 'first' ? ['strava', ...beside] : [...beside, 'strava'];
  let sessionId = '';
  for (const brand of order) {
    sessionId = await log.hear(brand, 'ride', TOLD[brand]);
    await svett.work();
  }
  // Every session is weighed, also those that Strava alone tells of.
  const ids = await svett.get(SessionShelf).idsOf(log.athleteId);
  for (const id of ids) await log.weighIn(id);
  await carry(aged ? { days: 6 } : {});
  return { log, sessionId, ids };
}
type Book = Awaited<ReturnType<typeof bookIn>>;

/** Everything that is read for others, method by method; a reader that throws gives its error's name. */
const FOR_OTHERS: {
  on: { prototype: object; name: string };
  read: Record<string, (book: Book) => unknown>;
}[] = [
  {
    on: SessionShelf,
    read: {
      list: ({ log }) => sessions().list('others', log.athleteId, { limit: 1 }),
      between: ({ log }) => sessions().between('others', log.athleteId, day(1), day(30)),
      get: ({ log, ids }) => each(ids, (id) => sessions().get('others', log.athleteId, id)),
      streams: ({ log, ids }) => each(ids, (id) => sessions().streams('others', log.athleteId, id)),
      recording: ({ ids }) => each(ids, (id) => sessions().recording('shareable', id)),
      revision: ({ ids }) => each(ids, (id) => sessions().revision('shareable', id)),
      sources: async ({ ids }) => [...(await sessions().sources('others', ids))],
      ownAmong: ({ log, ids }) => sessions().ownAmong('others', log.athleteId, ids),
      named: async ({ log, ids }) => [...(await sessions().named('others', log.athleteId, ids))],
    },
  },
  {
    on: EstimateShelf,
    read: {
      current: ({ ids }) => each(ids, (id) => estimates().current('others', id)),
      currentOf: async ({ ids }) => [...(await estimates().currentOf('others', ids))],
      heatBetween: ({ log }) => estimates().heatBetween('shareable', log, day(1), day(30)),
      heartRatePointsBefore: ({ log }) => estimates().heartRatePointsBefore('shareable', log, day(30), 50),
      deviceMinusAirBefore: ({ log }) =>
        estimates().deviceMinusAirBefore('shareable', log, {
          deviceKey: deviceKeyOf(WATCH)!,
          moment: day(30),
          most: 50,
        }),
      comparisonsOf: async ({ log, ids }) => [
        ...(await estimates().comparisonsOf('shareable', log.athleteId, ids)),
      ],
      comparedSince: ({ log }) => estimates().comparedSince('shareable', log.athleteId, day(1)),
      allSaid: async ({ ids }) => {
        const said = await estimates().allSaid('shareable', ids);
        return [...new Set(said.map(({ sessionId, lossL }) => `${sessionId} ${lossL}`))];
      },
      comparisonsOfMany: async ({ ids }) => [...(await estimates().comparisonsOfMany('shareable', ids))],
      lossesOfMany: ({ log }) => estimates().lossesOfMany('others', [log.athleteId], day(1), day(30)),
      heatOfMany: async ({ log }) => [
        ...(await estimates().heatOfMany('shareable', [log.athleteId], day(1), day(30))),
      ],
    },
  },
  {
    on: WeighIns,
    read: {
      of: ({ log, ids }) => each(ids, (id) => svett.get(WeighIns).of('others', log.athleteId, id)),
      list: ({ log }) => svett.get(WeighIns).list('others', log.athleteId),
      // Whether there are more is told as a yes or a no, and changes with them.
      ofMany: async ({ log }) =>
        (await svett.get(WeighIns).ofMany('others', [log.athleteId], day(1))).get(log.athleteId)!.weighIns,
    },
  },
  {
    on: WeighInLessons,
    read: { of: ({ log }) => svett.get(WeighInLessons).of('shareable', log.athleteId) },
  },
  {
    on: SharedSessions,
    read: {
      // Here too.
      ofMany: async ({ log }) => [
        ...(await svett.get(SharedSessions).ofMany('others', [log.athleteId], day(1), day(30))).get(
          log.athleteId,
        )!.ids,
      ],
    },
  },
  {
    on: TrainingDays,
    read: {
      ofMany: async ({ log }) => [
        ...(await svett.get(TrainingDays).ofMany('others', [log.athleteId], '2026-06-01', '2026-06-30')),
      ],
    },
  },
  {
    on: HardMinutesOf,
    read: {
      between: ({ log }) =>
        svett.get(HardMinutesOf).between('others', log.athleteId, '2026-06-01', '2026-06-30'),
      ofMany: async ({ log }) => [
        ...(await svett.get(HardMinutesOf).ofMany('others', [log.athleteId], '2026-06-01', '2026-06-30')),
      ],
    },
  },
  {
    on: MagnesiumLosses,
    read: {
      ofMany: async ({ log }) => [
        ...(await svett.get(MagnesiumLosses).ofMany('others', [log.athleteId], day(1), day(30)))
          .get(log.athleteId)!
          .bySession.values(),
      ],
    },
  },
  {
    on: DayBook,
    read: {
      ofMany: async ({ log }) => {
        const spans = new Map([[log.athleteId, { from: '2026-06-01', to: '2026-06-30' }]]);
        return [...(await svett.get(DayBook).ofMany('others', spans))];
      },
    },
  },
  {
    on: SharedCoverages,
    read: {
      ofMany: async ({ log }) => [
        ...(await svett.get(SharedCoverages).ofMany('others', [log.athleteId], 28)),
      ],
    },
  },
];
/** They take a transaction: nobody is shown anything by them. */
const WRITERS = ['write', 'writeFirst', 'remove', 'areAny'];
/** They answer the athlete themself, and nobody else asks them. */
const OWNERS: Record<string, string[]> = {
  TrainingDays: ['between', 'ofSession'],
  MagnesiumLosses: ['between', 'of'],
  DayBook: ['between'],
};
const sessions = () => svett.get(SessionShelf);
const estimates = () => svett.get(EstimateShelf);

function each(ids: string[], read: (id: string) => Promise<unknown>): Promise<unknown[]> {
  return Promise.all(ids.map((id) => read(id).catch((error: Error) => error.constructor.name)));
}

async function seenByOthers(book: Book): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const { on, read } of FOR_OTHERS) {
    for (const [name, look] of Object.entries(read)) seen[`${on.name}.${name}`] = await look(book);
  }
  return seen;
}

test('every reader that is told for whom it reads is looked at here, and the few others show nothing of a session', () => {
  for (const { on, read } of FOR_OTHERS) {
    const methods = Object.getOwnPropertyNames(on.prototype).filter((name) => name !== 'constructor');
    const asks = (name: string) =>
      /^(async )?\w+\((audience|lineage)\b/.test(String(Reflect.get(on.prototype, name)));
    // Inside of a reader; what athletes tell themselves is nobody else's.
    const hidden = ['seenBy', 'rowsOf', 'rows', 'rowsOfMany', 'toldOf'];
    expect(Object.keys(read).sort()).toEqual(
      methods.filter((name) => asks(name) && !hidden.includes(name)).sort(),
    );
    // Ids in order, whose it is, whether there are two lines, what a link need not tell again, and athletes to reckon for again: nobody is shown these.
    const blind = [
      'idsOf',
      'latestOf',
      'standing',
      'hasOwnerOnly',
      'toldWhole',
      'athletesBehind',
      ...WRITERS,
      ...hidden,
      ...(OWNERS[on.name] ?? []),
    ];
    expect(blind).toEqual(expect.arrayContaining(methods.filter((name) => !asks(name))));
  }
});

describe('a ride that is told of by', () => {
  test.each(STATES.map(named))(
    '%s: others see what they would without Strava, and on day 7 nothing raw is left',
    async (_, state) => {
      const book = await bookIn(state);
      const before = await seenByOthers(book);
      const text = JSON.stringify(before);
      for (const mark of [...Object.values(MARKS), 'strava', 'lesson'])
        expect(text).not.toContain(String(mark));
      if (state.beside.length === 0) {
        expect(before).toMatchObject({
          'SessionShelf.list': { rows: [], next: null },
          'SessionShelf.ownAmong': [],
          'EstimateShelf.heatBetween': [],
        });
      }
      if (state.aged) await expectNothingRaw(book, state);
      await book.log.unlink('strava');
      await carry();
      expect(await seenByOthers(book)).toEqual(before);
    },
  );
});

/** On day 7 no row holds anything of Strava's raw form, not even for the owner; what was made of it alone is frozen. */
async function expectNothingRaw({ log, ids }: Book, { beside, taughtBefore }: State): Promise<void> {
  const { athleteId } = log;
  const told = await svett.database
    .read(SessionSource)
    .createQueryBuilder('row')
    .addSelect('row.streams')
    .where({ athleteId, source: 'strava' })
    .getMany();
  expect(told).toHaveLength(ids.length);
  for (const row of told) {
    expect(row).toMatchObject({ streams: null, purgedAt: expect.any(Date) });
    expect(row.recording).toMatchObject({ distanceM: null, device: null, rpe: null, pauses: [] });
  }
  for (const id of ids) {
    const { channels } = await sessions().streams('owner', athleteId, id);
    expect(channels.powerW?.[0]).not.toBe(Math.round(MARKS.powerW));
    expect(channels.heartRateBpm?.[0]).not.toBe(TOLD.strava.streams!.heartRateBpm);
  }
  for (const table of tables) {
    const rows = await svett.database
      .read(table as never)
      .createQueryBuilder('row')
      .select('*')
      .getRawMany();
    for (const mark of [MARKS.distanceM, MARKS.serial])
      expect(JSON.stringify(rows)).not.toContain(String(mark));
  }
  const frozen = await svett.database.read(Estimate).findBy({ athleteId, frozen: true });
  expect(frozen).toHaveLength(Number(taughtBefore) + Number(beside.length === 0));
  for (const { lineage, result, heartRatePoints, deviceKey } of frozen) {
    expect([lineage, result.curve, result.inputs]).toEqual(['owner', null, []]);
    expect([heartRatePoints, deviceKey]).toEqual([null, null]);
  }
}
