import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { merge } from '#src/sessions/merge';
import type { RecordingNote } from '#src/sessions/recording.port';
import { believedFirst, type Witness } from '#src/sessions/witness';
import { aStravaWitness, aWitness } from '../support/a-witness.js';

const at = (time: string) => new Date(`2026-06-20T${time}Z`);
const NO_STREAMS = { streams: {}, minutes: 60 };

/** A witness with amounts of its own, so that one can see whose they are. */
const anyWitness: fc.Arbitrary<Witness> = fc
  .record({
    format: fc.constantFrom('fit', 'tcx', 'gpx', 'api'),
    source: fc.constantFrom('file', 'garmin', 'strava'),
    id: fc.integer({ min: 1, max: 1_000_000 }),
    offsetS: fc.integer({ min: -60, max: 60 }),
    minutes: fc.constantFrom(20, 55, 60),
    distanceM: fc.option(fc.integer({ min: 9_000, max: 11_000 })),
    rpe: fc.option(fc.integer({ min: 0, max: 10 })),
    massKg: fc.option(fc.integer({ min: 50, max: 90 })),
    notes: fc.subarray<RecordingNote>(['truncated', 'no-records', 'manual', 'sport-unknown', 'start-hidden']),
    channels: fc.subarray(['heartRateBpm', 'powerW', 'latitudeDeg', 'deviceTemperatureC'] as const),
    serial: fc.option(fc.constantFrom('1', '2')),
    purged: fc.boolean(),
    legOf: fc.option(fc.constantFrom('t1', 't2')),
  })
  .map(({ source, id, offsetS, channels, serial, massKg, purged, legOf, format, ...told }) =>
    aWitness({
      source,
      externalId: String(id),
      shareable: source !== 'strava',
      purged,
      legOf,
      told: {
        ...told,
        format: format,
        everyS: 60,
        startedAt: new Date(at('08:00:00').getTime() + offsetS * 1000),
        streams: {
          ...Object.fromEntries(channels.map((channel) => [channel, id % 90])),
          ...(channels.includes('latitudeDeg') && { longitudeDeg: id % 90 }),
        },
        device: serial === null ? null : { maker: 'Maker', product: 'Product', serial, kind: 'watch' },
        athlete: {
          massKg,
          heightM: null,
          sex: null,
          ageYears: null,
          restingHeartRateBpm: null,
          maxHeartRateBpm: null,
          vo2maxMlKgMin: null,
          ftpW: null,
        },
      },
    }),
  );
const someWitnesses = fc.uniqueArray(anyWitness, {
  minLength: 1,
  maxLength: 6,
  selector: ({ source, externalId }) => `${source}:${externalId}`,
});

describe('merging', () => {
  test('does not depend on who came first', () => {
    fc.assert(
      fc.property(
        someWitnesses.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => expect(merge(shuffled)).toEqual(merge(all)),
      ),
    );
  });

  test('lets nothing that is the owner’s alone change what a shareable source tells', () => {
    fc.assert(
      fc.property(someWitnesses, (all) => {
        const shareable = all.filter((one) => one.shareable);
        fc.pre(shareable.length > 0);
        const [whole, shared] = [merge(all).recording, merge(shareable).recording];
        expect(whole.startedAt).toEqual(shared.startedAt);
        expect(whole.elapsedS).toBe(shared.elapsedS);
        for (const field of ['rpe', 'distanceM'] as const) {
          if (shared[field] !== null) expect(whole[field]).toBe(shared[field]);
        }
        if (shared.athlete.massKg !== null) expect(whole.athlete.massKg).toBe(shared.athlete.massKg);
        for (const [channel, values] of Object.entries(shared.streams.channels))
          expect(whole.streams.channels[channel as 'powerW']).toEqual(values);
      }),
    );
  });

  test('of the fields comes to the same whether the records are looked at or not', () => {
    fc.assert(
      fc.property(someWitnesses, (all) => {
        const { streams: _, ...opened } = merge(all).recording;
        const { streams: _none, ...unopened } = merge(
          all.map((one) => ({ ...one, streams: null })),
        ).recording;
        expect(unopened).toEqual(opened);
      }),
    );
  });

  test('of two that are believed alike takes the same one whichever came first', () => {
    const [one, other] = [aWitness({ told: { rpe: 3 } }), aWitness({ told: { rpe: 7 } })];
    expect(merge([one, other])).toEqual(merge([other, one]));
  });

  test('of one source alone changes nothing of it', () => {
    const alone = aWitness({ told: { distanceM: 12_000, rpe: 6 } });
    const { recording, provenance } = merge([alone]);
    expect(recording).toEqual({ ...alone.recording, streams: alone.streams });
    expect(provenance).toMatchObject({ distanceM: 'file', rpe: 'file', records: 'file' });
    expect(provenance).not.toHaveProperty('energyKcal');
  });
});

