import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A short run of `npm run fuzz`: what was found once is tried again, and then inputs that are the same in each run. */
async function fuzz(door: string, inputs: number) {
  const run = [
    '--state',
    folder,
    '--door',
    door,
    '--inputs',
    String(inputs),
    '--seconds',
    '3600',
    '--seed',
    '1',
  ];
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', './bin/typescript.mjs', 'test/fuzz/fuzz.ts', ...run, '--quick'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const [status] = (await once(child, 'close')) as [number];
  const tally = JSON.parse(readFileSync(join(folder, 'tally.json'), 'utf8')) as Record<
    string,
    { inputs: number }
  >;
  return {
    status,
    faults: said.split('\n').filter((line) => / bytes/.test(line)),
    tried: tally[door]!.inputs,
  };
}

test.each([
  ['every reader of files and notices', 'together', 1_000],
  ['what routes were found wanting, and some others', 'request', 100],
])(
  '%s refuses bad input in words or takes it in, in time and in memory',
  async (_, door, inputs) => {
    const { status, faults, tried } = await fuzz(door, inputs);
    expect({ status, faults }).toEqual({ status: 0, faults: [] });
    expect(tried).toBeGreaterThanOrEqual(inputs);
  },
  120_000,
);
