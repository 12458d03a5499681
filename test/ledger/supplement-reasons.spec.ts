import { expect, test } from '@jest/globals';
import type { Place } from '#src/labs/intervals';
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
  const NONE = { egfr: null, creatinine: null };
  const egfr = (value: number, comparator: '<' | '>' | null = null) => ({
    ...NONE,
    egfr: { value, comparator, sampledAt: '2026-05-02' },
  });
  expect(contraindicationsOf(NOTHING, NONE)).toBeNull();
  expect(contraindicationsOf(NOTHING, egfr(90))).toBeNull();
  expect(contraindicationsOf(NOTHING, egfr(59))).toEqual(['low-egfr']);
  expect(contraindicationsOf(told, egfr(60))).toEqual([]);
  expect(contraindicationsOf(told, egfr(60, '<'))).toEqual(['low-egfr']);
  expect(contraindicationsOf(told, egfr(60, '>'))).toEqual([]);
  expect(contraindicationsOf(told, egfr(90, '<'))).toEqual(['kidneys-unclear']);
  expect(contraindicationsOf(NOTHING, egfr(90, '<'))).toEqual(['kidneys-unclear']);
  expect(contraindicationsOf(told, egfr(30, '>'))).toEqual(['kidneys-unclear']);
  expect(
    contraindicationsOf(
      { ...NOTHING, conditions: { ...HEALTHY, pregnant: true, breastfeeding: true } },
      NONE,
    ),
  ).toEqual(['pregnancy', 'breastfeeding']);
  expect(
    contraindicationsOf(
      { ...NOTHING, conditions: { ...HEALTHY, conditions: ['type-2-diabetes', 'myasthenia-gravis'] } },
      NONE,
    ),
  ).toEqual(['myasthenia-gravis']);
});

test('a creatinine alone is no leave unless it is seen to be usual, and an eGFR of that day or later answers it', () => {
  const told = { ...NOTHING, conditions: HEALTHY };
  const creatinine = (place: Place | null) => ({ place, sampledAt: '2026-05-02T07:40:00+02:00' });
  const against = (place: Place | null, egfrOn?: string) =>
    contraindicationsOf(told, {
      creatinine: creatinine(place),
      egfr: egfrOn === undefined ? null : { value: 75, comparator: null, sampledAt: egfrOn },
    });
  for (const place of ['above', 'not-below', 'cannot-tell', null] as const)
    expect(against(place)).toEqual(['kidneys-unclear']);
  for (const place of ['inside', 'below', 'not-above'] as const) expect(against(place)).toEqual([]);
  expect(against('above', '2026-05-02')).toEqual([]);
  expect(against('above', '2026-05-01')).toEqual(['kidneys-unclear']);
});
