import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';

interface DemoProcess {
  withoutSettings(env: Record<string, string>): Record<string, string>;
  exitCodeOf(end: { code: number | null; signal: string | null; toldToStop: boolean }): number;
}
const demoProcess = new URL('../../bin/demo-process.mjs', import.meta.url).href;
const { exitCodeOf, withoutSettings } = (await import(demoProcess)) as DemoProcess;

test('the demo meets nothing that is set around it', async () => {
  const guides = await Promise.all(
    ['operations', 'connectors'].map((name) => readFile(`docs/${name}.md`, 'utf8')),
  );
  const named = guides.flatMap((guide) =>
    [...guide.matchAll(/^\| `([A-Z][A-Z_]+)`/gm)].map(([, name]) => name!),
  );
  expect(named).toEqual(expect.arrayContaining(['HOST', 'TRUSTED_PROXIES', 'LOG_LEVEL', 'STRAVA_CLIENT_ID']));
  const around = Object.fromEntries([...named, 'PATH', 'HOSTNAME'].map((name) => [name, 'set']));
  expect(Object.keys(withoutSettings(around))).toEqual(['PATH', 'HOSTNAME']);
});

test('the demo ends well when it is told to stop, and badly when Svett is killed', () => {
  expect(exitCodeOf({ code: 0, signal: null, toldToStop: true })).toBe(0);
  expect(exitCodeOf({ code: 1, signal: null, toldToStop: false })).toBe(1);
  expect(exitCodeOf({ code: null, signal: 'SIGTERM', toldToStop: true })).toBe(0);
  expect(exitCodeOf({ code: null, signal: 'SIGTERM', toldToStop: false })).toBe(143);
  expect(exitCodeOf({ code: null, signal: 'SIGKILL', toldToStop: true })).toBe(137);
});

test('a port that is taken is said to be, with what to do about it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const demo = spawn(process.execPath, ['bin/demo.mjs'], { env: { ...process.env, PORT: String(port) } });
  let said = '';
  demo.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  expect(await once(demo, 'close')).toEqual([1, null]);
  expect(said).toContain(`PORT=${port + 1} npm run demo`);
  other.close();
});
