import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aFitFile } from '../support/activity-files.js';
import { compileInto } from '../support/compiled.js';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svett-main-'));
  const inside = (place: string) =>
    readdirSync(join(root, place), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${place}/${name}`);
  compileInto(folder, ['src', ...inside('src'), 'integrations', ...inside('integrations'), 'migrations']);
  symlinkSync(join(root, 'locales'), join(folder, 'locales'), 'dir');
  writeFileSync(join(folder, 'run.fit'), aFitFile({ everyS: 5 }));
  writeFileSync(join(folder, 'light.fit'), aFitFile({ everyS: 5, massKg: null }));
  writeFileSync(join(folder, 'letter.fit'), 'Dear all');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function svett(...args: string[]) {
  return svettIn({}, ...args);
}

async function svettIn({ cwd = folder, ...env }: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [join(folder, 'src/cli/main.js'), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'sv_SE.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, out, err };
}

test('the command ends with the code that tells how it went, and speaks the system’s language', async () => {
  const [fine, massless, unreadable] = await Promise.all([
    svett('estimate', 'run.fit'),
    svett('estimate', 'light.fit'),
    svett('estimate', 'letter.fit'),
  ]);
  expect(fine).toMatchObject({ code: 0, err: '' });
  expect(fine.out).toContain('L svett, troligen');
  expect(massless).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^[^\n]+\n$/) });
  expect(unreadable).toMatchObject({ code: 3, out: '', err: expect.stringMatching(/^[^\n]+\n$/) });
}, 120_000);

test('a start that fails says in one line what to do, in the system’s language, and no password', async () => {
  for (const name of ['garbled', 'loose']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'garbled', 'svett.sqlite'), 'milk, bread, and so on, '.repeat(100));
  writeFileSync(join(folder, 'loose', 'secrets.json'), '{}');
  chmodSync(join(folder, 'loose', 'secrets.json'), 0o644);
  const starts = [
    { env: { SVETT_DATA: 'letter.fit' }, says: 'är ingen mapp utan en fil' },
    { env: { SVETT_DATA: '/sys/svett' }, says: 'SVETT_DATA' },
    { env: { SVETT_DATA: 'garbled' }, says: 'är ingen databas' },
    { env: { SVETT_DATA: 'loose' }, says: 'chmod 600' },
    { env: { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:1/svett' }, says: 'svarar inte' },
  ];
  const ended = await Promise.all(starts.map(({ env }) => svettIn({ ...env, PORT: '0' }, 'serve')));
  for (const [n, { code, out, err }] of ended.entries()) {
    expect([code, out, err]).toEqual([1, '', expect.stringContaining(starts[n]!.says)]);
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).not.toContain('hunter2');
  }
}, 120_000);

test('the data lie beside the program, from whatever folder it is called', async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  expect(await svettIn({ cwd: elsewhere }, 'migrate')).toMatchObject({ code: 0, err: '' });
  expect(existsSync(join(folder, 'data', 'svett.sqlite'))).toBe(true);
  expect(readdirSync(elsewhere)).toEqual([]);
}, 120_000);
