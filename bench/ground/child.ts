import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/support/free-port.js';

/** As `npm start` runs the service. */
const LEAN = ['--v8-pool-size=1', '--max-semi-space-size=4'];

/** Runs a file of dist/ in a process of its own; answers the last line it printed, as JSON. */
export function lastWordOf<T>(file: string, args: readonly string[], environment = {}): Promise<T> {
  const child = spawn(process.execPath, [...LEAN, pathOf(file), ...args], {
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

const PATIENCE_MS = 60_000;

/** Starts a server of dist/ and waits until it says that it is ready. */
export async function ready(
  file: string,
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; end: () => Promise<void> }> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...LEAN, pathOf(file)], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const isOver = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    child.kill('SIGTERM');
    await isOver;
  };
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}.`);
    if (performance.now() - began > PATIENCE_MS) {
      await end();
      throw new Error(`${file} is not ready.`);
    }
    await setTimeout(5);
  }
  return { child, end };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}
