import { describe, expect, test } from '@jest/globals';
import { contraindicationsOf, reasonsOf, type ReasonSession } from '#src/ledger/supplement-reasons';

const NOTHING = { diet: null, caffeine: null, alcohol: null, stomach: null, conditions: null };
const HEALTHY = { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false };
const weekly = (sessions: Partial<ReasonSession>[], weeks = 4): ReasonSession[] =>
  Array.from({ length: weeks }, (_, weeksAgo) =>
    sessions.map((session, at) => ({
      ...{ weeksAgo, day: `week ${weeksAgo}, ${at}`, movingMin: 40, minutesAtThreshold: 0, sweatL: 0.4 },
      ...session,
    })),
  ).flat();

describe('hard training is', () => {
  const hard = { minutesAtThreshold: 12 };
  test.each([
    ['two hard days in three of four weeks', weekly([hard, hard], 3), true],
    ['two hard days in two of them', weekly([hard, hard], 2), false],
    ['one hard day a week', weekly([hard]), false],
    [
      'two hard sessions of one day',
      weekly([
        { ...hard, day: 'x' },
        { ...hard, day: 'x' },
      ]),
      false,
    ],
    ['nine hours a week', weekly(Array.from({ length: 6 }, () => ({ movingMin: 90 }))), true],
    ['a long session every week', weekly([{ movingMin: 150 }]), true],
    ['a long session in three weeks', weekly([{ movingMin: 150 }], 3), false],
    ['nothing', [], false],
  ])('%s: %s', (_, sessions, isHard) => {
    expect(reasonsOf(sessions, NOTHING).includes('hard-training')).toBe(isHard);
  });
});

test('heavy sweating is more than five litres a week, or a high rate twice', () => {
  const of = (sessions: ReasonSession[]) => reasonsOf(sessions, NOTHING).includes('heavy-sweat');
  expect(
    of(
      weekly([
        { sweatL: 2.6, movingMin: 140 },
        { sweatL: 2.6, movingMin: 140 },
      ]),
    ),
  ).toBe(true);
  expect(of(weekly([{ sweatL: 1.6, movingMin: 60 }], 2))).toBe(true);
  expect(of(weekly([{ sweatL: 1.6, movingMin: 60 }], 1))).toBe(false);
  expect(of(weekly([{ sweatL: null }]))).toBe(false);
});

test('a stomach that takes up less, and a doctor’s word, are reasons where they may be used', () => {
  const stomach = { troubles: ['coeliac' as const], medicines: [] };
  expect(reasonsOf([], { ...NOTHING, stomach })).toEqual(['stomach']);
  expect(reasonsOf([], { ...NOTHING, stomach: { troubles: [], medicines: ['diuretic'] } })).toEqual([
    'stomach',
  ]);
  expect(reasonsOf([], { ...NOTHING, stomach: { troubles: [], medicines: ['iron'] } })).toEqual([]);
  expect(reasonsOf([], { ...NOTHING, conditions: { ...HEALTHY, doctorSaidSupplement: true } })).toEqual([
    'doctor',
  ]);
});

test('what leaves it to a doctor is what was told and measured; unknown is not none', () => {
  const told = { ...NOTHING, conditions: HEALTHY };
  const egfr = (value: number, comparator: '<' | '>' | null = null) => ({ value, comparator });
  expect(contraindicationsOf(NOTHING, null)).toBeNull();
  expect(contraindicationsOf(NOTHING, egfr(90))).toBeNull();
  expect(contraindicationsOf(NOTHING, egfr(59))).toEqual(['low-egfr']);
  expect(contraindicationsOf(told, egfr(60))).toEqual([]);
  expect(contraindicationsOf(told, egfr(60, '<'))).toEqual(['low-egfr']);
  expect(contraindicationsOf(told, egfr(60, '>'))).toEqual([]);
  expect(
    contraindicationsOf(
      { ...NOTHING, conditions: { ...HEALTHY, pregnant: true, breastfeeding: true } },
      null,
    ),
  ).toEqual(['pregnancy', 'breastfeeding']);
  expect(
    contraindicationsOf(
      { ...NOTHING, conditions: { ...HEALTHY, conditions: ['type-2-diabetes', 'myasthenia-gravis'] } },
      null,
    ),
  ).toEqual(['myasthenia-gravis']);
});
