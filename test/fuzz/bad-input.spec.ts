import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { corpusOf } from './corpus.js';

/** On a slow machine fewer inputs are tried, and none is a fault for it. */
const SECONDS = 90;
/** The seconds begin when the door is open, and a whole service may stand behind it. */
const WITH_OPENING_MS = 240_000;

let folder: string;
let child: ChildProcess | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-fuzz-'));
});
afterAll(async () => {
  // A run that Jest gave up waiting for would go on by itself.
  if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

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
    String(SECONDS),
    '--seed',
    '1',
  ];
  const running = spawn(
    process.execPath,
    ['--conditions=source', '--import', './bin/typescript.mjs', 'test/fuzz/fuzz.ts', ...run, '--quick'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let said = '';
  child = running;
  running.stderr.on('data', (text) => (said += String(text)));
  const [status] = (await once(running, 'close')) as [number];
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
  ['every reader of files and notices', 'together', 250],
  ['what routes were found wanting, and some others', 'request', 50],
])(
  '%s refuses bad input in words or takes it in, in time and in memory',
  async (_, door, inputs) => {
    const { status, faults, tried } = await fuzz(door, inputs);
    expect({ status, faults }).toEqual({ status: 0, faults: [] });
    expect(tried).toBeGreaterThan(corpusOf(door).length);
  },
  WITH_OPENING_MS,
);
