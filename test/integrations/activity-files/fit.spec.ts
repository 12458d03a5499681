import { describe, expect, test } from '@jest/globals';
import FitParser from 'fit-file-parser';
import { gzipSync } from 'node:zlib';
import { aFitFile, FitWriter, type MadeRecord } from '../../support/activity-files.js';
import { read } from '../../support/read-file.js';

test('a run tells when, how long, how far and how hard it was', () => {
  const run = read(aFitFile({ minutes: 30, heartRate: 151, speed: 3, kcal: 420, rpe: 6 }));

  expect(run).toMatchObject({
    format: 'fit',
    sport: 'run',
    sportRaw: 'running',
    indoor: false,
    startedAt: new Date('2026-06-01T06:00:00Z'),
    utcOffsetS: 7200,
    elapsedS: 1800,
    timerS: 1800,
    energyKcal: 420,
    rpe: 6,
    pauses: [],
    notes: [],
  });
  expect(run.distanceM).toBeCloseTo(5400, 0);
  expect(run.movingS).toBe(1800);
  expect(run.legs).toHaveLength(1);
  expect(run.legs[0]).toMatchObject({ sport: 'run', startS: 0, elapsedS: 1800, averageHeartRateBpm: 151 });
});

test('every stream comes in its unit, one value a record', () => {
  const { streams } = read(
    aFitFile({
      minutes: 1,
      heartRate: 140,
      power: 210,
      speed: 8,
      altitude: -2,
      temperature: -11,
      cadence: 90,
    }),
  );

  expect(streams.timeS).toHaveLength(61);
  expect(streams.timeS[60]).toBe(60);
  expect(streams.channels.heartRateBpm?.[30]).toBe(140);
  expect(streams.channels.powerW?.[30]).toBe(210);
  expect(streams.channels.speedMs?.[30]).toBe(8);
  expect(streams.channels.altitudeM?.[30]).toBeCloseTo(-2, 9);
  expect(streams.channels.deviceTemperatureC?.[30]).toBe(-11);
  expect(streams.channels.cadencePerMin?.[30]).toBe(90);
  expect(streams.channels.distanceM?.[30]).toBeCloseTo(240, 9);
  expect(streams.channels.latitudeDeg?.[0]).toBeCloseTo(59.33, 6);
  expect(streams.channels.longitudeDeg?.[0]).toBeCloseTo(18.06, 6);
});

test('what the device never measured is not there, and what it missed now and then is NaN', () => {
  const { streams } = read(
    aFitFile({ minutes: 1, power: null, heartRate: (second) => (second < 10 ? null : 150) }),
  );

  expect(streams.channels).not.toHaveProperty('powerW');
  expect(streams.channels.heartRateBpm?.[9]).toBeNaN();
  expect(streams.channels.heartRateBpm?.[10]).toBe(150);
});

test('a heart rate of 0 and a power spike of 4 kW are faults of the sensor, not of the athlete', () => {
  const { streams } = read(
    aFitFile({ minutes: 1, heartRate: (s) => (s === 5 ? 0 : 150), power: (s) => (s === 7 ? 4000 : 200) }),
  );

  expect(streams.channels.heartRateBpm?.[5]).toBeNaN();
  expect(streams.channels.powerW?.[7]).toBeNaN();
});

test('the records are those that fit-file-parser reads', async () => {
  const bytes = aFitFile({
    minutes: 20,
    power: (s) => 150 + (s % 60),
    heartRate: (s) => (s % 7 === 0 ? null : 145),
  });
  const { streams } = read(bytes);
  const { records = [] } = await new FitParser().parseAsync(Buffer.from(bytes));

  expect(streams.timeS).toHaveLength(records.length);
  records.forEach((record, row) => {
    expect(streams.channels.heartRateBpm?.[row]).toBe(record.heart_rate ?? NaN);
    expect(streams.channels.powerW?.[row]).toBe(record.power);
    expect(streams.channels.speedMs?.[row]).toBe(record.enhanced_speed);
    expect(streams.channels.altitudeM?.[row]).toBeCloseTo(record.enhanced_altitude!, 9);
    expect(streams.channels.latitudeDeg?.[row]).toBeCloseTo(record.position_lat!, 9);
  });
});

