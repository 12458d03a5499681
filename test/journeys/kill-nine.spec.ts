import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Settings } from '#src/config/settings';
import { compileService } from '../support/compiled.js';
import { aFitFile } from '../support/fit-file.js';
import { freshSettings } from '../support/settings.js';

interface Outcome {
  sessions: number;
  files: number;
  estimates: number;
  facts: (string | null)[];
}

let folder: string;
let file: string;

beforeAll(() => {
  folder = compileService();
  file = join(folder, 'run.fit');
  writeFileSync(file, aFitFile({ minutes: 20, massKg: 70 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One life of the process, and what it saw at its end; null when it was killed. */
async function live(
  settings: Settings,
  fatalStep: number,
  handIn: 'first' | 'afterwards',
): Promise<Outcome[] | null> {
  const script = join(folder, 'test/support/crash-child.js');
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const child = spawn(process.execPath, [script, file, String(fatalStep), handIn], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, ...database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (signal === 'SIGKILL') return null;
  expect(code).toBe(0);
  return JSON.parse(said) as Outcome[];
}

const WHOLE = { sessions: 1, files: 1, estimates: 1 };

/** Killed at `step` and started again: what the restart makes good by itself, and what handing in again then adds. */
async function dieAt(step: number): Promise<'killed' | 'survived'> {
  const place = await freshSettings();
  try {
    const end = await live(place.settings, step, 'first');
    if (end) {
      expect(end).toEqual([expect.objectContaining(WHOLE)]);
      return 'survived';
    }
    const [restarted, handedInAgain] = (await live(place.settings, 0, 'afterwards'))!;
    // Either nothing had been written down yet, or all of it is made good without anybody's help.
    const { sessions } = restarted!;
    expect([step, restarted]).toEqual([
      step,
      expect.objectContaining({ files: sessions, estimates: sessions }),
    ]);
    expect(restarted!.facts.every((fate) => fate === 'done')).toBe(true);
    expect([step, handedInAgain]).toEqual([step, expect.objectContaining(WHOLE)]);
    return 'killed';
  } finally {
    await place.remove();
  }
}

test('kill -9 between any two steps from upload to estimate leaves each session there once, and estimated after a restart', async () => {
  const deaths: number[] = [];
  for (let step = 1; ; step += 2) {
    const fates = await Promise.all([dieAt(step), dieAt(step + 1)]);
    deaths.push(...fates.flatMap((fate, n) => (fate === 'killed' ? [step + n] : [])));
    if (fates.includes('survived')) break;
  }
  // Before, inside and after each of: the session's transaction, the lease, the estimate with its tick.
  expect(deaths.length).toBeGreaterThanOrEqual(9);
}, 180_000);
