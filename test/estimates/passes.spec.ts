import { expect, test } from '@jest/globals';
import { Passes } from '#src/estimates/passes';

/** A pass that ends when told to. */
function passes() {
  const begun: { key: string; end: (error?: Error) => void }[] = [];
  const all = new Passes(
    (key) =>
      new Promise((resolve, reject) => {
        begun.push({ key, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { all, begun };
}

test('ten who ask while a pass runs share the one after it', async () => {
  const { all, begun } = passes();
  const first = all.over('ada');
  const waiting = Array.from({ length: 10 }, () => all.over('ada'));
  expect(begun).toHaveLength(1);
  begun[0]!.end();
  await first;
  await new Promise(setImmediate);
  expect(begun).toHaveLength(2);
  begun[1]!.end();
  await Promise.all(waiting);
  const later = all.over('ada');
  expect(begun).toHaveLength(3);
  begun[2]!.end();
  await later;
});

test('whoever asks during the second pass gets a third', async () => {
  const { all, begun } = passes();
  void all.over('ada');
  void all.over('ada');
  begun[0]!.end();
  await new Promise(setImmediate);
  const third = all.over('ada');
  begun[1]!.end();
  await new Promise(setImmediate);
  expect(begun).toHaveLength(3);
  begun[2]!.end();
  await third;
});

test('different athletes do not wait for each other', () => {
  const { all, begun } = passes();
  void all.over('ada');
  void all.over('bo');
  expect(begun.map(({ key }) => key)).toEqual(['ada', 'bo']);
});

test('a pass that fails tells those who asked for it, and the next one runs all the same', async () => {
  const { all, begun } = passes();
  const first = all.over('ada');
  const second = all.over('ada');
  begun[0]!.end(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await new Promise(setImmediate);
  begun[1]!.end();
  await expect(second).resolves.toBeUndefined();
});
