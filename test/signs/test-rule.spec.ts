import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RED_FLAGS } from '#src/signs/red-flags';
import { type Often, type Sign, SIGNS } from '#src/signs/sign-words';
import { type SignWeek, signsOf, testRule, type TestRuleInput } from '#src/signs/test-rule';

const THIS_WEEK = '2026-W24';
const WEEKS = ['2026-W21', '2026-W22', '2026-W23', '2026-W24'] as const;
const NONE = { cramp: 0, recovery: 0, fatigue: 0, pulse: 0, moodSleep: 0 } as const;

/** A week in which these signs came on several days. */
function week(name: string, signs: Sign[], pulseConfirmed = true): SignWeek {
  const often = Object.fromEntries(signs.map((sign) => [sign, 2])) as Partial<Record<Sign, Often>>;
  return { week: name, signs: { ...NONE, ...often }, pulseConfirmed };
}

function asked(weeks: SignWeek[], more: Partial<TestRuleInput> = {}) {
  return testRule({
    thisWeek: THIS_WEEK,
    weeks,
    factorCount: 1,
    lowFlag28: false,
    hasRedFlag: false,
    isMeasured: false,
    daysSinceSuggestion: null,
    isAdult: true,
    ...more,
  });
}

const THREE: Sign[] = ['cramp', 'fatigue', 'moodSleep'];
const TWO: Sign[] = ['cramp', 'fatigue'];

describe('several signs are', () => {
  test('three in one of the last four weeks', () => {
    expect(asked([week('2026-W21', THREE)])).toEqual({
      suggests: true,
      hindrances: [],
      several: true,
      signs: THREE,
    });
    expect(asked([week('2026-W20', THREE)]).hindrances).toEqual(['not-several']);
  });

  test('or two in two of them, and not two in one', () => {
    expect(asked([week('2026-W22', TWO)]).hindrances).toEqual(['not-several']);
    expect(asked([week('2026-W22', TWO), week('2026-W24', ['recovery', 'cramp'])]).suggests).toBe(true);
  });

  test('counted from several days on: once is no sign', () => {
    const once = { ...NONE, cramp: 1, recovery: 1, fatigue: 1, pulse: 1, moodSleep: 1 } as const;
    expect(signsOf({ signs: once, pulseConfirmed: true })).toEqual([]);
  });
});

describe('beside them', () => {
  test('there has to be a circumstance, or food that was probably low, or signs that last', () => {
    const signs = [week('2026-W23', TWO), week('2026-W24', TWO)];
    expect(asked(signs, { factorCount: 0 }).hindrances).toEqual(['nothing-beside']);
    expect(asked(signs, { factorCount: 0, lowFlag28: true }).suggests).toBe(true);
    expect(asked([week('2026-W22', TWO), ...signs], { factorCount: 0 }).suggests).toBe(true);
  });

  test.each([
    ['a red flag', { hasRedFlag: true }, 'red-flag'],
    ['a value of the last half year', { isMeasured: true }, 'measured-lately'],
    ['a suggestion of the last ninety days', { daysSinceSuggestion: 89.9 }, 'suggested-lately'],
    ['somebody under 18', { isAdult: false }, 'not-adult'],
  ] as const)('%s keeps it back', (_, more, hindrance) => {
    expect(asked([week('2026-W24', THREE)], more).hindrances).toEqual([hindrance]);
  });

  test('ninety days after a suggestion another may come', () => {
    expect(asked([week('2026-W24', THREE)], { daysSinceSuggestion: 90 }).suggests).toBe(true);
  });
});

describe('a pulse that only a device told of', () => {
  test('counts beside another sign', () => {
    expect(asked([week('2026-W24', ['cramp', 'fatigue', 'pulse'], false)]).suggests).toBe(true);
  });

  test('and never alone, however many weeks', () => {
    const weeks = WEEKS.map((name) => week(name, ['pulse'], false));
    expect(asked(weeks)).toMatchObject({ suggests: false, signs: [] });
  });
});

describe('whatever else holds,', () => {
  const often = fc.constantFrom<Often>(0, 1, 2, 3);
  const weeksOf = (signs: fc.Arbitrary<Record<Sign, Often>>) =>
    fc
      .subarray([...WEEKS], { minLength: 1 })
      .chain((names) =>
        fc.tuple(
          ...names.map((name) => fc.record({ week: fc.constant(name), signs, pulseConfirmed: fc.boolean() })),
        ),
      );
  const anySigns = fc.record(
    Object.fromEntries(SIGNS.map((sign) => [sign, often])) as Record<Sign, fc.Arbitrary<Often>>,
  );
  const oneSign = fc.tuple(fc.constantFrom(...SIGNS), often).map(([sign, how]) => ({ ...NONE, [sign]: how }));
  const rest = fc.record({
    factorCount: fc.nat(12),
    lowFlag28: fc.boolean(),
    hasRedFlag: fc.boolean(),
    isMeasured: fc.boolean(),
    daysSinceSuggestion: fc.option(fc.double({ min: 0, max: 400, noNaN: true })),
    isAdult: fc.boolean(),
  });

  test('one sign at a time never leads to a suggestion', () => {
    fc.assert(
      fc.property(weeksOf(oneSign), rest, (weeks, more) => {
        expect(asked(weeks, more).suggests).toBe(false);
      }),
    );
  });

  test('a red flag never leads to one', () => {
    fc.assert(
      fc.property(weeksOf(anySigns), rest, (weeks, more) => {
        expect(asked(weeks, { ...more, hasRedFlag: true }).suggests).toBe(false);
      }),
    );
  });

  test('there are never two in ninety days, nor one to anybody under 18', () => {
    fc.assert(
      fc.property(
        weeksOf(anySigns),
        rest,
        fc.double({ min: 0, max: 89.99, noNaN: true }),
        (weeks, more, days) => {
          expect(asked(weeks, { ...more, daysSinceSuggestion: days }).suggests).toBe(false);
          expect(asked(weeks, { ...more, isAdult: false }).suggests).toBe(false);
        },
      ),
    );
  });

  test('signs felt more often never take a suggestion away, and a device’s word for the pulse adds none by itself', () => {
    fc.assert(
      fc.property(weeksOf(anySigns), rest, (weeks, more) => {
        const worse = weeks.map((one) => ({
          ...one,
          signs: Object.fromEntries(SIGNS.map((sign) => [sign, Math.min(3, one.signs[sign] + 1)])),
        })) as SignWeek[];
        if (asked(weeks, more).suggests) expect(asked(worse, more).suggests).toBe(true);
        const alone = weeks.map((one) => ({ ...one, signs: { ...NONE, pulse: 3 }, pulseConfirmed: false }));
        expect(asked(alone as SignWeek[], more).several).toBe(false);
      }),
    );
  });
});

test('every red flag keeps it back: the list has those of the table', () => {
  expect(RED_FLAGS).toHaveLength(18);
});
