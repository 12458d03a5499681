import { expect, test } from '@jest/globals';
import { contraindicationsOf, reasonsOf } from '#src/ledger/supplement-reasons';

const NOTHING = { diet: null, caffeine: null, alcohol: null, stomach: null, conditions: null };
const HEALTHY = { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false };

test('hard or long training, heavy sweating, a stomach that takes up less and a doctor’s word are reasons, each once', () => {
  const of = (...codes: Parameters<typeof reasonsOf>[0][number]['code'][]) =>
    reasonsOf(
      codes.map((code) => ({ code })),
      NOTHING,
    );
  expect(of('hard-training', 'long-training', 'heavy-sweating', 'stomach')).toEqual([
    'hard-training',
    'heavy-sweat',
    'stomach',
  ]);
  expect(of('heat', 'caffeine', 'alcohol', 'age', 'long-stress', 'one-sided')).toEqual([]);
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
