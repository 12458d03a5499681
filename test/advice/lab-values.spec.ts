import { describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { LAB_WORDS, labReading, labValue, measure, measureAgain } from '#src/advice/lab-values';

const why = (verdict: Verdict) => (isSaid(verdict) ? 'said' : verdict.silent);

describe('a laboratory value', () => {
  const facts = { isAdult: true, valueId: 'a-value', mark: 'a-mark', toldDaysAgo: 0, time: '12:00' };

  test('is spoken of by day, and its row holds nothing but whose value it is', () => {
    expect(labValue(facts)).toMatchObject({
      kind: 'lab-value',
      key: 'value:a-value:a-mark',
      values: {},
      grounds: [],
      sendAt: { at: 'once' },
    });
  });

  test.each([
    ['07:59', { at: 'local', time: '08:00', inDays: 0 }],
    ['08:00', { at: 'once' }],
    ['19:59', { at: 'once' }],
    ['20:00', { at: 'local', time: '08:00', inDays: 1 }],
  ])('told at %s', (time, sendAt) => {
    expect(labValue({ ...facts, time })).toMatchObject({ sendAt });
  });

  test('is nothing to whoever is not known to be grown up', () => {
    expect(why(labValue({ ...facts, isAdult: false }))).toBe('not-adult');
  });

  test('is no news days after it was told, and no word when it is gone', () => {
    expect(why(labValue({ ...facts, toldDaysAgo: 3 }))).toBe('said');
    expect(why(labValue({ ...facts, toldDaysAgo: 4 }))).toBe('no-news');
    expect(why(labValue({ ...facts, valueId: null }))).toBe('no-value');
  });
});

describe('what a value is read as', () => {
  test.each(LAB_WORDS)('%s', (word) => {
    expect(labReading(word, false).text).toBe(`lab-${word}`);
  });

  test('only one for care now and one above are cautions', () => {
    const cautions = LAB_WORDS.filter((word) => labReading(word, false).isCaution);
    expect(cautions).toEqual(['care-now', 'high']);
  });

  test('a low one beside what a doctor should see is one for care now', () => {
    expect(labReading('low', true)).toMatchObject({ text: 'lab-low-for-doctor', isCaution: true });
    expect(labReading('normal', true).text).toBe('lab-normal');
  });

  test.each(['cannot-tell', 'not-low', 'no-lower-end'])('%s is told on its page', (word) => {
    expect(labReading(word, false)).toMatchObject({ text: 'lab-on-its-page', isCaution: false });
  });
});

describe('that measuring may be wise', () => {
  const suggestion = { madeOn: '2026-07-14', signs: 3, factors: 1, lowFood: false };

  test('is told on a Tuesday where the suggestion stands', () => {
    expect(measure({ suggestion, weekday: 2 })).toMatchObject({
      kind: 'measure',
      key: 'suggested:2026-07-14',
      sendAt: { at: 'local', time: '10:00', inDays: 0 },
      expiresAt: { at: 'local', inDays: 30 },
    });
  });

  test('waits for Tuesday, and is silent where none stands', () => {
    expect(why(measure({ suggestion, weekday: 3 }))).toBe('another-day');
    expect(why(measure({ suggestion: null, weekday: 2 }))).toBe('not-suggested');
  });
});

describe('measuring again', () => {
  const facts = { isAdult: true, onDay: '2026-07-15', today: '2026-07-15', isMeasuredSince: false };

  test('is reminded of on the day that was asked for', () => {
    expect(measureAgain(facts)).toMatchObject({ kind: 'measure-again', key: 'again:2026-07-15' });
  });

  test('never to whoever did not ask', () => {
    expect(why(measureAgain({ ...facts, onDay: null }))).toBe('not-asked-for');
  });

  test.each([
    ['2026-07-14', 'another-day'],
    ['2026-07-29', 'said'],
    ['2026-07-30', 'another-day'],
  ])('looked at on %s: %s', (today, said) => {
    expect(why(measureAgain({ ...facts, today }))).toBe(said);
  });

  test('nor to whoever has measured since, nor to anybody not known to be grown up', () => {
    expect(why(measureAgain({ ...facts, isMeasuredSince: true }))).toBe('measured-since');
    expect(why(measureAgain({ ...facts, isAdult: false }))).toBe('not-adult');
  });
});
