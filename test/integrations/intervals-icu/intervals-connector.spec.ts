import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Arrival, Outcome } from '#src/connect/arrival.port';
import { GrantRefused, RateLimited, TokenRefused, VendorDown } from '#src/connect/connect.problems';
import type { Recording } from '#src/sessions/recording.port';
import type { IntervalsAthlete } from '#simulators/intervals/intervals-simulator';
import { IntervalsStage } from '../../support/intervals-stage.js';
import { read } from '../../support/read-file.js';

let stage: IntervalsStage;
let account: IntervalsAthlete;

beforeEach(async () => {
  stage = await IntervalsStage.open();
  account = stage.intervals.addAthlete();
});
afterEach(() => stage.intervals.close());

const rules = (): string[] => stage.intervals.failures.map(({ rule }) => rule);

describe('the key', () => {
  test('opens everything its owner has, pasted with blanks around it or not', async () => {
    const grant = await stage.connector.tryKey(` ${account.apiKey}\n`);
    expect(grant.vendorUserId).toBe(account.id);
    expect(grant.tokens).toEqual({
      access: account.apiKey,
      refresh: null,
      accessExpiresAt: null,
      refreshExpiresAt: null,
    });
    expect(stage.connector.abilitiesOf(grant.scopes)).toEqual([
      'activities',
      'history',
      'weight',
      'write-back',
      'plans',
    ]);
    expect(rules()).toEqual([]);
  });

  test('a wrong one is refused; a guard in front that has doubts says nothing of the key', async () => {
    await expect(stage.connector.tryKey('nobody’s')).rejects.toBeInstanceOf(GrantRefused);
    stage.intervals.faults.add({ route: 'GET /api/v1/athlete/0', status: 403, times: 3 });
    await expect(stage.connector.tryKey(account.apiKey)).rejects.toBeInstanceOf(VendorDown);
  });

  test('a new key ends the old one', async () => {
    const errand = await stage.errand(account);
    expect(await stage.connector.stillGranted(errand)).toBe(true);
    stage.intervals.changeKey(account.id);
    expect(await stage.connector.stillGranted(errand)).toBe(false);
  });

  test('“too many” comes with the seconds to wait', async () => {
    stage.intervals.limits[0] = 1;
    const errand = await stage.errand(account);
    const refused = await stage.connector.weights(new Date(0), errand).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(RateLimited);
    expect((refused as RateLimited).retryAfterS).toBeGreaterThan(0);
    expect((refused as RateLimited).retryAfterS).toBeLessThanOrEqual(900);
  });
});

describe('the calendar', () => {
  const days = { from: '2026-09-01', to: '2026-09-07' };
  const read = async () => stage.connector.plans(days, await stage.errand(account));

  test('tells workouts and races of the days asked about, and nothing else', async () => {
    stage.intervals.plan(account.id, { start_date_local: '2026-09-02T18:30:00', name: 'Hills' });
    stage.intervals.plan(account.id, { start_date_local: '2026-09-08T18:30:00' });
    stage.intervals.plan(account.id, { start_date_local: '2026-09-03T00:00:00', category: 'HOLIDAY' });
    const race = { category: 'RACE_B', type: 'VirtualRide', icu_intensity: null };
    stage.intervals.plan(account.id, { start_date_local: '2026-09-05T00:00:00', ...race });
    expect(await read()).toMatchObject([
      { name: 'Hills', sport: 'run', day: '2026-09-02', time: '18:30:00', durationS: 3600, isEvent: false },
      { sport: 'ride', day: '2026-09-05', time: null, effort: 'race', isEvent: true, indoors: true },
    ]);
    expect(rules()).toEqual([]);
  });

  test.each([
    [55, 'easy'],
    [75, 'steady'],
    [95, 'hard'],
    [null, null],
    [0.75, null],
  ])('an intensity of %s goes by the word %s', async (icuIntensity, effort) => {
    stage.intervals.plan(account.id, {
      start_date_local: '2026-09-02T18:30:00',
      icu_intensity: icuIntensity,
    });
    expect(await read()).toMatchObject([{ effort }]);
  });

  test('a run with a distance aims at a pace, a ride does not, and what tells no duration is left out', async () => {
    const on = { start_date_local: '2026-09-02T18:30:00', distance: 10_800 };
    stage.intervals.plan(account.id, on);
    stage.intervals.plan(account.id, { ...on, type: 'Ride' });
    stage.intervals.plan(account.id, { ...on, moving_time: null });
    expect((await read()).map(({ targetSpeedMs }) => targetSpeedMs)).toEqual([3, null]);
  });
});

