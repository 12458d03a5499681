import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** As `npm start` runs the service. */
export const LEAN = ['--v8-pool-size=1', '--max-semi-space-size=4'];

/** Runs a file of dist/ in a process of its own; answers the last line it printed, as JSON. */
export function lastWordOf<T>(file: string, args: readonly string[], environment = {}): Promise<T> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [...LEAN, path, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(JSON.parse(told.trim().split('\n').at(-1)!) as T);
      else reject(new Error(`${file} ended with ${status}.`));
    });
  });
}
