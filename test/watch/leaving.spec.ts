import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { compileService } from '../support/compiled.js';
import { freePort } from '../support/free-port.js';
import { readySettings } from '../support/settings.js';

jest.setTimeout(90_000);

test('told to stop, it first says so where it is probed, still answers, and then ends well', async () => {
  const place = await readySettings();
  const compiled = compileService();
  const [PORT, METRICS_PORT] = [String(await freePort()), String(await freePort())];
  const { dataFolder: SVETT_DATA, databaseUrl } = place.settings;
  const service = spawn(process.execPath, [join(compiled, 'src/cli/main.js'), 'serve'], {
    env: {
      ...{
        PATH: process.env['PATH'],
        SVETT_DATA,
        PORT,
        METRICS_PORT,
        SHUTDOWN_GRACE_S: '3',
        LOG_FORMAT: 'json',
      },
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  service.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = once(service, 'exit');
  /** By a connection of its own each time, as probes do; 0: nobody answers. */
  const status = (port: string, path: string) =>
    new Promise<number>((told) => {
      get({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
        answer.resume().once('close', () => told(answer.statusCode!));
      }).once('error', () => told(0));
    });
  try {
    while ((await status(PORT, '/readyz')) !== 200 && service.exitCode === null) await wait(100);
    service.kill('SIGTERM');
    let ready = 200;
    while (ready === 200) ready = await status(PORT, '/readyz');
    expect(ready).toBe(503);
    expect(await status(METRICS_PORT, '/readyz')).toBe(503);
    expect(await status(PORT, '/livez')).toBe(200);
    expect(await status(PORT, '/openapi.json')).toBe(200);
    expect(await ended).toEqual([0, null]);
  } finally {
    service.kill('SIGKILL');
    await ended;
    await place.remove();
    await rm(compiled, { recursive: true });
  }
  for (const line of log.split('\n').filter(Boolean))
    expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), level: expect.any(String) });
});
