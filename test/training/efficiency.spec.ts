import { describe, expect, test } from '@jest/globals';
import type { Trainee } from '#src/training/heart-bounds';
import { loadOf } from '#src/training/load-of';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';

const ADA: Trainee = {
  sex: 'female',
  ageYears: 40,
  restingHeartRateBpm: 50,
  maxHeartRateBpm: 200,
  ftpW: null,
  heartRateReliable: true,
};
function told(wishes: RecordingWishes, air: number | null = 15, trainee: Partial<Trainee> = {}) {
  return loadOf(aRecording(wishes), { ...ADA, ...trainee }, { knownC: air, comparableC: air });
}
const STEADY = { heartRateBpm: 140, speedMs: 3 };
const run = (streams: RecordingWishes['streams'], wishes: RecordingWishes = {}) =>
  told({ minutes: 60, streams: { ...STEADY, ...streams }, ...wishes });
const ride = (streams: RecordingWishes['streams']) =>
  told({ sport: 'ride', minutes: 60, streams: { heartRateBpm: 140, ...streams } });

describe('an even session tells', () => {
  test('a run: metres a minute for each heartbeat, and that they did not come apart', () => {
    const { efficiency, ineligible } = run({});
    expect(ineligible).toEqual([]);
    expect(efficiency).toMatchObject({ kind: 'pace', airC: 15 });
    expect(efficiency!.factor).toBeCloseTo(180 / 140, 3);
    expect(efficiency!.decouplingPct).toBeCloseTo(0, 3);
    expect(efficiency!.minutes).toBeCloseTo(50, 1);
  });

  test('a ride: watts for each heartbeat', () => {
    expect(ride({ powerW: 196 }).efficiency).toMatchObject({ kind: 'power', meanHeartRateBpm: 140 });
    expect(ride({ powerW: 196 }).efficiency!.factor).toBeCloseTo(1.4, 6);
  });

  test('how far work and heart came apart: a tenth more beats in the second half is 9.1 %', () => {
    const drifting = run({ heartRateBpm: (second) => (second < 600 + 1500 ? 140 : 154) });
    expect(drifting.efficiency!.decouplingPct).toBeCloseTo(100 * (1 - 1 / 1.1), 1);
  });

  test('a hilly run as on the level: uphill a metre counts for more', () => {
    const uphill = run({ altitudeM: (second) => second * 3 * 0.03 });
    expect(uphill.efficiency!.factor / run({}).efficiency!.factor).toBeCloseTo(1.16, 1);
  });
});

describe('a session says nothing of efficiency', () => {
  test.each<[string, Partial<RecordingWishes>, string]>([
    ['of another sport', { sport: 'swim' }, 'other-sport'],
    [
      'of several',
      {
        legs: [
          { sport: 'run', elapsedS: 1800 },
          { sport: 'ride', startS: 1800 },
        ],
      },
      'other-sport',
    ],
    ['shorter than 50 minutes', { minutes: 49.9 }, 'too-short'],
    ['without heart rate', { streams: { speedMs: 3 } }, 'no-heart-rate'],
    ['without pace', { streams: { heartRateBpm: 140 } }, 'no-power-or-pace'],
    ['of a ride without power', { sport: 'ride' }, 'no-power-or-pace'],
    ['below 60 % of the highest heart rate', { streams: { ...STEADY, heartRateBpm: 119 } }, 'too-easy'],
    ['above 85 % of it', { streams: { ...STEADY, heartRateBpm: 171 } }, 'too-hard'],
    [
      'with a pace that varies',
      { streams: { ...STEADY, speedMs: (second) => (Math.floor(second / 120) % 2 ? 3.6 : 2.9) } },
      'uneven',
    ],
    [
      'whose heart rate lacks for more than 3 % of the time',
      { streams: { ...STEADY, heartRateBpm: (second) => (second % 600 < 40 ? NaN : 140) } },
      'gaps',
    ],
    [
      'whose heart rate leaps by more than 30 within 5 s again and again',
      { streams: { ...STEADY, heartRateBpm: (second) => (second % 300 === 0 ? 175 : 140) } },
      'gaps',
    ],
    [
      'whose heart rate is the steps of both feet',
      { streams: { ...STEADY, cadencePerMin: 70 } },
      'cadence-lock',
    ],
    ['whose heart rate is the cadence', { streams: { ...STEADY, cadencePerMin: 141 } }, 'cadence-lock'],
  ])('%s', (_, wishes, reason) => {
    const { efficiency, ineligible } = told({ minutes: 60, streams: STEADY, ...wishes });
    expect(efficiency).toBeNull();
    expect(ineligible).toContain(reason);
  });

  test.each([
    { air: null, reason: 'temperature-unknown' },
    { air: 4.9, reason: 'too-cold' },
    { air: 30.1, reason: 'too-hot' },
  ])('in air of $air °C', ({ air, reason }) => {
    expect(told({ streams: STEADY }, air).ineligible).toEqual([reason]);
  });

  test('where nobody knows the highest heart rate', () => {
    const unknown = { maxHeartRateBpm: null, ageYears: null };
    expect(told({ streams: STEADY }, 15, unknown).ineligible).toEqual(['max-heart-rate-unknown']);
  });

  test('of a ride whose power varies: a variability above 1.05', () => {
    const at = (high: number) =>
      ride({ powerW: (second) => (Math.floor(second / 120) % 2 ? 200 + high : 200 - high) }).ineligible;
    expect(at(40)).toEqual([]);
    expect(at(100)).toEqual(['uneven']);
  });
});

test('at the very edges a session still tells', () => {
  const leaps = run({ heartRateBpm: (second) => (second % 300 === 0 ? 170 : 140) });
  expect(leaps.ineligible).toEqual([]);
  for (const bpm of [120, 170]) expect(run({ heartRateBpm: bpm }).ineligible).toEqual([]);
  for (const air of [5, 22, 30]) expect(told({ streams: STEADY }, air).ineligible).toEqual([]);
  expect(run({}, { minutes: 50 }).ineligible).toEqual([]);
});
