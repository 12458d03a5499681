import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  const child = spawn(process.execPath, [join(folder, 'src/cli/main.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LANG: 'sv_SE.UTF-8' },
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
}, 30_000);
