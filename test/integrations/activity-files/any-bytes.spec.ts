import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { FileNotUsable } from '#src/sessions/recording.problems';
import type { Recording } from '#src/sessions/recording.port';
import { decodeStreams, encodeStreams } from '#src/sessions/stream-blob';
import { aFitFile, aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { read } from '../../support/read-file.js';

const FILES = [
  aFitFile({ minutes: 3, power: 200, pauses: [[60, 90]] }),
  aFitFile({
    legs: [
      { sport: 'cycling', minutes: 2 },
      { sport: 'running', minutes: 1 },
    ],
    summaryFirst: true,
  }),
  aTcxFile({ minutes: 2 }),
  aGpxFile({ minutes: 2 }),
  gzipSync(aFitFile({ minutes: 2 })),
];

/** Whatever was done to the file: a recording that holds together, or a reason on one line. */
function expectSense(bytes: Uint8Array): void {
  let recording: Recording;
  try {
    recording = read(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(FileNotUsable);
    expect((error as Error).message).toMatch(/^[^\n]+\.$/);
    return;
  }
  expect(recording.elapsedS).toBeGreaterThan(0);
  expect(recording.elapsedS).toBeLessThan(40 * 86_400);
  expect(recording.startedAt.getTime()).not.toBeNaN();
  expect(recording.legs.length).toBeGreaterThan(0);
  let endS = 0;
  for (const leg of recording.legs) {
    expect(leg.startS).toBeGreaterThanOrEqual(endS);
    endS = leg.startS + leg.elapsedS;
  }
  const { timeS, channels } = recording.streams;
  for (let row = 0; row < timeS.length; row++) {
    if (!(timeS[row]! >= 0) || (row > 0 && !(timeS[row]! > timeS[row - 1]!)))
      throw new Error(`Time breaks at ${row}`);
  }
  for (const values of Object.values(channels)) expect(values).toHaveLength(timeS.length);
  expect(decodeStreams(encodeStreams(recording.streams)).timeS).toHaveLength(timeS.length);
}

const fileAndPlace = fc.tuple(fc.nat(FILES.length - 1), fc.double({ min: 0, max: 1, noNaN: true }));

test('a file cut anywhere', () => {
  fc.assert(
    fc.property(fileAndPlace, ([which, share]) => {
      const file = FILES[which]!;
      expectSense(file.subarray(0, Math.floor(file.length * share)));
    }),
    { numRuns: 150 },
  );
});

test('a file with bits flipped', () => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.nat(FILES.length - 1), flips, (which, places) => {
      const spoilt = Uint8Array.from(FILES[which]!);
      for (const [at, bit] of places) spoilt[at % spoilt.length]! ^= 1 << bit;
      expectSense(spoilt);
    }),
    { numRuns: 300 },
  );
});

test('a file with a piece taken out, or put in', () => {
  fc.assert(
    fc.property(
      fileAndPlace,
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(500),
      ([which, share], piece, gap) => {
        const file = FILES[which]!;
        const at = Math.floor(file.length * share);
        expectSense(Uint8Array.from([...file.subarray(0, at), ...piece, ...file.subarray(at + gap)]));
      },
    ),
    { numRuns: 150 },
  );
});

test('any bytes behind a FIT header', () => {
  const header = aFitFile({ minutes: 1 }).subarray(0, 14);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (rest) =>
      expectSense(Uint8Array.from([...header, ...rest])),
    ),
    { numRuns: 150 },
  );
});
