import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ArchiveView } from '#src/archives/archives.shapes';
import { CANARIES, CANARY } from '../../support/canaries.js';
import { canaryArchives } from '../../support/canary-archives.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { type Packed, writeZip } from '../../support/made-zip.js';
import { seasonDays } from '../../support/season-days.js';
import { DOORS, notPassed } from './doors.js';

// Exports of other services, with canaries in the names of their files, their lists, texts and tracks, whole and torn.
jest.setTimeout(240_000);

const BRANDS = ['strava', 'garmin', 'apple'] as const;
/** Six of each brand's own, so that nothing is known from another. */
const DAYS = seasonDays(18).map((day) => ({ ...day, minutes: 10 }));

let house: CanaryHouse;
let ada: CanaryVisitor;
let made = 0;

beforeAll(async () => {
  house = await CanaryHouse.open();
  ada = await house.operator();
});
afterAll(() => house.close());

const archiveOf = async (brand: string, days: typeof DAYS) =>
  (await canaryArchives(days)).find((archive) => archive.brand === brand)!;

async function zipped(files: Packed): Promise<string> {
  const path = join(house.desk, `${CANARY.email}-${++made}.zip`);
  await writeZip(path, files);
  return path;
}

/** How an archive ended that was handed in on the page: what was said of it, or why it was refused at once. */
async function handIn(bytes: Uint8Array): Promise<ArchiveView | string> {
  const name = `${CANARY.name}-${++made}.zip`;
  const { status, said } = await ada.upload<ArchiveView>('/api/v1/archives', 'file', name, bytes);
  if (status !== 202) return said.code!;
  const at = `/api/v1/archives/${said.id}`;
  const ended = await ada.until<ArchiveView>(at, ({ state }) => state === 'done' || state === 'failed');
  for (const outcome of ['taken', 'skipped']) await ada.must('GET', `${at}/entries?outcome=${outcome}`);
  return ended;
}

describe.each(BRANDS)('an export of %s', (brand) => {
  const from = 6 * BRANDS.indexOf(brand);
  const [early, late] = [DAYS.slice(from, from + 3), DAYS.slice(from + 3, from + 6)];

  test('is handed in on the page, whole', async () => {
    const { whole } = await archiveOf(brand, early);
    const ended = (await handIn(await readFile(await zipped(whole)))) as ArchiveView;
    expect(ended).toMatchObject({ state: 'done', problemCode: null });
    expect(ended.taken).toBeGreaterThan(1);
    await ada.must('DELETE', `/api/v1/archives/${ended.id}`);
  });

  test('is handed in on the page, spoilt and torn', async () => {
    const { whole, spoilt } = await archiveOf(brand, early);
    for (const files of spoilt) await handIn(await readFile(await zipped(files)));
    const bytes = await readFile(await zipped(whole));
    const scratched = Buffer.from(bytes).fill(CANARY.secret, bytes.length >> 2, bytes.length >> 1);
    for (const torn of [bytes.subarray(0, bytes.length * 0.7), scratched]) await handIn(torn);
    await ada.must('GET', '/api/v1/archives');
  });

  test('is given to the command, as a zip, as a folder, and spoilt', async () => {
    const { whole, spoilt } = await archiveOf(brand, late);
    const said = await house.command(['import', await zipped(whole), '--user', CANARY.email]);
    expect([said.code, said.err]).toEqual([0, expect.not.stringContaining('Error')]);
    const folder = join(house.desk, `${CANARY.name}-${brand}`);
    for (const [name, contents] of Object.entries(spoilt[0]!)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), contents() as string);
    }
    await house.command(['import', folder, '--user', CANARY.email]);
    await house.command(['import', await zipped(spoilt.at(-1)!), '--user', CANARY.email]);
  });
});

test('what is no archive at all is refused by page and command', async () => {
  const bytes = Buffer.from(CANARIES.join('\n'));
  expect(await handIn(bytes)).toBe('archive.foreign');
  expect(
    await handIn(await readFile(await zipped({ [`${CANARY.secret}/${CANARY.email}.txt`]: () => bytes }))),
  ).toBe('archive.foreign');
  const path = join(house.desk, `${CANARY.name}.zip`);
  await writeFile(path, bytes);
  for (const args of [[path], [path, '--user', `nobody-${CANARY.email}`], [path, '--mass-kg', CANARY.secret]])
    expect((await house.command(['import', ...args])).code).not.toBe(1);
});

test('nothing of all that is in anything the service and the commands wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.archives, house.passed)).toEqual([]);
});
