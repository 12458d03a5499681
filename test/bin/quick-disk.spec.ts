import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** What a process gets for its tests, and whether it could write there. */
function diskOf(env: Record<string, string>): { folder: string | null; wrote: boolean } {
  const script = `
    const { quickDisk } = await import(process.argv[1]);
    const { existsSync, writeFileSync } = await import('node:fs');
    const folder = quickDisk();
    if (folder) writeFileSync(folder + '/svett.sqlite', 'left lying');
    process.stdout.write(JSON.stringify({ folder, wrote: existsSync(folder + '/svett.sqlite') }));`;
  const args = ['--input-type=module', '-e', script, join(process.cwd(), 'bin/quick-disk.mjs')];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', env });
  return JSON.parse(said) as { folder: string | null; wrote: boolean };
}

test('what the tests wrote into memory is gone when they have ended', () => {
  const { folder, wrote } = diskOf({});
  // On a machine without enough of it they write to the disk as ever.
  expect(wrote).toBe(folder !== null);
  expect(existsSync(folder ?? '/no/such/folder')).toBe(false);
});

test('whoever says where temporary files go is listened to', () => {
  expect(diskOf({ TMPDIR: '/var/tmp' }).folder).toBeNull();
});
