import { expect, test } from '@jest/globals';
import { type Heard, isIgnored } from '#src/timing/back-off';

const NOW = new Date('2026-06-08T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const heard = (hours: number, cared = false, lives = 4): Heard => ({
  pushedAt: ago(hours),
  expiresAt: ago(hours - lives),
  cared,
});
const asked = { now: NOW, since: null };

test('three words in a row that were let go by are enough', () => {
  expect(isIgnored([heard(80), heard(60), heard(40)], asked)).toBe(true);
  expect(isIgnored([heard(80), heard(60)], asked)).toBe(false);
});

test('one of the last three that somebody looked at is not', () => {
  expect(isIgnored([heard(80), heard(60, true), heard(40)], asked)).toBe(false);
  expect(isIgnored([heard(99, true), heard(80), heard(60), heard(40)], asked)).toBe(true);
});

test('a word that still lives may still be looked at', () => {
  expect(isIgnored([heard(80), heard(60), heard(2)], asked)).toBe(false);
});

test('those before it last held back are not counted again', () => {
  const all = [heard(80), heard(60), heard(40)];
  expect(isIgnored(all, { now: NOW, since: ago(70) })).toBe(false);
  expect(isIgnored([...all, heard(30)], { now: NOW, since: ago(70) })).toBe(true);
});
