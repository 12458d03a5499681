import { expect, test } from '@jest/globals';
import { parcels, shares } from '#web/sessions/parcels.ts';

const MIB = 1024 * 1024;
const files = (...sizesMib: number[]) => sizesMib.map((size, index) => ({ index, size: size * MIB }));
const packed = (...sizesMib: number[]) =>
  parcels(files(...sizesMib)).map((parcel) => parcel.map(({ index }) => index));

test('a few small files travel in one request', () => {
  expect(packed(1, 2, 1)).toEqual([[0, 1, 2]]);
});

test('many files travel ten at a time, in the order they were dropped', () => {
  const season = packed(...Array.from({ length: 23 }, () => 0.1));

  expect(season.map((parcel) => parcel.length)).toEqual([10, 10, 3]);
  expect(season.flat()).toEqual(Array.from({ length: 23 }, (_, index) => index));
});

test('a large file does not make the small ones beside it wait', () => {
  expect(packed(1, 40, 1, 20, 5)).toEqual([[0], [1], [2, 3], [4]]);
});

test('nothing dropped is nothing sent', () => {
  expect(packed()).toEqual([]);
});

test('bytes sent are the first file’s until it has left, then the next one’s', () => {
  expect(shares([100, 50], 0)).toEqual([0, 0]);
  expect(shares([100, 50], 75)).toEqual([0.75, 0]);
  expect(shares([100, 50], 125)).toEqual([1, 0.5]);
  expect(shares([100, 50], 400)).toEqual([1, 1]); // the form around the files counts as well
});

test('an empty file has left as soon as it is sent', () => {
  expect(shares([0, 10], 5)).toEqual([1, 0.5]);
});
