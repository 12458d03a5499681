import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileNotUsable } from '#src/sessions/recording.problems';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { InThreadReader } from '#integrations/activity-files/in-thread-reader';
import { openReader } from '#integrations/activity-files/open-reader';
import { WorkerReader } from '#integrations/activity-files/worker-reader';
import { aFitFile, aGpxFile } from '../../support/activity-files.js';
import { compileInto } from '../../support/compiled.js';
import { read } from '../../support/read-file.js';

const folder = mkdtempSync(join(tmpdir(), 'svett-worker-'));
const script = pathToFileURL(join(folder, 'integrations/activity-files/parse-worker.js'));
const readers: WorkerReader[] = [];

beforeAll(() => compileInto(folder, ['src/kernel', 'src/sessions', 'integrations/activity-files']));
afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  rmSync(folder, { recursive: true });
});

function aReader(options: Partial<ConstructorParameters<typeof WorkerReader>[0]> = {}): WorkerReader {
  const reader = new WorkerReader({ script, ...options });
  readers.push(reader);
  return reader;
}

/** A stand-in for a worker that meets what real files must not do. */
function aScript(name: string, code: string): URL {
  const path = join(folder, name);
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${code} });`,
  );
  return pathToFileURL(path);
}

test('a file read in another thread is the same recording', async () => {
  const bytes = aFitFile({ minutes: 90, power: 210 });

  const recording = await aReader().read({ name: 'ride.fit', bytes });

  expect(recording).toEqual(read(bytes));
  expect(bytes.length).toBeGreaterThan(0);
});

test('more files than threads wait their turn, and a bad one among them is turned away alone', async () => {
  const reader = aReader({ threads: 2 });
  const files = [1, 2, 3, 4, 5].map((minutes) => ({ name: `${minutes}.fit`, bytes: aFitFile({ minutes }) }));
  const bad = { name: 'cat.jpg', bytes: Uint8Array.from([0xff, 0xd8, 0xff]) };

  const answers = await Promise.allSettled(
    [...files, bad, { name: 'run.gpx', bytes: aGpxFile({ minutes: 6 }) }].map((file) => reader.read(file)),
  );

  expect(
    answers.map((answer) =>
      answer.status === 'fulfilled' ? answer.value.elapsedS / 60 : (answer.reason as FileNotUsable).reason,
    ),
  ).toEqual([1, 2, 3, 4, 5, 'foreign', 6]);
});

test('a file that takes too long is given up, and the next one is read', async () => {
  const reader = aReader({
    script: aScript('endless.js', 'for (;;);'),
    limits: { ...DEFAULT_LIMITS, maxSeconds: 0.2 },
  });

  await expect(reader.read({ name: 'a.fit', bytes: aFitFile({ minutes: 1 }) })).rejects.toMatchObject({
    reason: 'too-slow',
  });
  await expect(reader.read({ name: 'b.fit', bytes: aFitFile({ minutes: 1 }) })).rejects.toMatchObject({
    reason: 'too-slow',
  });
});

test('a file that eats the memory ends its thread, not the service', async () => {
  const glutton = aScript('glutton.js', 'const all = []; for (;;) all.push(new Array(10_000).fill({}));');
  const reader = aReader({ script: glutton, limits: { ...DEFAULT_LIMITS, maxMemoryMib: 16 } });

  await expect(reader.read({ name: 'a.fit', bytes: aFitFile({ minutes: 1 }) })).rejects.toMatchObject({
    reason: 'too-large',
  });
});

test('a file over the limit never reaches a thread', async () => {
  const reader = aReader({
    script: aScript('never.js', 'process.exit(1);'),
    limits: { ...DEFAULT_LIMITS, maxBytes: 10 },
  });

  await expect(reader.read({ name: 'a.fit', bytes: aFitFile({ minutes: 1 }) })).rejects.toMatchObject({
    reason: 'too-large',
  });
});

test('closing turns away what waits and what runs', async () => {
  const reader = aReader({ script: aScript('slow.js', 'for (;;);') });
  const running = reader.read({ name: 'a.fit', bytes: aFitFile({ minutes: 1 }) });
  const waiting = reader.read({ name: 'b.fit', bytes: aFitFile({ minutes: 1 }) });
  const both = Promise.allSettled([running, waiting]);

  await reader.close();

  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(reader.read({ name: 'c.fit', bytes: aFitFile({ minutes: 1 }) })).rejects.toThrow('closed');
});

test('without a build the reader stays in its thread', async () => {
  const reader = openReader();

  expect(reader).toBeInstanceOf(InThreadReader);
  expect(await reader.read({ name: 'run.fit', bytes: aFitFile({ minutes: 2 }) })).toMatchObject({
    elapsedS: 120,
  });
  await reader.close();
});
