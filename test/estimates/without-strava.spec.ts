import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Estimate } from '#src/estimates/estimate.entity';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { SessionShelf } from '#src/sessions/session-shelf';
import { RawDataAged } from '#src/sessions/sessions.topics';
import { SourceDesk } from '#src/sessions/source-desk';
import type { RecordingWishes } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import { PlayedBack } from '../support/played-back.js';
import { TrainingLog } from '../support/training-log.js';

/** Something that happens to an athlete's book. */
type Happening =
  | { what: 'told'; source: 'file' | 'garmin' | 'strava'; id: number; workout: Workout }
  | { what: 'taken back'; source: 'garmin' | 'strava'; id: number }
  | { what: 'days pass'; days: number }
  | { what: 'all is carried' };

/** Few days and starts, so that sources often tell of the same workout, of neighbours, or of nearly the same. */
interface Workout {
  day: number;
  startS: number;
  minutes: number;
  powerW: number;
}

const aWorkout = fc.record({
  day: fc.integer({ min: 1, max: 3 }),
  // Two that lie 200 s apart are two workouts, and one between them could be either.
  startS: fc.constantFrom(0, 100, 200, 3_000),
  minutes: fc.constantFrom(46, 50, 60),
  powerW: fc.constantFrom(150, 190),
});
const aHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('told' as const),
      source: fc.constantFrom('file' as const, 'garmin' as const, 'strava' as const, 'strava' as const),
      id: fc.integer({ min: 1, max: 4 }),
      workout: aWorkout,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('taken back' as const),
      source: fc.constantFrom('garmin' as const, 'strava' as const),
      id: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('days pass' as const), days: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'all is carried' as const }) },
);

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

/** On the trainer in a hot room, where each session teaches the next. */
function recordingOf({ day, startS, minutes, powerW }: Workout): RecordingWishes {
  const startedAt = new Date(Date.UTC(2026, 5, day, 8) + startS * 1000);
  return {
    sport: 'ride',
    indoor: true,
    startedAt,
    minutes,
    everyS: 20,
    streams: { powerW },
  };
}

async function somebody(): Promise<TrainingLog> {
  const log = await TrainingLog.begin(svett, new PlayedBack());
  await log.change({ indoorAirC: 32, indoorHumidityPct: 50, indoorFan: false });
  return log;
}

async function follow(log: TrainingLog, happening: Happening): Promise<void> {
  if (happening.what === 'told') {
    const { source, id, workout } = happening;
    // A file is known by its contents.
    const name = source === 'file' ? Object.values(workout).join('-') : String(id);
    await log.hear(source, name, recordingOf(workout));
  }
  if (happening.what === 'taken back') {
    const { source, id } = happening;
    await svett.database.transaction((tx) =>
      svett.get(SourceDesk).withdraw(tx, log.athleteId, source, String(id)),
    );
  }
}

async function pass({ days = 0 }: { days?: number }): Promise<void> {
  svett.clock.pass({ days, minutes: 2 });
  await svett.database.transaction((tx) => svett.get(Outbox).put(tx, RawDataAged, {}, { key: newId() }));
  await svett.work();
}

/** Every shared value there is of an athlete, session by session, without what merely names the rows. */
async function sharedValues(log: TrainingLog) {
  const shelf = svett.get(SessionShelf);
  const { rows } = await shelf.list('others', log.athleteId, { limit: 200 });
  const estimates = await svett.database
    .read(Estimate)
    .findBy({ athleteId: log.athleteId, lineage: 'shareable', current: true });
  const sources = await shelf.sources(
    'others',
    rows.map(({ id }) => id),
  );
  const values = rows.map(({ id, athleteId: _, createdAt: __, ...session }) => {
    const {
      id: ___,
      sessionId,
      athleteId,
      madeAt,
      ...estimate
    } = estimates.find((one) => one.sessionId === id)!;
    expect([sessionId, athleteId, madeAt]).not.toContain(undefined);
    const told = sources.get(id)!.map(({ source, externalId }) => `${source} ${externalId}`);
    return { told, session, estimate };
  });
  expect(estimates).toHaveLength(rows.length);
  return values.sort((a, b) => (JSON.stringify(a.told) < JSON.stringify(b.told) ? -1 : 1));
}

/** Every estimate others could ever be shown of an athlete, those of the past too. */
function sharedHistory({ athleteId }: TrainingLog): Promise<Estimate[]> {
  return svett.database
    .read(Estimate)
    .find({ where: { athleteId, lineage: 'shareable' }, order: { id: 'ASC' } });
}

function told(source: 'file' | 'strava', startS: number): Happening {
  return { what: 'told', source, id: 1, workout: { day: 1, startS, minutes: 60, powerW: 150 } };
}

test('every shared value is the same whether Strava never was, is there, or has gone: whatever came, in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aHappening, { minLength: 2, maxLength: 9 }), async (happenings) => {
      const [withStrava, without] = [await somebody(), await somebody()];
      for (const happening of happenings) {
        await follow(withStrava, happening);
        if (!('source' in happening) || happening.source !== 'strava') await follow(without, happening);
        if (happening.what === 'days pass') await pass(happening);
        if (happening.what === 'all is carried') await svett.work();
      }
      await svett.work();
      await pass({});
      const shared = await sharedValues(without);
      expect(await sharedValues(withStrava)).toEqual(shared);

      const history = await sharedHistory(withStrava);
      await withStrava.unlink('strava');
      await svett.work();
      await pass({});
      expect(await sharedValues(withStrava)).toEqual(shared);
      expect(await sharedHistory(withStrava)).toEqual(history);
      expect(
        await svett.database.read(Estimate).countBy({ athleteId: withStrava.athleteId, lineage: 'owner' }),
      ).toBe(0);
    }),
    // What Strava saw between two files could be either: it must not make them one.
    { numRuns: 40, examples: [[[told('file', 0), told('strava', 100), told('file', 200)]]] },
  );
}, 240_000);

test('shared numbers of the past stay as well, while Strava joins a session, tells it otherwise, is purged and goes', async () => {
  const log = await somebody();
  await follow(log, told('file', 0));
  await svett.work();
  await log.change({ heightCm: 181 });
  await svett.work();
  const history = await sharedHistory(log);
  expect(history.map(({ current }) => current).sort()).toEqual([false, true]);

  const happenings: [string, () => Promise<void>][] = [
    ['joins', () => follow(log, told('strava', 0))],
    ['tells it otherwise', () => follow(log, told('strava', 100))],
    ['is purged', () => pass({ days: 7 })],
    ['goes', () => log.unlink('strava')],
  ];
  for (const [what, happens] of happenings) {
    await happens();
    await pass({});
    expect([what, await sharedHistory(log)]).toEqual([what, history]);
  }
});

test('what a shared source told otherwise leaves no number of before', async () => {
  const log = await somebody();
  const workout = { day: 1, startS: 0, minutes: 60, powerW: 150 };
  await follow(log, { what: 'told', source: 'garmin', id: 1, workout });
  await follow(log, told('strava', 0));
  await pass({});
  await follow(log, { what: 'told', source: 'garmin', id: 1, workout: { ...workout, powerW: 190 } });
  await pass({});
  expect(await sharedHistory(log)).toMatchObject([{ current: true }]);
});
