import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeStreams } from '#src/sessions/stream-blob';
import { isModest, ROW } from '#src/takeout/modest-json';
import { OpenedTakeout, TAKEOUT_LIMITS, type TakeoutLimits } from '#src/takeout/opened-takeout';
import { ReadingThread } from '#src/takeout/reading-thread';
import { compileInto } from '../support/compiled.js';
import { sealedTakeout } from '../support/moving.js';

const KB = 1024;
const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const streams = (records: number) =>
  text({
    timeS: Array.from({ length: records }, (_, n) => n),
    channels: { heartRateBpm: Array(records).fill(140) as number[] },
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svett-large-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function opened(entries: Record<string, Buffer>, limits: Partial<TakeoutLimits>) {
  const path = join(folder, 'one.zip');
  await writeFile(path, await sealedTakeout(entries));
  return OpenedTakeout.open(path, { ...TAKEOUT_LIMITS, ...limits });
}

async function linesIn(entry: Buffer, limits: Partial<TakeoutLimits> = {}): Promise<unknown[]> {
  const takeout = await opened({ lines: entry }, limits);
  const lines = [];
  try {
    for await (const line of takeout.lines('lines')) lines.push(line);
  } finally {
    takeout.close();
  }
  return lines;
}

test('a file or streams larger than a workout are not even unpacked', async () => {
  const takeout = await opened(
    { file: Buffer.alloc(2 * KB), streams: streams(300) },
    { mostFileBytes: KB, mostStreamsBytes: KB },
  );
  await expect(takeout.file('file')).rejects.toMatchObject({ code: 'takeout.unsafe' });
  await expect(takeout.streams('streams')).rejects.toMatchObject({ code: 'takeout.unsafe' });
  takeout.close();
  const wider = await opened({ file: Buffer.alloc(2 * KB), streams: streams(300) }, {});
  expect((await wider.file('file'))?.length).toBe(2 * KB);
  expect(decodeStreams((await wider.streams('streams'))!).timeS.length).toBe(300);
  wider.close();
});

test.each([
  ['of too many entries', { mostEntries: 1 }],
  ['of a manifest without end', { mostManifestBytes: 100 }],
  ['of names without end', { mostHeadBytes: 3 }],
])('an export %s is not opened', async (_what, limits) => {
  await expect(opened({ lines: text(1) }, limits)).rejects.toMatchObject({ code: 'takeout.unsafe' });
});

test('a row that would hold everybody up is not parsed', async () => {
  expect(await linesIn(Buffer.from('{"a":"[[[[\\"[["}\n[1,[2]]\n'))).toEqual([{ a: '[[[["[[' }, [1, [2]]]);
  const unsafe = { code: 'takeout.unsafe' };
  await expect(linesIn(Buffer.alloc(200 * KB, '1'), { mostLineBytes: KB })).rejects.toMatchObject(unsafe);
  await expect(linesIn(Buffer.from('['.repeat(101)))).rejects.toMatchObject(unsafe);
  await expect(linesIn(Buffer.from(`[${'0,'.repeat(400_000)}0]`))).rejects.toMatchObject(unsafe);
  expect(isModest(Buffer.from('['.repeat(100)), ROW)).toBe(true);
});

describe('what is large is read in a thread of its own,', () => {
  let compiled: string;
  let script: URL;
  beforeAll(async () => {
    compiled = await mkdtemp(join(tmpdir(), 'svett-reading-'));
    compileInto(compiled, ['src/takeout', 'src/sessions', 'src/kernel']);
    script = new URL(`file://${compiled}/src/takeout/reading-worker.js`);
  });
  afterAll(() => rm(compiled, { recursive: true }));

  test('which answers as this one would', async () => {
    const [there, here] = [new ReadingThread(script), new ReadingThread()];
    expect(await there.streams(streams(1_000))).toEqual(await here.streams(streams(1_000)));
    for (const broken of [
      '{',
      '{"timeS":[1],"channels":{"heartRateBpm":[1,2]}}',
      '{"timeS":[null],"channels":{}}',
    ])
      for (const thread of [there, here])
        await expect(thread.streams(Buffer.from(broken))).rejects.toMatchObject({ code: 'takeout.damaged' });
    await expect(there.manifest(text({ format: 'another' }))).rejects.toMatchObject({
      code: 'takeout.not-an-export',
    });
    there.close();
  });

  test('and what would swell there is not parsed at all', async () => {
    const thread = new ReadingThread(script);
    for (const swelling of ['[],'.repeat(4_000_000), '['.repeat(3)])
      await expect(thread.streams(Buffer.from(`{"timeS":[${swelling}`))).rejects.toMatchObject({
        code: 'takeout.unsafe',
      });
    expect(decodeStreams(await thread.streams(streams(10))).timeS.length).toBe(10);
    thread.close();
  });
});
