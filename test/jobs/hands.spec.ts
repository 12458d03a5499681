import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import { Hands, type How } from '#src/jobs/hands';
import { Gate } from '../support/gate.js';

let hands: Hands;
let begun: string[];
beforeEach(() => {
  [hands, begun] = [new Hands(), []];
});

/** Something that is in hand, or waits to be, until it is let go. */
function take(name: string, how: How) {
  const gate = new Gate();
  const over = hands.hold(how, async () => {
    begun.push(name);
    await gate.opened;
  });
  return async () => {
    gate.open();
    await over;
    await setImmediate();
  };
}

test('four are in hand at once, of them two slow ones, and others go past the slow', async () => {
  for (const name of ['s1', 's2', 's3']) take(name, 'slow');
  for (const name of ['a', 'b', 'c']) take(name, 'beside');
  await setImmediate();
  expect(begun).toEqual(['s1', 's2', 'a', 'b']);
});

test('one that is to be alone waits for the others, and nobody goes past it', async () => {
  const letGo = take('a', 'beside');
  const alone = take('suspect', 'alone');
  take('b', 'beside');
  await setImmediate();
  expect(begun).toEqual(['a']);
  await letGo();
  expect(begun).toEqual(['a', 'suspect']);
  await alone();
  expect(begun).toEqual(['a', 'suspect', 'b']);
});

test('who is turned away never begins, and what is in hand is waited for', async () => {
  const letGo = take('a', 'beside');
  take('suspect', 'alone');
  await setImmediate();
  hands.turnAway();
  let isEmpty = false;
  const emptied = hands.emptied().then(() => (isEmpty = true));
  await setImmediate();
  expect(isEmpty).toBe(false);
  await letGo();
  await emptied;
  expect(begun).toEqual(['a']);
});

test('who has waited as long as it may gives its place up, and lets those behind it go', async () => {
  const letGo = take('a', 'beside');
  const worked = hands.hold('alone', () => Promise.resolve(void begun.push('suspect')), 1);
  take('b', 'beside');
  expect(await worked).toBe(false);
  await setImmediate();
  expect(begun).toEqual(['a', 'b']);
  await letGo();
  expect(await hands.hold('beside', () => Promise.resolve(), 1)).toBe(true);
});
