import { expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { outOfZip } from '#src/sessions/out-of-zip';

const ride = Buffer.from('a ride');

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

test('the one workout in a zip is taken out of it, with the name it has there', async () => {
  const bytes = await zipOf({
    '__MACOSX/._1_ACTIVITY.fit': Buffer.from('x'),
    '1_ACTIVITY.FIT': ride,
    'readme.txt': ride,
  });
  const { name, bytes: inside } = await outOfZip({ name: 'download.zip', bytes });
  expect([name, Buffer.from(inside).toString()]).toEqual(['1_ACTIVITY.FIT', 'a ride']);
});

test.each([
  ['a zip of two workouts', () => zipOf({ 'a.fit': ride, 'b.gpx': ride })],
  ['a zip of none', () => zipOf({ 'notes.txt': ride })],
  [
    'a zip of too many names',
    () => zipOf(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [n ? `${n}.txt` : 'a.fit', ride]))),
  ],
  ['a zip that swells past what a workout needs', () => zipOf({ 'a.fit': Buffer.alloc(65 * 1024 * 1024) })],
  ['a zip that was cut', async () => (await zipOf({ 'a.fit': ride })).subarray(0, 60)],
  ['a FIT file', async () => ride],
])('%s is left for the reader to judge', async (_, made) => {
  const file = { name: 'given', bytes: await made() };
  expect(await outOfZip(file)).toBe(file);
});
