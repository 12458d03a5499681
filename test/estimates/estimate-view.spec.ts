import { describe, expect, test } from '@jest/globals';
import type { Estimate } from '#src/estimates/estimate.entity';
import { SessionEstimateView } from '#src/estimates/estimate.shapes';
import { abstentionResult, estimateResult, summaryOf, viewOf } from '#src/estimates/estimate-view';
import { estimateSession } from '#src/sweat/estimate';
import { MODEL } from '#src/sweat/session-estimate';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

function resultOf(wishes: InputWishes) {
  const input = aSessionInput(wishes);
  const estimate = estimateSession(input);
  if (estimate.outcome === 'abstained') throw new Error(`Abstained: ${estimate.reasons.join(', ')}`);
  return estimateResult(estimate, input);
}
const row = (result: Estimate['result'], state: Estimate['state']) =>
  ({ result, state, frozen: false, weather: null }) as Estimate;

describe('an estimate as the API tells it', () => {
  const race = resultOf({ speedKmh: 13, minutes: 90, airC: 26, heatDays: 3 });
  const { sweat, rateLPerH, massLossKg, magnesium, curve } = race;

  test('has every range around its median', () => {
    const { litres, p10, p90, p2_5, p97_5 } = sweat!;
    expect([p2_5, p10, litres, p90, p97_5]).toEqual([p2_5, p10, litres, p90, p97_5].sort((a, b) => a - b));
    const { mg, p5, p95 } = magnesium!;
    expect([p5, magnesium!.p10, mg, magnesium!.p90, p95]).toEqual(
      [p5, magnesium!.p10, mg, magnesium!.p90, p95].sort((a, b) => a - b),
    );
  });

  test('tells rates by the hour, and what a scale would see', () => {
    expect(race.durationS).toBe(5400);
    expect(rateLPerH!.median).toBeCloseTo(sweat!.litres / 1.5, 12);
    expect(rateLPerH!.p90).toBeCloseTo(sweat!.p90 / 1.5, 12);
    const beside = massLossKg!.kg - sweat!.litres;
    expect(beside).toBeGreaterThan(0.1);
    expect(massLossKg!.p10).toBeCloseTo(sweat!.p10 + beside, 12);
  });

  test('has a curve of the same sweat, minute by minute, within its band', () => {
    const { minute, rateLPerH: rates, p10, p90 } = curve!;
    expect(minute).toEqual(Array.from({ length: 90 }, (_, i) => i));
    expect(rates.reduce((sum, rate) => sum + rate / 60, 0)).toBeCloseTo(sweat!.litres, 9);
    rates.forEach((rate, i) => {
      expect(p10[i]! / rate).toBeCloseTo(sweat!.p10 / sweat!.litres, 9);
      expect(p90[i]! / rate).toBeCloseTo(sweat!.p90 / sweat!.litres, 9);
    });
  });

  test('names each input, its unit and its source', () => {
    const inputs = Object.fromEntries(race.inputs.map(({ name, ...told }) => [name, told]));
    expect(inputs['mass']).toEqual({ value: 70, unit: 'kg', source: 'profile' });
    expect(inputs['air']).toEqual({ value: 26, unit: '°C', source: 'flag' });
    expect(inputs['effort']).toMatchObject({ unit: 'W', source: 'stream' });
    expect(inputs['heatDays']).toEqual({ value: 3, unit: 'd', source: 'learned' });
    expect(inputs['water']).toBeUndefined();
    const swim = resultOf({ sport: 'swim', waterC: 26 }).inputs.map(({ name }) => name);
    expect(swim).toContain('water');
    expect(swim).not.toContain('air');
    expect(resultOf({}).inputs.find(({ name }) => name === 'effort')!.source).toBe('default');
  });

  test('keeps to its own shape', () => {
    expect(() => SessionEstimateView.parse(viewOf(row(race, 'ready'), 1234))).not.toThrow();
  });
});

test('legs follow each other on one curve', () => {
  const { legs, curve, durationS } = resultOf({
    legs: [
      { sport: 'ride', powerW: 190, minutes: 20.5 },
      { speedKmh: 12, minutes: 10 },
    ],
  });
  expect(durationS).toBeCloseTo(30.5 * 60, 6);
  expect(legs.map(({ sport, durationS }) => [sport, durationS])).toEqual([
    ['ride', 1230],
    ['run', 600],
  ]);
  expect(curve!.minute.slice(19, 23)).toEqual([19, 20, 20.5, 21.5]);
});

test('a few frosty minutes without any sweat are told in finite numbers', () => {
  const { curve, sweat, legs } = resultOf({ sport: 'yoga', minutes: 5, airC: -10, clo: 0.1 });
  expect(sweat!.p97_5).toBeLessThan(0.001);
  expect(legs[0]!.litres).toBe(0);
  expect([...curve!.rateLPerH, ...curve!.p10, ...curve!.p90].every(Number.isFinite)).toBe(true);
});

test('while it is being made, and when there is none, everything but the maker’s own figure is null', () => {
  const waiting = viewOf('waiting', 900);
  expect(waiting).toMatchObject({ state: 'waiting', model: null, sweat: null, vendorEstimateMl: 900 });
  const none = abstentionResult({ outcome: 'abstained', model: MODEL, reasons: ['too-short'] });
  const abstained = viewOf(row(none, 'abstained'), null);
  expect(abstained).toMatchObject({ state: 'abstained', reasons: ['too-short'], model: MODEL, curve: null });
  for (const view of [waiting, abstained]) expect(() => SessionEstimateView.parse(view)).not.toThrow();
});

test('in short it is the range, the magnesium and the grade', () => {
  const result = resultOf({ speedKmh: 12 });
  expect(summaryOf('id', row(result, 'ready'))).toEqual({
    sessionId: 'id',
    state: 'ready',
    sweat: result.sweat,
    magnesium: result.magnesium,
    grade: 'B',
    reasons: [],
  });
  expect(summaryOf('id', 'waiting')).toMatchObject({ state: 'waiting', sweat: null, grade: null });
  expect(summaryOf('id', 'failed')).toMatchObject({ state: 'failed', sweat: null, grade: null });
});
