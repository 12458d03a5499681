import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { alcohol, caffeine, stomach } from '#src/advice/habits';
import { supplementAboveLimit, supplementUntested } from '#src/advice/supplements';

const why = (verdict: Verdict) => (isSaid(verdict) ? 'said' : verdict.silent);
const TODAY = '2026-11-16';

describe('much caffeine', () => {
  const facts = { isAdult: true, applies: true, today: TODAY, weekday: 1 };

  test('is spoken of on a Monday, without how much: the line would tell of a pregnancy', () => {
    expect(caffeine(facts)).toMatchObject({
      key: 'cups:2026-11',
      values: {},
      grounds: [{ what: 'over-caffeine-line', under: ['caffeine'] }],
      sendAt: { at: 'local', time: '09:00', inDays: 0 },
    });
  });

  test.each([
    ['on another day', { weekday: 2 }, 'another-day'],
    ['where it is not much', { applies: false }, 'not-much'],
    ['to whoever is not known to be grown up', { isAdult: false }, 'not-adult'],
  ])('not %s', (_, more, said) => {
    expect(why(caffeine({ ...facts, ...more }))).toBe(said);
  });
});

describe('much alcohol', () => {
  const facts = { isAdult: true, applies: true, today: TODAY, line: '020-84 44 48' };

  test('is spoken of with the line to call where they live', () => {
    expect(alcohol(facts)).toMatchObject({ key: 'glasses:2026-11', values: { line: '020-84 44 48' } });
  });

  test('not where it is not much, nor to whoever is not known to be grown up', () => {
    expect(why(alcohol({ ...facts, applies: false }))).toBe('not-much');
    expect(why(alcohol({ ...facts, isAdult: false }))).toBe('not-adult');
  });
});

describe('a stomach that takes up less', () => {
  test('is worth bringing up when three days a week were bad in two of four check-ins', () => {
    expect(stomach({ told: 0, troubledDays: [0, 3, 0, 4], today: TODAY })).toMatchObject({
      key: 'uptake:2026-Q4',
      grounds: [{ what: 'troubled-check-ins', value: 2 }],
    });
  });

  test('what was told is spoken of once a year', () => {
    expect(stomach({ told: 1, troubledDays: [], today: TODAY })).toMatchObject({ key: 'uptake:2026' });
  });

  test.each([
    ['two bad days', [2, 2, 2, 2]],
    ['one bad week', [0, 0, 0, 7]],
    ['bad weeks of long ago', [5, 5, 0, 0, 0, 0]],
  ])('not for %s', (_, troubledDays) => {
    expect(why(stomach({ told: 0, troubledDays, today: TODAY }))).toBe('no-trouble');
  });
});

describe('supplements', () => {
  const day = (supplementMg: number, at = 15) => ({ day: `2026-11-${at}`, supplementMg });
  const facts = { isAdult: true, days: [day(100)], today: TODAY, isMeasured: false, isByDoctor: false };

  test('whoever notes one without a value hears the next morning to check first', () => {
    expect(supplementUntested(facts)).toMatchObject({
      key: 'label:2026-Q4',
      sendAt: { at: 'local', time: '09:00', inDays: 0 },
    });
  });

  test.each([
    ['with a value of the last half year', { isMeasured: true }, 'measured'],
    ['where a doctor said so', { isByDoctor: true }, 'by-a-doctor'],
    ['where none is noted', { days: [] }, 'none-noted'],
    ['to whoever is not known to be grown up', { isAdult: false }, 'not-adult'],
  ])('not %s', (_, more, said) => {
    expect(why(supplementUntested({ ...facts, ...more }))).toBe(said);
  });

  test('above the upper level on three days of seven is told', () => {
    const days = [day(251, 12), day(300, 13), day(250, 14), day(400, 15)];
    expect(supplementAboveLimit({ ...facts, days })).toMatchObject({
      key: 'label-most:2026-11',
      grounds: [{ what: 'days-above-level', value: 3 }],
    });
  });

  test('the upper level itself is not above it, and two days are not three', () => {
    const days = [day(250, 12), day(300, 13), day(250, 14), day(400, 15)];
    expect(why(supplementAboveLimit({ ...facts, days }))).toBe('not-above');
  });

  test('nor is it told to whoever is not known to be grown up', () => {
    const days = [12, 13, 14].map((at) => day(900, at));
    expect(why(supplementAboveLimit({ ...facts, isAdult: false, days }))).toBe('not-adult');
  });
});
