import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exerciseBefore } from '#src/labs/exercise-before';
import { fallbackOf, NOBODY_NAMED, placeIn } from '#src/labs/intervals';
import { changeOf } from '#src/labs/lab-change';
import { labViews } from '#src/labs/lab-view';
import type { KeptValue } from '#src/labs/labs.shapes';
import { magnesiumWordOf } from '#src/labs/magnesium-word';
import { sampledFrom } from '#src/labs/sampled';

const IN = { low: 0.71, high: 0.94 };
const NOBODY = { sex: null, birthDate: null, sessions: [] } as const;
let made = 0;
const USUAL: KeptValue = {
  marker: 'magnesium',
  value: 0.85,
  comparator: null,
  unit: 'mmol/L',
  low: null,
  high: null,
  sampledAt: '2026-11-20T07:40:00+01:00',
  lab: null,
  fasting: null,
  note: null,
  from: 'hand',
};
const aValue = (change: Partial<KeptValue>) => ({
  id: `value ${++made}`,
  createdAt: new Date(made),
  changedAt: new Date(made),
  kept: { ...USUAL, ...change },
});

test.each([
  [0.49, null, 'care-now'],
  [0.5, '<', 'care-now'],
  [0.5, null, 'low'],
  [0.7, null, 'low'],
  [0.71, null, 'lower-end'],
  [0.79, null, 'lower-end'],
  [0.8, null, 'normal'],
  [0.94, null, 'normal'],
  [0.95, null, 'high'],
  [2, null, 'high'],
  [2.01, null, 'care-now'],
  [2, '>', 'care-now'],
  [0.9, '<', 'cannot-tell'],
  [0.8, '>', 'cannot-tell'],
] as const)('magnesium of %d mmol/L (%s): %s', (value, comparator, word) => {
  expect(magnesiumWordOf(value, comparator, placeIn(value, comparator, IN))).toBe(word);
});

test('a higher value never lies lower', () => {
  const order = ['below', 'inside', 'above'];
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 6, noNaN: true }),
      fc.double({ min: 0.1, max: 6, noNaN: true }),
      (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(order.indexOf(placeIn(less, null, IN))).toBeLessThanOrEqual(
          order.indexOf(placeIn(more, null, IN)),
        );
      },
    ),
  );
});

describe('the interval', () => {
  test('of the report goes first', () => {
    const [own] = labViews([aValue({ value: 0.72, low: 0.75, high: 1 })], NOBODY);
    expect(own).toMatchObject({
      place: 'below',
      word: 'low',
      interval: { low: 0.75, high: 1, source: null, lent: null },
    });
  });

  test('that is half tells of its one end, and of nothing within', () => {
    const crp = (value: number) => ({ marker: 'crp', unit: 'mg/L', value, high: 10 }) as const;
    const egfr = (value: number) =>
      ({ marker: 'egfr', unit: 'mL/min/{1.73_m2}', value, low: 60, high: null }) as const;
    const place = (change: Partial<KeptValue>) => labViews([aValue(change)], NOBODY)[0]!.place;
    expect([crp(7), crp(10), crp(11)].map(place)).toEqual(['not-above', 'not-above', 'above']);
    expect(place({ ...crp(5), comparator: '<' })).toBe('not-above');
    expect([egfr(59), egfr(60), egfr(90)].map(place)).toEqual(['below', 'not-below', 'not-below']);
    expect(place({ ...egfr(90), comparator: '<' })).toBe('cannot-tell');
    expect(place({ ...egfr(60), comparator: '>' })).toBe('not-below');
  });

  test('whose other end the report left out borrows it by name, unless the two would cross', () => {
    const [below] = labViews([aValue({ value: 0.7, high: 0.95 })], NOBODY);
    expect(below).toMatchObject({
      ...{ place: 'below', word: 'low' },
      interval: { low: 0.71, high: 0.95, source: 'Fürst, NORIP', lent: 'low' },
    });
    const [above] = labViews([aValue({ value: 0.96, low: 0.75 })], NOBODY);
    expect(above).toMatchObject({ place: 'above', interval: { low: 0.75, high: 0.94, lent: 'high' } });
    const [crossed] = labViews([aValue({ value: 0.6, high: 0.7 })], NOBODY);
    expect(crossed).toMatchObject({
      ...{ place: 'not-above', word: 'no-lower-end' },
      interval: { low: null, high: 0.7, source: null, lent: null },
    });
  });

  test('of nobody who is named says so', () => {
    const source = (marker: 'crp' | 'cortisol', sampledAt: string) =>
      fallbackOf(marker, { sex: null, age: null, sampledAt })?.source;
    expect(source('crp', '2026-11-20')).toBe(NOBODY_NAMED);
    expect(source('cortisol', '2026-11-20T21:00:00+01:00')).toBe(NOBODY_NAMED);
  });

  test('falls back on one that names its source, in the unit of the value', () => {
    const [view] = labViews([aValue({ value: 2, unit: 'mg/dL' })], NOBODY);
    expect(view!.interval!.source).toBe('Fürst, NORIP');
    expect(view!.interval!.low).toBeCloseTo(0.71 * 2.4305, 3);
    expect(view).toMatchObject({ place: 'inside', own: { unit: 'mmol/L' } });
  });

  test('depends on sex and age where the source does, and is none where they are not known', () => {
    const ferritin = (sex: 'male' | 'female' | null, age: number | null) =>
      fallbackOf('ferritin', { sex, age, sampledAt: '2026-11-20' });
    expect(ferritin('female', 49)).toMatchObject({ low: 15, high: 150 });
    expect(ferritin('female', 50)).toMatchObject({ low: 15, high: 300 });
    expect(ferritin('male', null)).toMatchObject({ low: 30, high: 400 });
    expect([ferritin(null, 30), ferritin('female', null)]).toEqual([null, null]);
  });

  test('of cortisol hangs on the hour', () => {
    const at = (sampledAt: string) => fallbackOf('cortisol', { sex: null, age: null, sampledAt });
    expect(at('2026-11-20T08:00:00+01:00')).toMatchObject({ low: 133 });
    expect(at('2026-11-20T21:00:00+01:00')).toMatchObject({ low: 68 });
    expect([at('2026-11-20T13:00:00+01:00'), at('2026-11-20')]).toEqual([null, null]);
  });
});

