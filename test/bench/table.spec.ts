import { describe, expect, test } from '@jest/globals';
import { assembled, type Result } from '../../bench/table/assembled.js';
import { type Row, rowsOf, runOf } from '../../bench/table/rows.js';
import { inMarkdown, inText } from '../../bench/table/written.js';

const READ: Row = {
  ...{
    what: 'list',
    bench: 'sessions',
    cost: { unit: 'ms', of: 'a page' },
    grows: 'sessions',
    on: ['sqlite', 'postgres'],
  },
  sizes: [10, 1_000].map((size) => ({ size, environment: { SVETT_BENCH_SESSIONS: String(size) } })),
};
const MEMORY: Row = { ...READ, what: 'memory', part: 'memory', cost: { unit: 'MB', of: 'a process' } };

/** Of both sizes: twice as slow as the peer, and with the size half as quick again. */
function results(): Map<string, Result> {
  const memory = { ours: 8, peer: 16, peerName: 'bare' };
  const [few, many] = READ.sizes.map((size) => runOf(READ, size)) as [string, string];
  return new Map([
    [few, { ours: 500, peer: 1_000, peerName: 'bare reads', also: { memory } }],
    [many, { ours: 250, peer: 1_000, peerName: 'bare reads', also: { memory } }],
  ]);
}

describe('the table of what things cost', () => {
  test('tells the ratio to the peer and how the cost grows, of each size', () => {
    const [line] = assembled([READ], results());
    expect(line).toMatchObject({ what: 'list', peerName: 'bare reads' });
    expect(line!.points).toEqual([
      { size: 10, cost: 2, peerCost: 1, ratio: 0.5, growth: 1 },
      { size: 1_000, cost: 4, peerCost: 1, ratio: 0.25, growth: 2 },
    ]);
  });

  test('tells of what was measured on the way beside its own peer, in its own unit', () => {
    const [line] = assembled([MEMORY], results());
    expect(line).toMatchObject({ peerName: 'bare', points: [{ cost: 128, peerCost: 64, ratio: 0.5 }, {}] });
  });

  test('leaves out a line of which a size was not run, and refuses one of which nothing was measured', () => {
    const [first] = [...results()];
    expect(assembled([READ], new Map([first!]))).toEqual([]);
    expect(() => assembled([{ ...READ, part: 'nothing' }], results())).toThrow('list');
  });

  test('is written in columns and in Markdown, with every size in each', () => {
    const lines = assembled([READ], results());
    expect(inText(lines)).toContain('4 ms a page  bare reads: 1 ms  0.25   10 / 1,000 sessions  1× / 2×');
    expect(inMarkdown(lines).split('\n')[2]).toBe(
      '| list | 4 ms a page | bare reads: 1 ms | 0.25 | 10 / 1,000 sessions | 1× / 2× | 0.5 / 0.25 |',
    );
  });

  test('has a line for everything that was promised one, and runs each size of a benchmark once', () => {
    for (const quick of [false, true]) {
      const rows = rowsOf({ quick });
      expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
      const runs = rows.flatMap((row) => row.sizes.map((size) => runOf(row, size)));
      expect(new Set(runs).size).toBeLessThan(runs.length);
    }
    const sizesOf = (bench: (one: string) => boolean) =>
      rowsOf({ quick: false }).flatMap((row) =>
        bench(row.bench) ? [row.sizes.map(({ size }) => size)] : [],
      );
    expect(sizesOf((bench) => bench === 'workers')).toEqual([
      [1, 2, 4],
      [1, 2, 4],
    ]);
    for (const sizes of sizesOf((bench) => bench !== 'workers'))
      expect(sizes.at(-1)! / sizes[0]!).toBeGreaterThan(98);
  });
});