describe('who is believed', () => {
  const garmin = (part: string, wishes = {}) =>
    aWitness({ source: 'garmin', externalId: '7', part, told: { format: 'api', ...wishes } });

  test('a FIT file first, then details, TCX, GPX, a summary, and Strava last', () => {
    const wanted = [
      aWitness({ told: { format: 'fit' } }),
      garmin('details'),
      aWitness({ told: { format: 'tcx' } }),
      aWitness({ told: { format: 'gpx' } }),
      garmin('summary', { notes: ['no-records'] }),
      aStravaWitness(),
    ];
    expect(believedFirst([...wanted].reverse())).toEqual(wanted);
  });

  test('a whole file before one that breaks off, whatever their formats', () => {
    const [broken, whole] = [
      aWitness({ told: { notes: ['truncated'], elapsedS: 900 } }),
      aWitness({ told: { format: 'gpx', elapsedS: 3600 } }),
    ];
    const { recording } = merge([broken, whole]);
    expect(recording).toMatchObject({ format: 'gpx', elapsedS: 3600, notes: [] });
  });

  test('what may be shared before what may not, however much more that tells', () => {
    const file = aWitness({ told: { format: 'gpx', streams: { heartRateBpm: 140 } } });
    const strava = aStravaWitness({ told: { streams: { heartRateBpm: 150, powerW: 200 }, rpe: 7 } });
    const { recording, provenance } = merge([strava, file]);
    expect(recording.streams.channels.heartRateBpm![5]).toBe(140);
    expect(recording.streams.channels.powerW![5]).toBe(200);
    expect(provenance).toMatchObject({ records: 'file', rpe: 'strava', sport: 'file' });
  });
});

describe('fields', () => {
  test('are each taken from the one believed first that tells it', () => {
    const fit = aWitness({ told: { vendorSweatMl: 700, vendorName: 'Garmin' } });
    const summary = aWitness({
      source: 'garmin',
      told: { ...NO_STREAMS, format: 'api', notes: ['no-records'], distanceM: 12_100, energyKcal: 800 },
    });
    const { recording, provenance } = merge([summary, fit]);
    expect(recording).toMatchObject({
      vendorSweatMl: 700,
      distanceM: 12_100,
      energyKcal: 800,
      format: 'fit',
    });
    expect(recording.notes).toEqual([]);
    expect(provenance).toMatchObject({ distanceM: 'garmin', vendorSweatMl: 'file' });
  });

  test('that count something are not taken from who saw only a part', () => {
    const whole = aWitness({ told: { minutes: 60 } });
    const half = aWitness({
      told: { minutes: 30, distanceM: 5_000, rpe: 3, utcOffsetS: 3600 },
      source: 'garmin',
    });
    const { recording } = merge([whole, half]);
    expect(recording).toMatchObject({ distanceM: null, rpe: null, elapsedS: 3600 });
  });

  test('that nobody can tell apart stay as the sport is known by whoever knows it', () => {
    const gpx = aWitness({ told: { format: 'fit', sport: 'other', notes: ['sport-unknown'] } });
    const garmin = aWitness({ source: 'garmin', told: { format: 'gpx', sport: 'trail_run' } });
    const { recording } = merge([gpx, garmin]);
    expect(recording).toMatchObject({ sport: 'trail_run', notes: [] });
    expect(recording.legs[0]!.sport).toBe('trail_run');
  });

  test('of a clock that was not set are put right by another device’s', () => {
    const lost = aWitness({
      told: { startedAt: new Date('1989-12-31T00:00:00Z'), notes: ['clock-not-set'], identity: 'x' },
    });
    const summary = aWitness({
      source: 'garmin',
      told: { ...NO_STREAMS, format: 'api', notes: ['no-records'], startedAt: at('07:30:00') },
    });
    const { recording } = merge([lost, summary]);
    expect(recording.startedAt).toEqual(at('07:30:00'));
    expect(recording.notes).toEqual([]);
    expect(recording.streams.timeS[0]).toBe(0);
    expect(recording.streams.channels.heartRateBpm![3]).toBe(150);
  });
});

