import { expect, test } from '@jest/globals';
import { daysOf } from '#src/estimates/heat-standing';
import { acclimatisationFactor } from '#src/sweat/acclimatisation';

const NOW = new Date('2026-07-20T18:00:00Z');
const met = (...daysAgo: number[]) =>
  daysAgo.map((ago) => ({
    sessionId: `session ${ago}`,
    startedAt: new Date(Date.UTC(2026, 6, 20 - ago, 12)),
  }));

test('eight weeks are told evening by evening, today last', () => {
  const days = daysOf([], NOW);
  expect(days).toHaveLength(56);
  expect(days.at(-1)).toEqual({ day: '2026-07-20', heatDays: 0, times: 1, inHeat: false });
  expect(days[0]!.day).toBe('2026-05-26');
});

test('each day in the heat counts from its own evening on, and fades from the next', () => {
  const days = daysOf(met(4, 3, 2, 2), NOW);
  expect(days.slice(-5).map(({ inHeat }) => inHeat)).toEqual([true, true, true, false, false]);
  const counted = days.slice(-6).map(({ heatDays }) => heatDays);
  [0, 1, 2, 3, 2.85, 2.7075].forEach((value, i) => expect(counted[i]).toBeCloseTo(value, 9));
  expect(days.at(-1)!.times).toBe(acclimatisationFactor(days.at(-1)!.heatDays));
});

test('what was done before the weeks that are told still counts in them', () => {
  const [first] = daysOf(met(57, 58, 59), NOW);
  expect(first!.heatDays).toBeGreaterThan(2.5);
});
