import { expect, test } from '@jest/globals';
import { isCurrent, leftOf, spentAmong } from '#web/station/letting-go.ts';
import type { Entry } from '#web/station/station-shapes.ts';

const HOUR_MS = 3_600_000;
const NOON = new Date('2026-06-15T12:00:00Z');
const after = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);
let ids = 0;
/** Weighed at noon, before a session, and taken, unless told otherwise. */
const weighed = (more: Partial<Entry> = {}): Entry => ({
  ...{ id: String(++ids), teamId: 't', accountId: 'a', memberId: 'm', name: 'Ada', day: '2026-06-15' },
  ...{ when: 'before', at: NOON.toISOString(), massKg: 70, drinkL: 0.5, clothed: false, sure: false },
  ...{ isNextWithinDay: false, state: 'taken', reason: null, doubts: [], fluid: null },
  until: after(7 * 24).toISOString(),
  ...more,
});

test('what was taken is let go after its day and a night, also where the server is never reached again', () => {
  const entry = weighed();
  expect(leftOf(entry, after(35))).toBe(entry);
  expect(leftOf(entry, after(37))).toBeNull();
});

test('kilos that were never sent are let go with the last day they would be taken, and that is told for a week', () => {
  const entry = weighed({ state: 'waiting' });
  expect(leftOf(entry, after(7 * 24))).toBe(entry);
  const told = leftOf(entry, after(7 * 24 + 1))!;
  expect(told).toMatchObject({
    state: 'refused',
    reason: 'too-old',
    massKg: null,
    drinkL: null,
    name: 'Ada',
  });
  expect(leftOf(told, after(14 * 24))).toBe(told);
  expect(leftOf(told, after(14 * 24 + 2))).toBeNull();
});

test('what is asked about stays over days, and no longer than it would be taken', () => {
  const entry = weighed({ state: 'doubtful' });
  expect(leftOf(entry, after(6 * 24))).toBe(entry);
  expect(leftOf(entry, after(7 * 24 + 1))).toBeNull();
});

test('a first weighing is spent once the second of the same person is taken, and not before', () => {
  const before = weighed();
  const second = (more: Partial<Entry>) => weighed({ when: 'after', at: after(1).toISOString(), ...more });
  expect(spentAmong([before, second({ massKg: null })])).toEqual([before.id]);
  expect(spentAmong([before, second({ state: 'waiting' })])).toEqual([]);
  expect(spentAmong([before, second({ memberId: 'other' })])).toEqual([]);
  expect(spentAmong([before, second({ at: after(-1).toISOString() })])).toEqual([]);
  expect(spentAmong([weighed({ state: 'waiting' }), second({})])).toEqual([]);
});

test('past midnight an evening is still shown for as long as the server says', () => {
  const entry = weighed();
  expect(isCurrent(entry, '2026-06-15', 6, after(11))).toBe(true);
  expect(isCurrent(entry, '2026-06-16', 6, after(6))).toBe(true);
  expect(isCurrent(entry, '2026-06-16', 6, after(6.1))).toBe(false);
});
