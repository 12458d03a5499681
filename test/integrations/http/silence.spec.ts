import { expect, test } from '@jest/globals';
import { Silence } from '#integrations/http/silence';

let nowMs = 0;
const heard = (silence: Silence, times: number) => Array.from({ length: times }, () => silence.lets());

test('whoever answers is asked by everybody, also after a fault', () => {
  const silence = new Silence(() => nowMs);
  silence.broken();
  expect(heard(silence, 3)).toEqual([true, true, true]);
});

test('after a silence nobody asks for a while, then one at a time, until somebody is answered', () => {
  const silence = new Silence(() => nowMs);
  for (let asked = 0; asked < 4; asked += 1) silence.kept(); // four who asked together
  expect(heard(silence, 2)).toEqual([false, false]);
  nowMs += 15_000;
  expect(heard(silence, 2)).toEqual([true, false]);
  silence.kept();
  nowMs += 15_000;
  expect(silence.lets()).toBe(false); // twice as long as before
  nowMs += 15_000;
  expect(silence.lets()).toBe(true);
  silence.left();
  expect(heard(silence, 2)).toEqual([true, false]);
  silence.broken();
  expect(heard(silence, 2)).toEqual([true, true]);
});

test('however long a silence has been, somebody asks every five minutes', () => {
  const silence = new Silence(() => nowMs);
  for (let tries = 0; tries < 12; tries += 1) {
    silence.kept();
    nowMs += 300_000;
    expect(silence.lets()).toBe(true);
  }
});
