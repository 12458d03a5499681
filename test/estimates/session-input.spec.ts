import { describe, expect, test } from '@jest/globals';
import { factsFrom, MassUnknown } from '#src/estimates/facts';
import { sessionInputOf, type Knowledge } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import type { DeviceAthlete } from '#src/sessions/recording.port';
import { sportFacts } from '#src/sweat/sport-facts';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { knowing } from '../support/knowing.js';

const inputOf = (wishes: RecordingWishes = {}, known: Partial<Knowledge> = {}) =>
  sessionInputOf(aRecording(wishes), knowing(known));
const device = (told: Partial<DeviceAthlete>) => ({ ...aRecording().athlete, ...told });
const flag = <T>(value: T) => ({ value, source: 'flag' as const });

describe('facts of the athlete', () => {
  const file = { athlete: device({ massKg: 81, heightM: 1.9, restingHeartRateBpm: 52 }) };

  test('what was said beats the file', () => {
    const { athlete } = inputOf(file, { facts: factsFrom('flag', { massKg: 64 }) });
    expect(athlete.massKg).toEqual({ value: 64, source: 'flag' });
    expect(athlete.heightM).toEqual({ value: 1.9, source: 'file' });
    expect(athlete.restingHeartRateBpm).toEqual({ value: 52, source: 'file' });
  });

  test('the file beats the last resort, and that beats nothing', () => {
    const known = { facts: factsFrom('profile', {}), lastResort: factsFrom('profile', { massKg: 75 }) };
    expect(inputOf(file, known).athlete.massKg).toEqual({ value: 81, source: 'file' });
    expect(inputOf({}, known).athlete.massKg).toEqual({ value: 75, source: 'profile' });
  });

  test('height falls back on what people of that sex measure; what else is unknown stays unknown', () => {
    const { athlete } = inputOf();
    expect(athlete.heightM).toEqual({ value: 1.74, source: 'default' });
    expect([athlete.sex, athlete.ageYears, athlete.vo2maxMlKgMin]).toEqual([null, null, null]);
    const woman = inputOf({}, { facts: factsFrom('flag', { massKg: 60, sex: 'female' }) }).athlete;
    expect(woman.heightM.value).toBe(1.66);
  });

  test('without any mass there is nothing to ask', () => {
    expect(() => inputOf({}, { facts: factsFrom('flag', {}) })).toThrow(MassUnknown);
  });
});

describe('the time between two legs', () => {
  test('is a rest of its own, so that whoever waits between two runs still sweats', () => {
    const { legs } = inputOf({
      elapsedS: 170 * 60,
      legs: [{ elapsedS: 3600 }, { startS: 110 * 60, elapsedS: 3600 }],
    });
    expect(legs.map(({ sport, minutes }) => [sport, minutes.lengthMin.length])).toEqual([
      ['run', 60],
      ['transition', 50],
      ['run', 60],
    ]);
    expect(legs[1]!.minutes.activeShare.every((share) => share === 0)).toBe(true);
  });

  test('counts after the last leg as well, but a few seconds are a device’s rounding', () => {
    const lengths = (elapsedS: number) =>
      inputOf({ elapsedS, legs: [{ elapsedS: 3600 }, { startS: 3610, elapsedS: 600 }] }).legs.length;
    expect(lengths(4210)).toBe(2);
    expect(lengths(4220)).toBe(2);
    expect(lengths(4800)).toBe(3);
  });
});

describe('surroundings', () => {
  test('what was said beats the device, the device beats what is typical', () => {
    const warm = { streams: { speedMs: 3, deviceTemperatureC: 27 } };
    const air = (wishes: RecordingWishes, known?: Partial<Knowledge>) =>
      inputOf(wishes, known).legs[0]!.conditions.airC;
    expect(air(warm, { outdoors: { ...NOTHING_TOLD, airC: flag(12) } })).toEqual(flag(12));
    expect(air(warm)).toMatchObject({ source: 'device' });
    expect(air({})).toMatchObject({ source: 'default', value: 15, sd: 8 });
  });

  test('indoors the room counts, outdoors the weather', () => {
    const known = {
      outdoors: { ...NOTHING_TOLD, airC: flag(5) },
      indoors: { ...NOTHING_TOLD, airC: flag(23), windMs: flag(1.5) },
    };
    const inside = inputOf({ sport: 'ride', indoor: true }, known).legs[0]!;
    expect(inside.conditions).toMatchObject({
      airC: { value: 23 },
      windMs: { value: 1.5 },
      solarWm2: { value: 0, source: 'default' },
    });
    expect(inside.indoor).toEqual({ value: true, source: 'file' });
    expect(inputOf({}, known).legs[0]!.conditions.airC.value).toBe(5);
  });

  test('somebody’s word decides whether it was indoors, not the file', () => {
    const { indoor } = inputOf({ indoor: true }, { outdoors: { ...NOTHING_TOLD, indoor: flag(false) } })
      .legs[0]!;
    expect(indoor).toEqual(flag(false));
  });
});

describe('clothing', () => {
  const clothing = (known: Partial<Knowledge>, airC = 20) =>
    inputOf({}, { ...known, outdoors: { ...NOTHING_TOLD, airC: flag(airC) } }).legs[0]!.clothingClo;

  test('what was worn, else what is usual, else what the sport wears', () => {
    const usualClo = { value: 0.1, source: 'profile' as const };
    expect(clothing({ wornClo: flag(0.7), usualClo })).toEqual(flag(0.7));
    expect(clothing({ usualClo })).toEqual(usualClo);
    expect(clothing({})).toEqual({ value: sportFacts('run').usualClo, source: 'default' });
  });

  test('people dress for the cold, unless they told what they wore', () => {
    expect(clothing({}, -5).value).toBeGreaterThan(clothing({}, 15).value + 0.3);
    expect(clothing({ wornClo: flag(0.25) }, -5).value).toBe(0.25);
  });
});

test('each leg has its own sport, minutes and surroundings', () => {
  const { legs } = inputOf({
    minutes: 90,
    sport: 'ride',
    legs: [
      { sport: 'open_water_swim', elapsedS: 1200 },
      { sport: 'transition', startS: 1200, elapsedS: 90 },
      { sport: 'ride', startS: 1290, elapsedS: 4110 },
    ],
  });
  expect(legs.map(({ sport }) => sport)).toEqual(['open_water_swim', 'transition', 'ride']);
  expect(legs.map(({ minutes }) => minutes.lengthMin.length)).toEqual([20, 2, 69]);
  expect(legs.map(({ waterC }) => waterC?.value ?? null)).toEqual([19, null, null]);
});