describe('activities', () => {
  test.each(['body', 'header'] as const)(
    'a ride comes as its device wrote it, its gzip in the %s, and with its totals',
    async (fileEncoding) => {
      stage.intervals.fileEncoding = fileEncoding;
      const id = stage.intervals.record(account.id, { sport: 'Ride', device: 'Garmin Edge 530' });
      const { workout } = account.activities[0]!;
      workout.perceivedExertion = 6;
      const errand = await stage.errand(account);
      const [file, summary] = arrivalsIn(await stage.connector.fetch(id, errand));

      expect(file).toMatchObject({ externalId: id, part: 'file', legOf: null });
      expect(file!.aliases).toEqual([`intervals-icu:${id}`, `garmin:${workout.garminActivityId}`]);
      const recording = read('file' in file!.content ? file!.content.file.bytes : new Uint8Array());
      expect(recording.startedAt).toEqual(workout.startsAt);
      expect(recording.device).toMatchObject({ maker: 'garmin', product: expect.stringMatching(/edge/i) });
      expect(recording.streams.channels.powerW).toBeDefined();

      expect(summary).toMatchObject({ externalId: id, part: 'summary', aliases: file!.aliases });
      expect(recordingIn(summary)).toMatchObject({
        format: 'api',
        sport: 'ride',
        startedAt: workout.startsAt,
        utcOffsetS: workout.utcOffsetS,
        elapsedS: workout.elapsedS,
        movingS: workout.movingS,
        distanceM: expect.closeTo(workout.distanceM, 3),
        rpe: 6,
        notes: ['no-records'],
      });
      expect(errand.spent).toBe(2);
      expect(rules()).toEqual([]);
    },
  );

  test('what was typed in has no file, and says so', async () => {
    const id = stage.intervals.record(account.id, { sport: 'WeightTraining', device: null });
    const arrivals = arrivalsIn(await stage.connector.fetch(id, await stage.errand(account)));
    expect(arrivals).toHaveLength(1);
    expect(recordingIn(arrivals[0])).toMatchObject({
      sport: 'strength',
      indoor: true,
      device: null,
      notes: expect.arrayContaining(['manual', 'no-records']),
    });
  });

  test('what came by way of Strava is neither listed nor fetched', async () => {
    const id = stage.intervals.record(account.id, { source: 'STRAVA' });
    const errand = await stage.errand(account);
    expect(await stage.connector.fetch(id, errand)).toEqual({ kind: 'nothing' });
    const span = { from: new Date('2026-08-30T00:00:00Z'), to: new Date('2026-09-02T00:00:00Z') };
    expect(await stage.connector.list(span, null, errand)).toEqual({ items: [], next: null });
    expect(stage.intervals.requests.map(({ path }) => path)).not.toContain(`/api/v1/activity/${id}/file`);
  });

  test('what is no longer there is gone', async () => {
    const id = stage.intervals.record(account.id);
    stage.intervals.remove(account.id, id);
    const errand = await stage.errand(account);
    expect(await stage.connector.fetch(id, errand)).toEqual({ kind: 'gone', externalId: id });
  });

  test('the list has what began in the span, oldest first, and tells the version that fetching tells', async () => {
    const ids = ['2026-08-20T05:00:00Z', '2026-08-24T12:30:00Z', '2026-08-25T23:59:00Z'].map((startsAt) =>
      stage.intervals.record(account.id, { sport: 'Run', startsAt: new Date(startsAt) }),
    );
    const errand = await stage.errand(account);
    const span = { from: new Date('2026-08-24T12:30:00Z'), to: new Date('2026-08-26T00:00:00Z') };
    const { items, next } = await stage.connector.list(span, null, errand);
    expect(next).toBeNull();
    expect(items.map(({ externalId }) => externalId)).toEqual([ids[1], ids[2]]);
    const fetched = arrivalsIn(await stage.connector.fetch(ids[1]!, errand));
    expect(fetched.map(({ version }) => version)).toEqual([items[0]!.version, items[0]!.version]);
    expect(rules()).toEqual([]);
  });
});

