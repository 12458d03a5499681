import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningSvett {
  /** `http://localhost:49152` */
  address: string;
  setupLink: string;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '..', '..');

/** The built server as a process of its own, on an empty data folder and a free port unless `settings` name one. */
export async function aRunningSvett(settings: Record<string, string> = {}): Promise<RunningSvett> {
  const data = mkdtempSync(join(tmpdir(), 'svett-browser-'));
  const { DATABASE_URL: _, ...env } = process.env;
  const own = { SVETT_DATA: data, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const server = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
    cwd: root,
    env: { ...env, ...own, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };

  for await (const line of createInterface(server.stdout)) {
    const setupLink = /(http:\S+)\/setup#token=\S+/.exec(line);
    if (setupLink) return { address: setupLink[1]!, setupLink: setupLink[0], stop };
  }
  await stop();
  throw new Error('The server ended before it printed a set-up link. Is it built? npm run build');
}
