import { describe, expect, test } from '@jest/globals';
import { ageGroupOf, refuseTooYoung } from '#src/people/age';
import { TooYoung } from '#src/people/people.problems';

test.each([
  ['the day before eighteen', '2008-06-16', '2026-06-15', 'minor'],
  ['on the eighteenth birthday', '2008-06-15', '2026-06-15', 'adult'],
  ['born on 29 February, on the 28th of another year', '2008-02-29', '2026-02-28', 'minor'],
  ['born on 29 February, on 1 March', '2008-02-29', '2026-03-01', 'adult'],
  ['not told', null, '2026-06-15', 'unknown'],
] as const)('%s', (_when, birthDate, day, group) => {
  expect(ageGroupOf(birthDate, day)).toBe(group);
});

describe('thirteen is old enough', () => {
  test('on the birthday', () => {
    expect(() => refuseTooYoung('2013-06-15', '2026-06-15')).not.toThrow();
  });

  test('and not the day before', () => {
    expect(() => refuseTooYoung('2013-06-16', '2026-06-15')).toThrow(TooYoung);
  });

  test('nor for somebody who is not born yet', () => {
    expect(() => refuseTooYoung('2030-01-01', '2026-06-15')).toThrow(TooYoung);
  });
});