describe('the diary', () => {
  test('a body mass is of its day', async () => {
    stage.intervals.feel(account.id, '2026-08-01', { weight: 72.4 });
    stage.intervals.feel(account.id, '2026-08-31', { weight: 71.8 });
    stage.intervals.feel(account.id, '2026-09-01', { restingHR: 48 });
    const weights = await stage.connector.weights(
      new Date('2026-08-25T00:00:00Z'),
      await stage.errand(account),
    );
    expect(weights).toEqual([
      {
        externalId: '2026-08-31',
        measuredAt: new Date('2026-08-31T12:00:00Z'),
        utcOffsetS: null,
        massKg: 71.8,
      },
    ]);
  });

  test('a day’s loss is a range in its comments; what the athlete wrote and drank stays as it was', async () => {
    const day = '2026-08-31';
    const comments = 'Svett: massor.\nLegs like wood.';
    stage.intervals.feel(account.id, day, { comments, hydrationVolume: 2.5, weight: 71 });
    const errand = await stage.errand(account);
    const now = (): Record<string, unknown> => account.wellness.get(day)!;

    await stage.connector.writeBack(day, { lowL: 0.83, highL: 1.31 }, errand);
    const line = '[svett] sweat loss 0.8 to 1.4 litres, estimated [/svett]';
    expect(now()).toMatchObject({ comments: `${comments}\n${line}`, hydrationVolume: 2.5, weight: 71 });

    stage.intervals.feel(account.id, day, { comments: `${comments}\n${line}\nBeer.` });
    await stage.connector.writeBack(day, { lowL: 1.3, highL: 1.9 }, errand);
    expect(now().comments).toBe(
      `${comments}\n[svett] sweat loss 1.3 to 1.9 litres, estimated [/svett]\nBeer.`,
    );

    await stage.connector.writeBack(day, { lowL: 0, highL: 0 }, errand);
    expect(now()).toMatchObject({ comments: `${comments}\nBeer.`, hydrationVolume: 2.5 });
    expect(rules()).toEqual([]);
  });

  test('what stands there already is not written again, and a locked day not at all', async () => {
    const errand = await stage.errand(account);
    const written = (): number => stage.intervals.requests.filter(({ method }) => method === 'PUT').length;
    const loss = { lowL: 0.5, highL: 1 };
    await stage.connector.writeBack('2026-08-30', loss, errand);
    await stage.connector.writeBack('2026-08-30', loss, errand);
    expect(written()).toBe(1);
    stage.intervals.feel(account.id, '2026-08-29', { locked: true });
    await stage.connector.writeBack('2026-08-29', loss, errand);
    await stage.connector.writeBack('2026-08-28', { lowL: 0, highL: 0 }, errand);
    expect(written()).toBe(1);
  });

  test('a key that opens nothing any more is told from a day that is not there', async () => {
    const errand = await stage.errand(account);
    stage.intervals.changeKey(account.id);
    const write = stage.connector.writeBack('2026-08-30', { lowL: 0.5, highL: 1 }, errand);
    await expect(write).rejects.toBeInstanceOf(TokenRefused);
  });
});

function arrivalsIn(outcome: Outcome): Arrival[] {
  if (outcome.kind !== 'arrived') throw new Error(`Nothing arrived, but: ${outcome.kind}.`);
  return outcome.arrivals;
}

function recordingIn(arrival: Arrival | undefined): Recording {
  if (!arrival || !('recording' in arrival.content)) throw new Error('This is no recording.');
  return arrival.content.recording;
}
