import { EventEmitter, once } from 'node:events';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { expect, jest, test } from '@jest/globals';

interface End {
  code: number | null;
  signal: string | null;
}
interface Stage {
  until(play: () => Promise<End>, putAway: () => Promise<void>): Promise<number>;
  run(args: string[], options: object): { said(words: RegExp): Promise<unknown>; ended: Promise<End> };
}
interface DemoProcess {
  Stage: new (signals: EventEmitter) => Stage;
  withoutSettings(env: Record<string, string>): Record<string, string>;
  exitCodeOf(end: { code: number | null; signal: string | null; toldToStop: boolean }): number;
}
const demoProcess = new URL('../../bin/demo-process.mjs', import.meta.url).href;
const { Stage, exitCodeOf, withoutSettings } = (await import(demoProcess)) as DemoProcess;

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

const UNTIL_STOPPED = ['-e', 'console.log("up"); setInterval(() => {}, 1000)'];

test('Ctrl-C ends the program under way, begins no other, and puts everything away', async () => {
  const signals = new EventEmitter();
  const stage = new Stage(signals);
  const seen: string[] = [];
  const code = await stage.until(
    async () => {
      const founding = stage.run(UNTIL_STOPPED, {});
      await founding.said(/up/);
      signals.emit('SIGINT');
      expect(await founding.ended).toEqual({ code: null, signal: 'SIGTERM' });
      seen.push('ended');
      const living = stage.run(UNTIL_STOPPED, {});
      seen.push('begun');
      return living.ended;
    },
    async () => void seen.push('put away'),
  );
  expect([code, seen]).toEqual([0, ['ended', 'put away']]);
});

test('a Svett that does not come up ends the demo badly, and everything is put away', async () => {
  const stage = new Stage(new EventEmitter());
  const seen: string[] = [];
  const complained = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = await stage.until(
    async () => {
      const { said, ended } = stage.run(['-e', 'process.exit(3)'], {});
      await said(/up/);
      return ended;
    },
    async () => void seen.push('put away'),
  );
  expect([code, seen]).toEqual([1, ['put away']]);
  expect(complained.mock.calls).toEqual([['Svett did not come up.']]);
  complained.mockRestore();
});