test('the athlete is as the device knew them', () => {
  const known = read(
    aFitFile({
      massKg: 64.7,
      heightM: 1.78,
      sex: 'female',
      ageYears: 42,
      restingHeartRate: 48,
      maxHeartRate: 186,
    }),
  ).athlete;
  const unknown = read(
    aFitFile({ massKg: null, heightM: null, ageYears: null, restingHeartRate: 0 }),
  ).athlete;

  expect(known).toEqual({
    massKg: 64.7,
    heightM: 1.78,
    sex: 'female',
    ageYears: 42,
    restingHeartRateBpm: 48,
    maxHeartRateBpm: 186,
    vo2maxMlKgMin: null,
    ftpW: null,
  });
  expect(unknown).toMatchObject({ massKg: null, heightM: null, ageYears: null, restingHeartRateBpm: null });
});

test('stops of the timer are pauses, and the timer is less by them', () => {
  const ride = read(
    aFitFile({
      sport: 'cycling',
      minutes: 60,
      pauses: [
        [600, 900],
        [2000, 2045],
      ],
    }),
  );

  expect(ride.pauses).toEqual([
    { startS: 600, endS: 900 },
    { startS: 2000, endS: 2045 },
  ]);
  expect(ride.elapsedS - ride.timerS!).toBe(345);
});

describe('a file without events of the timer', () => {
  const pauses: [number, number][] = [[600, 900]];

  test('tells a pause by a silence on the spot, whatever tells where that was', () => {
    const stood = [{ startS: 600, endS: 900 }];
    for (const from of [undefined, null])
      expect(
        read(aFitFile({ minutes: 30, noTimer: true, pauses, ...(from === null && { from }) })).pauses,
      ).toEqual(stood);
    // Neither distance nor position: a silence is a pause where it is much longer than the usual step.
    const still = { minutes: 30, noTimer: true, from: null, speed: null };
    expect(read(aFitFile({ ...still, pauses })).pauses).toEqual(stood);
    expect(read(aFitFile({ ...still, everyS: 90 })).pauses).toEqual([]);
  });

  test('tells none where the athlete went on in silence, nor where the points are simply few', () => {
    const records = (all: MadeRecord[]) => all.filter(({ atS }) => atS <= 600 || atS >= 900);
    expect(read(aFitFile({ minutes: 30, noTimer: true, records })).pauses).toEqual([]);
    expect(read(aFitFile({ minutes: 30, noTimer: true, everyS: 90 })).pauses).toEqual([]);
  });

  test('while one with a timer is believed', () => {
    const records = (all: MadeRecord[]) =>
      all.filter(({ atS }) => atS <= 600 || atS >= 900).map((r) => ({ ...r, distanceM: 0 }));
    expect(read(aFitFile({ minutes: 30, from: null, records })).pauses).toEqual([]);
  });
});

