import { describe, expect, test } from '@jest/globals';
import { factsFrom } from '#src/estimates/facts';
import { inputRevision } from '#src/estimates/input-revision';
import { estimateRow, reckon } from '#src/estimates/reckon';
import type { Knowledge } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import { MODEL } from '#src/sweat/session-estimate';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { knowing } from '../support/knowing.js';

const ABOUT = { sessionId: 'session', athleteId: 'athlete', lineage: 'shareable' as const };

const reckoned = (wishes: RecordingWishes = {}, known: Partial<Knowledge> = {}) =>
  reckon(aRecording(wishes), knowing(known));
const rowOf = (wishes: RecordingWishes = {}, known: Partial<Knowledge> = {}) =>
  estimateRow(reckoned(wishes, known), {
    ...ABOUT,
    recording: aRecording(wishes),
    known: knowing(known),
  });

describe('no answer is an answer, with a reason', () => {
  test.each<[string, RecordingWishes, Partial<Knowledge>]>([
    ['mass-unknown', {}, { facts: factsFrom('profile', {}) }],
    ['absurd-input', {}, { facts: factsFrom('flag', { massKg: 70, heightM: 17.5 }) }],
    ['too-short', { minutes: 2 }, {}],
    ['effort-unknown', { sport: 'other', streams: {} }, {}],
  ])('%s', (reason, wishes, known) => {
    expect(reckoned(wishes, known)).toMatchObject({
      outcome: 'abstained',
      estimate: { reasons: [reason], model: MODEL },
    });
    expect(rowOf(wishes, known)).toMatchObject({
      ...ABOUT,
      state: 'abstained',
      lossL: null,
      lossSigma: null,
      magnesiumMg: null,
      magnesiumSigma: null,
      rawL: null,
      heatExposure: false,
      teachesHeartRate: false,
      result: { reasons: [reason], sweat: null },
    });
  });

  test('where there were inputs, they are what the answer is about; where there were none, the reason is', () => {
    const short = reckoned({ minutes: 2 });
    if (short.outcome !== 'abstained') throw new Error('Estimated');
    expect(rowOf({ minutes: 2 }).inputRevision).toBe(inputRevision(short.input!));
    expect(rowOf({}, { facts: factsFrom('profile', {}) }).inputRevision).toBe('mass-unknown');
  });
});

test('an estimate as a row holds what others ask of it: the loss, its spread, the raw value, the version', () => {
  const result = reckoned();
  if (result.outcome === 'abstained') throw new Error('Abstained');
  const { litres, minerals, rawL } = result.estimate;
  const row = rowOf();
  expect(row).toMatchObject({
    ...ABOUT,
    state: 'ready',
    model: MODEL.name,
    modelVersion: MODEL.version,
    inputRevision: inputRevision(result.input),
    lossSigma: litres.sigma,
    magnesiumSigma: minerals.magnesium.sigma,
    rawL,
  });
  expect(row.lossL).toBeCloseTo(row.result.sweat!.litres, 12);
  expect(row.magnesiumMg).toBe(row.result.magnesium!.mg);
});

test('what the reader noticed of the file is the first of the reasons for the grade', () => {
  const result = reckoned({ notes: ['truncated', 'time-repaired'] });
  if (result.outcome === 'abstained') throw new Error('Abstained');
  expect(result.estimate.quality.reasons[0]).toBe('truncated');
  expect(result.estimate.quality.reasons).not.toContain('time-repaired');
});

describe('what a session teaches', () => {
  const room = (airC: number) => ({
    indoors: { ...NOTHING_TOLD, airC: { value: airC, source: 'profile' as const } },
  });
  const hour: RecordingWishes = { sport: 'ride', indoor: true, streams: { powerW: 180 } };

  test('an hour in the heat is an exposure; a shorter or cooler one is none', () => {
    expect(rowOf(hour, room(30)).heatExposure).toBe(true);
    expect(rowOf(hour, room(24)).heatExposure).toBe(false);
    expect(rowOf({ ...hour, minutes: 40 }, room(30)).heatExposure).toBe(false);
  });

  test('power beside heart rate in mild air teaches the heart; heart rate alone does not', () => {
    const both = { ...hour, streams: { powerW: 180, heartRateBpm: 140 } };
    expect(rowOf(both, room(18))).toMatchObject({ teachesHeartRate: true });
    expect(rowOf(both, room(18)).heartRatePoints!.length).toBeGreaterThan(5);
    expect(rowOf(both, room(30))).toMatchObject({ teachesHeartRate: false, heartRatePoints: null });
    expect(rowOf({ ...hour, streams: { heartRateBpm: 140 } }, room(18)).teachesHeartRate).toBe(false);
  });
});
