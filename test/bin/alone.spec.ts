import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-alone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the lock, writes its id when it begins and when it ends, and sleeps in between. */
const WORKER = `
  const { alone } = await import(process.argv[1]);
  const { appendFileSync } = await import('node:fs');
  const [, , lock, diary] = process.argv;
  alone(() => {
    appendFileSync(diary, process.pid + '\\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    appendFileSync(diary, process.pid + '\\n');
    if (process.pid % 2) process.exit(0); // a failed build ends its process in the middle
  }, lock);`;

test('several starts at once do their work one after the other', async () => {
  const pids = await work(5);

  expect(pids).toHaveLength(10);
  for (let i = 0; i < pids.length; i += 2) expect(pids[i]).toBe(pids[i + 1]);
});

test('a lock left behind by a killed start is taken over', async () => {
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  writeFileSync(join(folder, 'lock'), String(killed.pid));

  const pids = await work(4);

  expect(pids).toHaveLength(8);
  for (let i = 0; i < pids.length; i += 2) expect(pids[i]).toBe(pids[i + 1]);
});

async function work(processes: number): Promise<string[]> {
  const diary = join(folder, 'diary');
  const args = [
    '--input-type=module',
    '-e',
    WORKER,
    join(process.cwd(), 'bin/alone.mjs'),
    join(folder, 'lock'),
    diary,
  ];
  const all = Array.from({ length: processes }, () => spawn(process.execPath, args, { stdio: 'ignore' }));
  await Promise.all(all.map((one) => once(one, 'exit')));
  return readFileSync(diary, 'utf8').trim().split('\n');
}