describe('a triathlon', () => {
  const legs = [
    { sport: 'swimming', subSport: 'open_water', minutes: 12, sweatMl: 187, kcal: 143 },
    { sport: 'transition', minutes: 3, sweatMl: 213, kcal: 19 },
    { sport: 'cycling', minutes: 30, speed: 9, sweatMl: 567, kcal: 411 },
    { sport: 'transition', minutes: 1, sweatMl: 582, kcal: 18 },
    { sport: 'running', minutes: 25, sweatMl: 1122, kcal: 425 },
  ];

  test.each([{ summaryFirst: true }, { summaryFirst: false }])(
    'is its legs, each once ($summaryFirst)',
    (order) => {
      const day = read(aFitFile({ legs, ...order }));

      expect(day.legs.map(({ sport, startS, elapsedS }) => [sport, startS, elapsedS])).toEqual([
        ['open_water_swim', 0, 720],
        ['transition', 720, 180],
        ['ride', 900, 1800],
        ['transition', 2700, 60],
        ['run', 2760, 1500],
      ]);
      expect(day).toMatchObject({ sport: 'ride', elapsedS: 4260, energyKcal: 1016 });
    },
  );

  test("counts Garmin's sweat once: the field grows from leg to leg", () => {
    expect(read(aFitFile({ legs }))).toMatchObject({ vendorSweatMl: 1122, vendorName: 'Garmin' });
  });

  test('is not counted twice where the device adds a session for the whole', () => {
    const whole = { sport: 'multisport', minutes: 71, kcal: 1016 };
    const start = new Date('2026-06-01T06:00:00Z');
    const fit = new FitWriter(start);
    fit.message(0, [['u8', 0, 4]]);
    const session = (sport: number, startS: number, lengthS: number, kcal: number) =>
      fit.message(18, [
        ['time', 253, startS + lengthS],
        ['time', 2, startS],
        ['u8', 5, sport],
        ['u32', 7, lengthS * 1000],
        ['u16', 11, kcal],
      ]);
    session(18, 0, whole.minutes * 60, whole.kcal);
    session(5, 0, 1200, 300);
    session(2, 1200, 3060, 716);

    const day = read(fit.close());

    expect(day.legs.map(({ sport }) => sport)).toEqual(['swim', 'ride']);
    expect(day.energyKcal).toBe(1016);
  });
});

test.each([
  ['running', 'treadmill', 'run', true],
  ['running', 'trail', 'trail_run', false],
  ['cycling', 'indoor_cycling', 'ride', true],
  ['cycling', 'virtual_activity', 'ride', true],
  ['cycling', 'gravel_cycling', 'gravel_ride', false],
  ['cycling', 'mountain', 'mountain_bike', false],
  ['e_biking', 'generic', 'e_bike', null],
  ['swimming', 'lap_swimming', 'swim', null],
  ['training', 'yoga', 'yoga', true],
  ['fitness_equipment', 'indoor_rowing', 'row', true],
  ['fitness_equipment', 'treadmill', 'run', true],
  ['generic', 'indoor_running', 'run', true],
  ['walking', 'treadmill', 'walk', true],
  ['fitness_equipment', 'indoor_cycling', 'ride', true],
  ['generic', 'spin', 'ride', true],
  ['fitness_equipment', 'indoor_walking', 'walk', true],
  ['fitness_equipment', 'elliptical', 'elliptical', true],
  ['generic', 'stair_climbing', 'stairs', true],
  ['racket', 'padel', 'racket', null],
  ['cross_country_skiing', 'backcountry', 'xc_ski', false],
  ['flying', 'generic', 'other', null],
])('%s/%s is %s, indoors %s', (sport, subSport, expected, indoor) => {
  expect(read(aFitFile({ sport, subSport, minutes: 2, from: null }))).toMatchObject({
    sport: expected,
    indoor,
  });
});

test('a satellite position puts a workout out of doors', () => {
  expect(read(aFitFile({ sport: 'cycling', minutes: 2 })).indoor).toBe(false);
  expect(read(aFitFile({ sport: 'cycling', subSport: 'virtual_activity', minutes: 2 })).indoor).toBe(true);
});

test.each([
  [1, 3121, 'ride', 'bike_computer', 'Edge 530'],
  [1, 4655, 'run', 'bike_computer', 'Edge MTB'],
  [1, 3992, 'ride', 'watch', 'Forerunner 255'],
  [32, 28, 'ride', 'bike_computer', '28'],
  [23, 66, 'ride', 'watch', '66'],
  [260, 0, 'ride', 'other', '0'],
])('maker %i, product %i on a %s is a %s-like thing', (maker, product, sport, kind, name) => {
  const fitSport = sport === 'ride' ? 'cycling' : 'running';

  expect(read(aFitFile({ sport: fitSport, minutes: 1, maker, product })).device).toMatchObject({
    kind,
    product: name,
  });
});

