import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Settings } from '#src/config/settings';

interface Life {
  env?: Record<string, string>;
  /** A module of test/support that prepares it. */
  first?: string[];
}

/**
 * One life of a process that works through what waits for it, killed at its `fatalStep` (0: never); see crash-working.ts.
 * Answers how many steps it took, or null when it was killed. `folder` as compileService() makes it.
 */
export async function workUntilKilled(
  folder: string,
  settings: Settings,
  fatalStep: number,
  { env, first = [] }: Life = {},
): Promise<number | null> {
  return liveUntilKilled(folder, settings, ['crash-working', String(fatalStep), ...first], env);
}

/** The same of any script of test/support that dies at a step, and tells how many there were where it does not. */
export async function liveUntilKilled(
  folder: string,
  settings: Settings,
  [script, ...args]: readonly [script: string, ...args: string[]],
  env: Record<string, string> = {},
): Promise<number | null> {
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const child = spawn(process.execPath, [join(folder, `test/support/${script}.js`), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, ...database, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`It ended by itself, with ${code}.`);
  return Number(said);
}
