import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PLACES } from '#src/labs/intervals';
import {
  CONTRAINDICATIONS,
  LAB_COUNTS_DAYS,
  SUPPLEMENT_REASONS,
  type SupplementFacts,
  supplementRule,
} from '#src/labs/supplement-rule';

const anything: fc.Arbitrary<SupplementFacts> = fc.record({
  isAdult: fc.boolean(),
  magnesium: fc.option(
    fc.record({ place: fc.constantFrom(...PLACES), daysAgo: fc.integer({ min: -3, max: 400 }) }),
  ),
  reasons: fc.subarray([...SUPPLEMENT_REASONS]),
  contraindications: fc.option(fc.subarray([...CONTRAINDICATIONS])),
  redFlag: fc.option(fc.boolean()),
});
const never = (change: (facts: SupplementFacts) => SupplementFacts) =>
  fc.assert(
    fc.property(anything, (facts) => supplementRule(change(facts)) !== 'may-speak'),
    { numRuns: 2_000 },
  );
/** Everything speaks for it. */
const ALL: SupplementFacts = {
  isAdult: true,
  magnesium: { place: 'below', daysAgo: 10 },
  reasons: ['hard-training'],
  contraindications: [],
  redFlag: false,
};

test('a supplement is mentioned where all of it holds, for each of the reasons', () => {
  for (const reason of SUPPLEMENT_REASONS)
    expect(supplementRule({ ...ALL, reasons: [reason] })).toBe('may-speak');
});

test('without a value never', () => never((facts) => ({ ...facts, magnesium: null })));

test('without a low value never', () => {
  for (const place of PLACES.filter((one) => one !== 'below'))
    never((facts) => ({ ...facts, magnesium: facts.magnesium && { ...facts.magnesium, place } }));
});

test('with a value older than 180 days never', () => {
  never((facts) => ({
    ...facts,
    magnesium: facts.magnesium && {
      ...facts.magnesium,
      daysAgo: LAB_COUNTS_DAYS + 1 + Math.abs(facts.magnesium.daysAgo),
    },
  }));
  expect(supplementRule({ ...ALL, magnesium: { place: 'below', daysAgo: 180 } })).toBe('may-speak');
  expect(supplementRule({ ...ALL, magnesium: { place: 'below', daysAgo: 181 } })).toBe('check-first');
});

test('with any contraindication never', () => {
  for (const one of CONTRAINDICATIONS)
    never((facts) => ({ ...facts, contraindications: [...(facts.contraindications ?? []), one] }));
});

test('where nobody told of illnesses never', () => never((facts) => ({ ...facts, contraindications: null })));
test('without a reason never', () => never((facts) => ({ ...facts, reasons: [] })));
test('under 18 never', () => never((facts) => ({ ...facts, isAdult: false })));
test('with a red flag never', () => never((facts) => ({ ...facts, redFlag: true })));
test('where nobody was asked for red flags never', () => never((facts) => ({ ...facts, redFlag: null })));

test('a minor is told nothing at all, whatever else is so', () => {
  fc.assert(
    fc.property(anything, (facts) => supplementRule({ ...facts, isAdult: false }) === 'not-for-minors'),
  );
});

test.each([
  ['a normal value', { magnesium: { place: 'inside', daysAgo: 3 } }, 'not-needed'],
  ['one not below, with no upper end', { magnesium: { place: 'not-below', daysAgo: 3 } }, 'not-needed'],
  ['one whose lower end is not known', { magnesium: { place: 'not-above', daysAgo: 3 } }, 'check-first'],
  ['a high value', { magnesium: { place: 'above', daysAgo: 3 } }, 'above'],
  ['no value', { magnesium: null }, 'check-first'],
  ['a value that cannot tell', { magnesium: { place: 'cannot-tell', daysAgo: 3 } }, 'check-first'],
  ['a low value and a kidney disease', { contraindications: ['kidney-disease'] }, 'doctor-only'],
  ['a low value and no reason', { reasons: [] }, 'low-without-reason'],
  ['a low value and illnesses not told', { contraindications: null }, 'tell-conditions'],
  ['a red flag', { redFlag: true }, 'red-flag'],
  ['a low value and red flags not asked for', { redFlag: null }, 'tell-signs'],
] as [string, Partial<SupplementFacts>, string][])('%s: %s', (_, change, outcome) => {
  expect(supplementRule({ ...ALL, ...change })).toBe(outcome);
});
