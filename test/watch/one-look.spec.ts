import { expect, test } from '@jest/globals';
import { OneLook } from '#src/watch/one-look';

let nowMs = 0;
const aLook = () => {
  const looks: ((found: string) => void)[] = [];
  const look = new OneLook(
    () => new Promise<string>((end) => looks.push(end)),
    () => nowMs,
  );
  return { look, looks };
};

test('all who ask while one looks hear what it finds, and whoever comes later looks anew', async () => {
  const { look, looks } = aLook();
  const asked = [look.result(), look.result()];
  expect(looks).toHaveLength(1);
  looks[0]!('well');
  expect(await Promise.all(asked)).toEqual(['well', 'well']);
  void look.result();
  expect(looks).toHaveLength(2);
});

test('a look that does not end is given up after ten seconds, and does not end the next one', async () => {
  const { look, looks } = aLook();
  const first = look.result();
  nowMs += 9_999;
  void look.result();
  expect(looks).toHaveLength(1);
  nowMs += 1;
  void look.result();
  looks[0]!('late');
  expect(await first).toBe('late');
  void look.result();
  expect(looks).toHaveLength(2);
});