describe('of one sampling day the lowest decides,', () => {
  const decided = (...values: ReturnType<typeof aValue>[]) =>
    labViews(values, NOBODY)
      .filter(({ decides }) => decides)
      .map(({ id }) => id);
  const LOW = aValue({ value: 0.65, sampledAt: '2026-11-20T07:40:00+01:00' });

  test.each([
    ['of one sample', aValue({ value: 0.85 })],
    ['of a later hour', aValue({ value: 0.85, sampledAt: '2026-11-20T14:00:00+01:00' })],
    ['of a day alone', aValue({ value: 0.85, sampledAt: '2026-11-20' })],
    ['in another unit', aValue({ value: 2.1, unit: 'mg/dL' })],
    ['of the day before', aValue({ value: 0.5, sampledAt: '2026-11-19' })],
  ])('and not another %s', (_, other) => {
    expect(decided(LOW, other)).toEqual([LOW.id]);
    expect(decided(other, LOW)).toEqual([LOW.id]);
  });

  test('but a newer one does, and one that laboratories telephone about', () => {
    const newer = aValue({ value: 0.85, sampledAt: '2026-11-21' });
    expect(decided(LOW, newer)).toEqual([newer.id]);
    const urgent = aValue({ value: 2.4 });
    expect(decided(LOW, urgent)).toEqual([urgent.id]);
    const less = aValue({ value: 0.65, comparator: '<', sampledAt: LOW.kept.sampledAt });
    expect(decided(LOW, less)).toEqual([less.id]);
  });

  test('of creatinine the highest', () => {
    const creatinine = (value: number) => aValue({ marker: 'creatinine', unit: 'umol/L', value });
    const [usual, high] = [creatinine(80), creatinine(120)];
    expect(decided(usual, high)).toEqual([high.id]);
    expect(decided(high, usual)).toEqual([high.id]);
  });

  test('each marker for itself', () => {
    const ferritin = aValue({ marker: 'ferritin', unit: 'ug/L', value: 30, sampledAt: '2026-01-02' });
    expect(decided(LOW, ferritin).toSorted()).toEqual([LOW.id, ferritin.id].toSorted());
  });
});

describe('a change', () => {
  test.each([
    ['magnesium', 0.85, 0.75, true],
    ['magnesium', 0.85, 0.73, false],
    ['sodium', 140, 144, true],
    ['sodium', 140, 145, false],
    ['ferritin', 50, 33, true],
    ['ferritin', 50, 31, false],
    ['potassium', 4, 3.5, null],
  ] as const)('of %s from %d to %d is noise: %s', (marker, before, now, isNoise) => {
    const change = changeOf(marker, { own: before, comparator: null }, { own: now, comparator: null });
    expect(change!.isNoise).toBe(isNoise);
  });

  test('is against the sample before, whatever the unit, and not against < or >', () => {
    const first = aValue({ sampledAt: '2026-01-02', value: 0.9 });
    const second = aValue({ sampledAt: '2026-02-02', value: 2.1, unit: 'mg/dL' });
    const third = aValue({ sampledAt: '2026-03-02', value: 0.5, comparator: '<' });
    const [newest, middle, oldest] = labViews([third, first, second], NOBODY);
    expect([newest!.change, oldest!.change]).toEqual([null, null]);
    expect(middle!.change).toMatchObject({ sinceId: first.id, isNoise: true, noisePct: 13 });
  });
});

