import { expect, test } from '@jest/globals';
import { inputRevision } from '#src/estimates/input-revision';
import type { SessionInput } from '#src/sweat/session-input';
import { aSessionInput, type InputWishes } from '../support/a-session-input.js';

const RUN: InputWishes = { speedKmh: 12, heartRateBpm: 150, minutes: 47.5 };

test('the same inputs have the same revision, however they came about', () => {
  expect(inputRevision(aSessionInput(RUN))).toBe(inputRevision(aSessionInput({ ...RUN })));
  expect(inputRevision(aSessionInput(RUN))).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, InputWishes]>([
  ['mass by a gram', { massKg: 70.001 }],
  ['air', { airC: 20.0000001 }],
  ['where a value came from', { source: 'weather' }],
  ['length', { minutes: 47.51 }],
  ['one stream', { heartRateBpm: 150.1 }],
  ['a stream nobody recorded', { powerW: 0 }],
  ['days in the heat', { heatDays: 1 }],
  ['the personal factor', { factor: { mu: 0.01 } }],
  ['sport', { sport: 'trail_run' }],
  ['legs', { legs: [{}, {}] }],
])('%s changes it', (_, change) => {
  expect(inputRevision(aSessionInput({ ...RUN, ...change }))).not.toBe(inputRevision(aSessionInput(RUN)));
});

test('one minute of one stream changes it', () => {
  const input = (change: (input: SessionInput) => void) => {
    const made = aSessionInput(RUN);
    change(made);
    return inputRevision(made);
  };
  const plain = inputRevision(aSessionInput(RUN));
  expect(input(({ legs: [leg] }) => (leg!.minutes.heartRateBpm![30] = 151))).not.toBe(plain);
  expect(input(({ legs: [leg] }) => (leg!.conditions.airC.perMinute = new Float64Array(48)))).not.toBe(plain);
});

test('a view into a larger buffer counts for what it shows', () => {
  const whole = new Float64Array(100).fill(150);
  const viewed = aSessionInput({ ...RUN, minutes: 48 });
  viewed.legs[0]!.minutes.heartRateBpm = whole.subarray(10, 58);
  expect(inputRevision(viewed)).toBe(inputRevision(aSessionInput({ ...RUN, minutes: 48 })));
});
