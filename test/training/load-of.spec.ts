import { describe, expect, test } from '@jest/globals';
import type { Trainee } from '#src/training/heart-bounds';
import { loadOf, type SessionAir } from '#src/training/load-of';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';

const ADA: Trainee = {
  sex: 'female',
  ageYears: 40,
  restingHeartRateBpm: 50,
  maxHeartRateBpm: 190,
  ftpW: 220,
  heartRateReliable: true,
};
const MILD: SessionAir = { knownC: 15, comparableC: 15 };
const of = (wishes: RecordingWishes, told: Partial<Trainee> = {}, air = MILD) =>
  loadOf(aRecording(wishes), { ...ADA, ...told }, air);
const ride = (streams: RecordingWishes['streams'], wishes: RecordingWishes = {}) =>
  of({ sport: 'ride', streams: streams!, ...wishes });

describe('the load of a session', () => {
  test('comes from its heart rate, with nothing assumed where all is told', () => {
    const load = of({ minutes: 60, streams: { heartRateBpm: 150, speedMs: 3 } });
    expect(load.trimp).toBeCloseTo(60 * (100 / 140) * 0.86 * Math.exp(1.67 * (100 / 140)), 6);
    expect(load.notes).toEqual([]);
  });

  test('says what was assumed: the highest heart rate from age, the resting one, the sex', () => {
    const told = { sex: null, restingHeartRateBpm: null, maxHeartRateBpm: null };
    expect(of({ streams: { heartRateBpm: 150 } }, told).notes).toEqual([
      'max-from-age',
      'rest-assumed',
      'sex-unknown',
    ]);
  });

  test('takes the average a device tells where it tells no more', () => {
    const load = of({ streams: {}, legs: [{ averageHeartRateBpm: 150 }] });
    expect(load.trimp).toBeCloseTo(of({ streams: { heartRateBpm: 150 } }).trimp!, 6);
    expect(load.notes).toEqual(['heart-rate-average']);
    expect(load.minutesAtThreshold).toBeNull();
  });

  test('is that of how hard it felt where there is no heart rate, and nothing where neither is told', () => {
    expect(of({ streams: {}, rpe: 5 })).toMatchObject({ trimp: null, sessionRpeLoad: 300 });
    expect(of({ streams: {} })).toMatchObject({ trimp: null, sessionRpeLoad: null, notes: [] });
  });

  test('takes no heart rate that says little of this person’s effort', () => {
    const load = of({ streams: { heartRateBpm: 175 } }, { heartRateReliable: false });
    expect(load).toMatchObject({ trimp: null, minutesAtThreshold: null });
  });

  test('leaves pauses out', () => {
    const pauses = [{ startS: 600, endS: 1200 }];
    const streams = { heartRateBpm: 150 };
    expect(of({ pauses, streams, minutes: 60 }).trimp).toBeCloseTo(of({ streams, minutes: 50 }).trimp!, 6);
  });
});

describe('minutes at threshold', () => {
  test.each([
    { bpm: 170, minutes: 0 },
    { bpm: 171, minutes: 60 }, // 90 % of 190
  ])('at $bpm beats are $minutes', ({ bpm, minutes }) => {
    expect(of({ streams: { heartRateBpm: bpm } }).minutesAtThreshold).toBeCloseTo(minutes);
  });

  test.each([
    { powerW: 219, minutes: 0 },
    { powerW: 220, minutes: 60 },
  ])('at $powerW watts of 220 are about $minutes', ({ powerW, minutes }) => {
    expect(Math.abs(ride({ powerW }).minutesAtThreshold! - minutes)).toBeLessThan(0.6);
  });

  test('count a second once that is hard by both, and none of a single jerk of power', () => {
    expect(ride({ powerW: 230, heartRateBpm: 180 }).minutesAtThreshold).toBeCloseTo(60);
    expect(ride({ powerW: (second) => (second % 60 === 0 ? 900 : 150) }).minutesAtThreshold).toBe(0);
  });

  test('are not told by a runner’s power, nor without anything to hold them against', () => {
    expect(of({ streams: { powerW: 400 } }).minutesAtThreshold).toBeNull();
    expect(
      of({ streams: { heartRateBpm: 180 } }, { maxHeartRateBpm: null, ageYears: null }).minutesAtThreshold,
    ).toBeNull();
  });
});
