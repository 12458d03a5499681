import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { bytesOf } from '#integrations/archives/container';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import { openContainer } from '#integrations/archives/open-container';
import { openZip } from '#integrations/archives/zip';
import { type Packed, writeZip } from '../../support/made-zip.js';

const folder = mkdtempSync(join(tmpdir(), 'svett-zips-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A zip whose bytes somebody has changed by hand. */
async function aZip(files: Packed, change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<string> {
  const path = join(folder, `${++made}.zip`);
  await writeZip(path, files);
  writeFileSync(path, change(readFileSync(path)));
  return path;
}

const everything = () => true;
const renamed = (from: string, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

describe('a zip that no service made', () => {
  test.each([
    ['with a name that leads out of it', renamed('aa/bb.fit', '../bb.fit')],
    ['with an absolute name', renamed('aa/bb.fit', '/a/bb.fit')],
  ])('%s is refused', async (_, change) => {
    const path = await aZip({ 'aa/bb.fit': () => 'x' }, change);
    await expect(openZip(path, everything)).rejects.toMatchObject({ code: 'archive.unsafe' });
  });

  test('with a file that swells beyond measure is refused before a byte of it is unpacked', async () => {
    const path = await aZip({ 'activities/1.fit': () => Buffer.alloc(20 * 1024 * 1024) });
    await expect(openZip(path, everything)).rejects.toMatchObject({ code: 'archive.unsafe' });
  });

  test('with a zip inside that would fill the disk is refused, as nothing packed gets smaller by packing', async () => {
    const megabyte = 1024 * 1024;
    const aQuarterFull = () => Buffer.concat([randomBytes(2 * megabyte), Buffer.alloc(6 * megabyte)]);
    const pack = await aZip({ 'UploadedFiles_0.ZIP': aQuarterFull });
    await expect(openZip(pack, everything)).rejects.toMatchObject({ code: 'archive.unsafe' });
    const list = await openZip(await aZip({ 'activities.csv': aQuarterFull }), everything);
    expect([...list.files.keys()]).toEqual(['activities.csv']);
    await list.close();
  });

  test('with a password is told what to do', async () => {
    // The first bit of the flags, in the list at the end of the zip.
    const lock = (bytes: Buffer) => {
      const entry = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
      bytes[entry + 8]! |= 1;
      return bytes;
    };
    const path = await aZip({ 'a.fit': () => 'x' }, lock);
    await expect(openZip(path, everything)).rejects.toMatchObject({ code: 'archive.encrypted' });
  });

  test('with more names than anybody has files is refused', async () => {
    const path = await aZip({ 'a.fit': () => 'x', 'b.fit': () => 'x', 'c.fit': () => 'x' });
    const limits = { ...ARCHIVE_LIMITS, mostNames: 2 };
    await expect(openZip(path, everything, limits)).rejects.toMatchObject({ code: 'archive.too-much' });
  });

  test('that unpacks to more than is allowed stops there', async () => {
    const path = await aZip({ 'a.fit': () => 'x'.repeat(1_000), 'b.fit': () => 'y'.repeat(1_000) });
    const zip = await openZip(path, everything, { ...ARCHIVE_LIMITS, mostBytes: 1_500 });
    await bytesOf(zip, 'a.fit');
    await expect(bytesOf(zip, 'b.fit')).rejects.toMatchObject({ code: 'archive.too-much' });
    await zip.close();
  });

  test('has its links left aside', async () => {
    const link = (bytes: Buffer) => {
      const entry = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
      bytes.writeUInt32LE((0o120777 << 16) >>> 0, entry + 38);
      return bytes;
    };
    const zip = await openZip(await aZip({ 'a.fit': () => '/etc/passwd' }, link), everything);
    expect([...zip.files.keys()]).toEqual([]);
    await zip.close();
  });
});

describe('an archive is recognised', () => {
  test('by what is in it', async () => {
    const kinds: string[] = [];
    for (const files of [
      { 'export_7/activities.csv': () => 'x' },
      { 'DI_CONNECT/DI-Connect-Fitness/a_0_summarizedActivities.json': () => '[]' },
      { 'apple_health_export/exportación.xml': () => '<HealthData/>' },
    ]) {
      const { container, kind } = await openContainer(await aZip(files));
      kinds.push(kind);
      await container.close();
    }
    expect(kinds).toEqual(['strava-export', 'garmin-export', 'apple-health']);
  });

  test('where it is Svett’s own, and told where to go', async () => {
    const path = await aZip({ 'manifest.json': () => '{}', 'profile.json': () => '{}' });
    await expect(openContainer(path)).rejects.toMatchObject({ code: 'archive.own-takeout' });
  });
});
