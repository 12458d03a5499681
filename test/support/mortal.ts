import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Settings } from '#src/config/settings';

/**
 * One life of a process that works through what waits for it, killed at its `fatalStep` (0: never); see crash-working.ts.
 * Answers how many steps it took, or null when it was killed. `folder` as compileService() makes it;
 * `first`: a module of test/support that prepares it.
 */
export async function workUntilKilled(
  folder: string,
  settings: Settings,
  fatalStep: number,
  { env = {}, first = [] as string[] }: { env?: Record<string, string>; first?: string[] } = {},
): Promise<number | null> {
  const database = settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {};
  const script = join(folder, 'test/support/crash-working.js');
  const child = spawn(process.execPath, [script, String(fatalStep), ...first], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SVETT_DATA: settings.dataFolder, ...database, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`It ended by itself, with ${code}.`);
  return Number(said);
}
