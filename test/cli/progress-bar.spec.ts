import { expect, test } from '@jest/globals';
import { ProgressBar } from '#src/cli/progress-bar';

function drawn(isTTY: boolean, total: number): string[] {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  const bar = new ProgressBar({ isTTY, write }, total);
  for (let i = 0; i < total; i++) bar.step();
  bar.end();
  return written;
}

test('on a terminal it fills one line', () => {
  const lines = drawn(true, 4);
  expect(lines[0]).toBe(`\r${'░'.repeat(30)} 0 % (0/4)`);
  expect(lines[2]).toBe(`\r${'█'.repeat(15)}${'░'.repeat(15)} 50 % (2/4)`);
  expect(lines.slice(-2)).toEqual([`\r${'█'.repeat(30)} 100 % (4/4)`, '\n']);
});

test('elsewhere it says a line at every tenth, and no more', () => {
  expect(drawn(false, 1000)).toEqual(
    Array.from({ length: 10 }, (_, i) => `${(i + 1) * 10} % (${(i + 1) * 100}/1000)\n`),
  );
  expect(drawn(false, 3)).toEqual(['33 % (1/3)\n', '66 % (2/3)\n', '100 % (3/3)\n']);
});