test('the same recording has the same identity, another serial number another', () => {
  const mine = read(aFitFile({ minutes: 1, serial: 1 })).identity;

  expect(read(aFitFile({ minutes: 1, serial: 1, kcal: 7 })).identity).toBe(mine);
  expect(read(aFitFile({ minutes: 1, serial: 2 })).identity).not.toBe(mine);
});

test('speed comes from distance, or else from positions, where the device wrote none', () => {
  const bytes = aFitFile({
    minutes: 5,
    speed: 4,
    everyS: 1,
    records: (all) => all.map((r) => ({ ...r, speed: null })),
  });
  const fromDistance = read(bytes).streams.channels.speedMs!;
  const fromPosition = read(
    aFitFile({
      minutes: 5,
      speed: 4,
      records: (all) => all.map((r) => ({ ...r, speed: null, distanceM: null })),
    }),
  ).streams.channels;

  expect(fromDistance[150]).toBeCloseTo(4, 6);
  expect(fromPosition.speedMs![150]).toBeCloseTo(4, 1);
  expect(fromPosition.distanceM!.at(-1)).toBeCloseTo(1200, -1);
});

test('a pool tells its length, and no speed is made up from whole lengths', () => {
  const swim = read(
    aFitFile({
      sport: 'swimming',
      subSport: 'lap_swimming',
      poolLengthM: 25,
      from: null,
      records: (all) => all.map((r) => ({ ...r, speed: null })),
    }),
  );

  expect(swim.legs[0]!.poolLengthM).toBe(25);
  expect(swim.streams.channels).not.toHaveProperty('speedMs');
});

test('compressed headers carry the time, and old foot pods speed and distance in three bytes', () => {
  const start = new Date('2026-06-01T06:00:00Z');
  const fit = new FitWriter(start);
  fit.message(0, [['u8', 0, 4]]);
  fit.message(18, [
    ['time', 2, 0],
    ['u8', 5, 1],
    ['u32', 7, 60_000],
  ]);
  fit.message(20, [
    ['time', 253, 0],
    ['u8', 3, 120],
  ]);
  const head = fit.close();
  // A definition for compressed records (heart rate and the three bytes), then three records some seconds apart.
  const definition = [0x40, 0, 0, 20, 0, 2, 3, 1, 2, 8, 3, 0x0d];
  const firstFiveBits = (start.getTime() / 1000 - 631_065_600) & 31;
  const record = (afterS: number, heart: number, sixteenths: number) => [
    0x80 | ((firstFiveBits + afterS) & 31),
    heart,
    250 & 0xff,
    ((sixteenths & 0x0f) << 4) | (250 >> 8),
    sixteenths >> 4,
  ];
  const tail = [...definition, ...record(20, 130, 4080), ...record(30, 131, 4090), ...record(45, 132, 300)];
  const bytes = Uint8Array.from([...head.subarray(0, -2), ...tail, 0, 0]);
  new DataView(bytes.buffer).setUint32(4, bytes.length - 16, true);

  const { timeS, channels } = read(bytes).streams;

  expect([...timeS]).toEqual([0, 20, 30, 45]);
  expect([...channels.heartRateBpm!]).toEqual([120, 130, 131, 132]);
  expect(channels.speedMs![1]).toBe(2.5);
  // The counter wraps at 4096 sixteenths.
  expect(channels.distanceM![3]).toBeCloseTo((4096 + 300) / 16, 9);
});

test('a developer field called Power is not power', () => {
  const bytes = aFitFile({ minutes: 1, power: null });

  expect(read(bytes).streams.channels).not.toHaveProperty('powerW');
});

test('a gzip of it is the same recording', () => {
  const bytes = aFitFile({ minutes: 3 });

  expect(read(gzipSync(bytes))).toEqual(read(bytes));
});
