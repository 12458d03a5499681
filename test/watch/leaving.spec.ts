import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { compileService } from '../support/compiled.js';
import { freePort } from '../support/free-port.js';
import { type FreshPlace, readySettings } from '../support/settings.js';

jest.setTimeout(90_000);

let compiled: string;
let place: FreshPlace;
beforeAll(async () => {
  compiled = compileService();
  place = await readySettings();
});
afterAll(async () => {
  await place.remove();
  await rm(compiled, { recursive: true });
});

async function aService(graceS: number) {
  const [PORT, METRICS_PORT] = [String(await freePort()), String(await freePort())];
  const { dataFolder: SVETT_DATA, databaseUrl } = place.settings;
  const child = spawn(process.execPath, [join(compiled, 'src/cli/main.js'), 'serve'], {
    env: {
      ...{ PATH: process.env['PATH'], SVETT_DATA, PORT, METRICS_PORT, LOG_FORMAT: 'json' },
      SHUTDOWN_GRACE_S: String(graceS),
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  return { child, log, ended: once(child, 'exit'), port: PORT, figures: METRICS_PORT };
}

/** By a connection of its own each time, as probes do; 0: nobody answers. */
function status(port: string, path: string): Promise<number> {
  return new Promise((told) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      answer.resume().once('close', () => told(answer.statusCode!));
    }).once('error', () => told(0));
  });
}

test('told to stop, it first says so where it is probed, and still answers', async () => {
  const { child, log, ended, port, figures } = await aService(60); // longer than the slowest machine takes to ask
  try {
    while ((await status(port, '/readyz')) !== 200 && child.exitCode === null) await wait(100);
    child.kill('SIGTERM');
    let ready = 200;
    while (ready === 200) ready = await status(port, '/readyz');
    expect(ready).toBe(503);
    expect(await status(figures, '/readyz')).toBe(503);
    expect(await status(port, '/livez')).toBe(200);
    expect(await status(port, '/openapi.json')).toBe(200);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  for (const line of log.join('').split('\n').filter(Boolean))
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.any(String) });
});

test('told to stop while it still starts, it ends well', async () => {
  const { child, ended, figures } = await aService(0);
  try {
    // Its first door, which opens long before it is ready.
    while ((await status(figures, '/livez')) === 0 && child.exitCode === null) await wait(5);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});