describe('records', () => {
  test('of another device are laid at the moments they were made', () => {
    const watch = aWitness({ told: { everyS: 1, streams: { heartRateBpm: (s) => 100 + s / 60 } } });
    const bike = aWitness({
      told: {
        format: 'tcx',
        everyS: 1,
        startedAt: at('08:01:00'),
        minutes: 59,
        streams: { powerW: (s) => s },
      },
    });
    const { streams } = merge([watch, bike]).recording;
    const power = streams.channels.powerW!;
    expect(power[60]).toBe(0);
    expect(power[1060]).toBe(1000);
    expect(power[40]).toBeNaN();
    expect(streams.timeS).toHaveLength(3601);
  });

  test('of a thermometer come only from the device the session is said to be from', () => {
    const device = (serial: string) => ({ maker: 'Garmin', product: 'x', serial, kind: 'watch' as const });
    const watch = aWitness({ told: { device: device('1'), streams: { heartRateBpm: 140 } } });
    const bike = aWitness({
      told: { format: 'tcx', device: device('2'), streams: { deviceTemperatureC: 31, powerW: 200 } },
    });
    const { recording } = merge([watch, bike]);
    expect(recording.device!.serial).toBe('1');
    expect(recording.streams.channels.deviceTemperatureC).toBeUndefined();
    expect(recording.streams.channels.powerW).toBeDefined();
  });

  test('of a place come from one source whole, and are rounded as it asks', () => {
    const file = aWitness({ told: { streams: { heartRateBpm: 140 } } });
    const strava = aStravaWitness({ told: { streams: { latitudeDeg: 59.3, longitudeDeg: 18 } } });
    expect(merge([file, strava]).placeRoundingDeg).toBe(0.1);
    const own = aWitness({ told: { format: 'gpx', streams: { latitudeDeg: 59.4, longitudeDeg: 18.1 } } });
    const { recording, placeRoundingDeg } = merge([file, strava, own]);
    expect(placeRoundingDeg).toBe(0.01);
    expect(recording.streams.channels.latitudeDeg![0]).toBe(59.4);
    expect(recording.streams.channels.longitudeDeg![0]).toBe(18.1);
  });

  test('of half a place are not made whole by another source', () => {
    const half = aWitness({ told: { streams: { latitudeDeg: 59.4 } } });
    const other = aWitness({ told: { format: 'tcx', streams: { longitudeDeg: 18.1 } } });
    expect(merge([half, other]).recording.streams.channels).toEqual({});
    const whole = aWitness({ told: { format: 'gpx', streams: { latitudeDeg: 59.3, longitudeDeg: 18 } } });
    const { latitudeDeg, longitudeDeg } = merge([half, other, whole]).recording.streams.channels;
    expect([latitudeDeg![0], longitudeDeg![0]]).toEqual([59.3, 18]);
  });
});