describe('training the day before', () => {
  const session = (startedAt: string, change: object = {}) => ({
    ...{ day: startedAt.slice(0, 10), startedAt: new Date(startedAt), movingMin: 60 },
    ...{ trimp: null, sessionRpeLoad: null, minutesAtThreshold: 12, ...change },
  });
  const SAMPLE = '2026-11-20T07:40:00+01:00';
  test.each([
    ['a hard session the evening before', [session('2026-11-19T17:00:00Z')], true],
    ['one that ended 24 hours and a minute before', [session('2026-11-19T05:39:00Z')], false],
    ['one that ended an hour less before', [session('2026-11-19T06:39:00Z')], true],
    ['one after the sample', [session('2026-11-20T10:00:00Z')], false],
    ['an easy one', [session('2026-11-19T17:00:00Z', { minutesAtThreshold: 4, trimp: 60 })], false],
    ['a long easy one', [session('2026-11-19T14:00:00Z', { minutesAtThreshold: 0, movingMin: 170 })], true],
    ['one with much load', [session('2026-11-19T17:00:00Z', { minutesAtThreshold: null, trimp: 180 })], true],
    [
      'one that felt easy',
      [session('2026-11-19T17:00:00Z', { minutesAtThreshold: null, sessionRpeLoad: 150 })],
      false,
    ],
    [
      'one that felt hard',
      [session('2026-11-19T17:00:00Z', { minutesAtThreshold: null, sessionRpeLoad: 400 })],
      true,
    ],
    ['none', [], false],
  ])('%s: %s', (_, sessions, isPossible) => {
    expect(exerciseBefore(SAMPLE, sessions)).toBe(isPossible);
  });

  test('of a sample without an hour is looked for on that day and the one before', () => {
    expect(exerciseBefore('2026-11-20', [session('2026-11-19T05:00:00Z')])).toBe(true);
    expect(exerciseBefore('2026-11-20', [session('2026-11-18T20:00:00Z')])).toBe(false);
  });
});

test('ferritin says whether a CRP about that day stood beside it', () => {
  const ferritin = aValue({ marker: 'ferritin', unit: 'ug/L', value: 60, low: 15, high: 150 });
  const crp = (value: number, sampledAt: string) => aValue({ marker: 'crp', unit: 'mg/L', value, sampledAt });
  const flags = (...others: ReturnType<typeof aValue>[]) =>
    labViews([ferritin, ...others], NOBODY).find(({ marker }) => marker === 'ferritin')!.flags;
  expect(flags()).toEqual(['crp-unknown']);
  expect(flags(crp(12, '2026-11-20'))).toEqual(['crp-raised']);
  expect(flags(crp(2, '2026-11-19'))).toEqual([]);
  expect(flags(crp(12, '2026-10-01'))).toEqual(['crp-unknown']);
  const less = (value: number) => aValue({ marker: 'crp', unit: 'mg/L', value, comparator: '<' });
  expect([flags(less(5)), flags(less(10))]).toEqual([[], ['crp-unknown']]);
});

test.each([
  ['2026-11-20', 'Europe/Stockholm', '2026-11-20'],
  ['2026-11-20T07:40', 'Europe/Stockholm', '2026-11-20T07:40:00+01:00'],
  ['2026-07-20 07:40', 'Europe/Stockholm', '2026-07-20T07:40:00+02:00'],
  ['2026-07-20T05:40Z', 'Europe/Stockholm', '2026-07-20T07:40:00+02:00'],
  ['2026-01-20T23:40:00.5Z', 'Europe/Stockholm', '2026-01-21T00:40:00+01:00'],
  ['2026-07-20T07:40Z', 'nowhere', '2026-07-20T07:40:00+00:00'],
  ['2026-07-20T07:40:09.123-0530', 'UTC', '2026-07-20T07:40:09-05:30'],
  ['2026-03-29T01:30', 'Europe/Stockholm', '2026-03-29T01:30:00+01:00'],
  ['2026-03-29T03:30', 'Europe/Stockholm', '2026-03-29T03:30:00+02:00'],
  ['2026-07-20T24:00', 'UTC', null],
  ['2026-13-20', 'UTC', null],
  ['1899-12-31', 'UTC', null],
  ['2026-11', 'UTC', null],
  ['igår', 'UTC', null],
])('a sample taken at %s in %s is kept as %s', (text, zone, kept) => {
  expect(sampledFrom(text, { timeZone: zone, offsetIs: 'of-the-place' })).toBe(kept);
});

test.each([
  ['2026-07-20T07:40', '2026-07-20T07:40:00+02:00'],
  ['2026-07-20T07:40:00+02:00', '2026-07-20T07:40:00+02:00'],
  ['2026-07-20T05:40:00+00:00', '2026-07-20T07:40:00+02:00'],
  ['2026-03-29T00:59:00-00:30', '2026-03-29T03:29:00+02:00'],
  ['2026-11-19T22:40:09-0530', '2026-11-20T05:10:09+01:00'],
  ['2026-11-20', '2026-11-20'],
])('a machine’s %s is told by the athlete’s own clock: %s', (text, kept) => {
  expect(sampledFrom(text, { timeZone: 'Europe/Stockholm', offsetIs: 'of-a-machine' })).toBe(kept);
});
