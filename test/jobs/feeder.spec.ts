import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Feeder } from '#src/jobs/feeder';
import type { DueFact } from '#src/jobs/leases';

let nowMs = 0;
const fact = (id: string, isSlow = false): DueFact => ({
  ...{ id, attempts: 0, dueAt: new Date(0), isAlone: false, isOverdue: false, isSlow },
});

/** A line of due facts that nobody takes, and the names given to each look at it. */
function aFeeder(line: DueFact[]) {
  const named: string[][] = [];
  const wrong: unknown[] = [];
  let fails = false;
  const feeder = new Feeder({
    due: ({ isSlow }, most) => Promise.resolve(line.filter((one) => one.isSlow === isSlow).slice(0, most)),
    add: (facts) => {
      if (fails) return Promise.reject(new Error('The server is away.'));
      named.push(facts.map(({ id }) => id));
      return Promise.resolve();
    },
    wrong: (error) => wrong.push(error),
    nowMs: () => nowMs,
  });
  const look = async (atMs: number) => {
    nowMs = atMs;
    feeder.wake();
    await setImmediate();
    return named.splice(0).flat();
  };
  return { feeder, look, wrong, fail: (does: boolean) => void (fails = does) };
}

test('a long line of slow facts hides none that is not slow', async () => {
  const slow = Array.from({ length: 150 }, (_, n) => fact(`slow ${n}`, true));
  const names = await aFeeder([...slow, fact('quick')]).look(0);
  expect(names).toHaveLength(101);
  expect(names).toContain('quick');
});

test('what was just named is not named again, until it has not been taken for two seconds', async () => {
  const { look } = aFeeder([fact('a'), fact('b', true)]);
  expect(await look(0)).toEqual(['a', 'b']);
  expect(await look(1_999)).toEqual([]);
  expect(await look(2_000)).toEqual(['a', 'b']);
  expect(await look(2_001)).toEqual([]);
});

test('another try of it, or the same at another time, is named at once', async () => {
  const line = [fact('a')];
  const { look } = aFeeder(line);
  await look(0);
  line[0] = { ...fact('a'), attempts: 1 };
  expect(await look(1)).toEqual(['a']);
  line[0] = { ...fact('a'), attempts: 1, dueAt: new Date(1) };
  expect(await look(2)).toEqual(['a']);
});

test('one that was given up, and those that could not be named, are named in the next look', async () => {
  const { feeder, look, wrong, fail } = aFeeder([fact('a'), fact('b')]);
  fail(true);
  expect(await look(0)).toEqual([]);
  expect(wrong).toHaveLength(1);
  fail(false);
  expect(await look(1)).toEqual(['a', 'b']);
  feeder.forget('b');
  expect(await look(2)).toEqual(['b']);
});
