import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#src/kernel/problem';
import { StreamsDamaged } from '#src/sessions/recording.problems';
import { decodeStreams, encodeStreams } from '#src/sessions/stream-blob';
import { FORMAT, FORMAT_VERSION, linesEntry, MANIFEST, streamsEntry } from '#src/takeout/manifest';
import { OpenedTakeout } from '#src/takeout/opened-takeout';
import { read } from '#src/takeout/reading';
import { zipBytes } from '../../support/garmin-export.js';
import { type Door } from '../door.js';
import { mutateBytes } from '../mutators/bytes.js';
import { mutateJson } from '../mutators/json.js';
import { mutateZip } from '../mutators/zip.js';

const STREAMS = JSON.stringify({
  timeS: [0, 1, 2.5],
  channels: { heartRateBpm: [120, null, 121], powerW: [1, 2, 3] },
});
const ROWS = '{"id":"a","email":"b"}\n{"id":"c"}\n';

/** An export of Svett itself, whose manifest knows the sums of what lies beside it. */
export async function takeoutDoor(): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-fuzz-'));
  const path = join(folder, 'handed-in.zip');
  const inside = { [linesEntry('session')]: ROWS, [streamsEntry('s')]: STREAMS, 'files/s/a.fit': 'a file' };
  const manifest = manifestOf(inside);
  return {
    seeds: [
      await zipBytes({
        [MANIFEST]: () => manifest,
        ...Object.fromEntries(Object.entries(inside).map(([name, text]) => [name, () => text])),
      }),
    ],
    mutate: mutateZip,
    knock: (input) => {
      writeFileSync(path, input);
      return refused(() => takenIn(path));
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function takenIn(path: string): Promise<string> {
  const takeout = await OpenedTakeout.open(path);
  try {
    const sums = await refused(async () => {
      await takeout.check(async () => undefined);
      return 'whole';
    });
    let lines = 0;
    for await (const line of takeout.lines(linesEntry('session'))) lines += line === undefined ? 0 : 1;
    const streams = await takeout.streams(streamsEntry('s'));
    const file = await takeout.file('files/s/a.fit');
    return `${sums} ${Math.min(lines, 3)} ${streams !== null} ${file !== null}`;
  } finally {
    takeout.close();
  }
}

/** The large texts of an export, that a thread of their own reads. */
export function takeoutTextDoor(): Door {
  return {
    seeds: [manifestOf({ a: 'x' }), STREAMS].map((text) => Buffer.from(text)),
    mutate: mutateJson,
    knock: (input) =>
      (['manifest', 'streams'] as const)
        .map((what) => {
          const answer = read({ what, text: input });
          if ('streams' in answer) decodeStreams(answer.streams);
          return 'fault' in answer ? JSON.stringify(answer.fault) : what;
        })
        .join(' '),
  };
}

/** What lies in the database, after a disk that forgot. */
export function streamBlobDoor(): Door {
  const timeS = Float64Array.from({ length: 50 }, (_, at) => at * 1.5);
  const powerW = timeS.map((at) => (at % 7 === 0 ? NaN : at));
  return {
    seeds: [encodeStreams({ timeS, channels: { powerW, heartRateBpm: timeS } })],
    mutate: mutateBytes,
    knock: (input) => {
      try {
        return `${decodeStreams(input).timeS.length} rows`;
      } catch (error) {
        if (error instanceof StreamsDamaged) return error.message.slice(0, 90);
        throw error;
      }
    },
  };
}

function manifestOf(inside: Record<string, string>): string {
  const entries = Object.entries(inside).map(([name, text]) => {
    return [name, { bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') }];
  });
  return JSON.stringify({
    ...{
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      appVersion: '0.1.0',
      exportedAt: '2026-06-01T06:00:00.000Z',
    },
    ...{ counts: { session: 2 }, entries: Object.fromEntries(entries) as unknown },
  });
}

async function refused(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid')
      return `${error.code} ${error.message.slice(0, 60)}`;
    throw error;
  }
}