describe('a triathlon told leg by leg', () => {
  const leg = (externalId: string, sport: 'swim' | 'ride' | 'run', startedAt: Date, minutes: number) =>
    aWitness({
      source: 'garmin',
      externalId,
      legOf: '900',
      told: {
        format: 'api',
        sport,
        startedAt,
        minutes,
        distanceM: minutes * 100,
        streams: { heartRateBpm: 140 },
      },
    });
  const swim = leg('901', 'swim', at('08:00:00'), 30);
  const ride = leg('902', 'ride', at('08:32:00'), 90);
  const run = leg('903', 'run', at('10:04:00'), 45);

  test('is one workout, each of its minutes there once', () => {
    const { recording } = merge([run, swim, ride]);
    expect(recording).toMatchObject({ sport: 'ride', elapsedS: (32 + 92 + 45) * 60, distanceM: 16_500 });
    expect(recording.legs.map(({ sport, startS }) => [sport, startS])).toEqual([
      ['swim', 0],
      ['ride', 32 * 60],
      ['run', 124 * 60],
    ]);
    const times = [...recording.streams.timeS];
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('is not told twice where one file tells of the whole', () => {
    const legs = [
      { sport: 'swim' as const, startS: 0, elapsedS: 1800 },
      { sport: 'ride' as const, startS: 1920, elapsedS: 5400 },
      { sport: 'run' as const, startS: 7440, elapsedS: 2700, distanceM: 4_499 },
    ];
    const whole = aWitness({ told: { sport: 'ride', startedAt: at('08:00:00'), elapsedS: 10_140, legs } });
    const { recording } = merge([swim, ride, run, whole]);
    expect(recording.legs).toHaveLength(3);
    expect(recording.elapsedS).toBe(10_140);
    expect(recording.legs.map(({ distanceM }) => distanceM)).toEqual([3_000, 9_000, 4_499]);
  });

  test('that overlaps itself is cut where the next leg begins', () => {
    const late = leg('901', 'swim', at('08:00:00'), 40);
    const { legs, streams } = merge([late, ride]).recording;
    expect(legs.map(({ elapsedS }) => elapsedS)).toEqual([32 * 60, 90 * 60]);
    const times = [...streams.timeS];
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });
});

test('what the athlete corrected at the source beats the device’s own file, but not its record', () => {
  const file = aWitness({
    source: 'garmin',
    part: 'file',
    told: { format: 'fit', sport: 'run', distanceM: 10_000, startedAt: at('08:00:00'), minutes: 60 },
  });
  const edited = aWitness({
    source: 'garmin',
    part: 'edited',
    told: {
      format: 'api',
      sport: 'trail_run',
      distanceM: 10_400,
      startedAt: at('08:00:00'),
      notes: ['no-records'],
      ...NO_STREAMS,
    },
  });

  const { recording, provenance } = merge([file, edited]);

  expect(recording).toMatchObject({ sport: 'trail_run', distanceM: 10_400, format: 'fit' });
  expect(recording.streams.timeS.length).toBeGreaterThan(0);
  expect(provenance).toMatchObject({ records: 'garmin' });
});

test('the weather a list tells is that of the workout whose file says nothing of it', () => {
  const weather = { airC: 13, humidityPct: 41, wind10mMs: 5, cloudShare: 0.9 };
  const file = aWitness({ source: 'strava-export', part: 'file', externalId: '1' });
  const list = aWitness({
    source: 'strava-export',
    part: 'summary',
    externalId: '1',
    told: { format: 'api', weather, notes: ['no-records'], streams: {} },
  });
  const { recording, provenance } = merge([file, list]);
  expect(recording.weather).toEqual(weather);
  expect(provenance['weather']).toBe('strava-export');
});
