import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { hearAppleHealth } from '#integrations/archives/apple-health';
import { ArchivesOnDisk } from '#integrations/archives/archives-on-disk';
import type { Container } from '#integrations/archives/container';
import { layOutStrava } from '#integrations/archives/strava-archive';
import { jsonRecords } from '#integrations/archives/json-records';
import { inOurWords } from '#integrations/archives/faults';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import { FileNotUsable } from '#src/sessions/recording.problems';
import { appleExport } from '../../support/apple-export.js';
import { garminExport, garminList, garminListed, zipBytes } from '../../support/garmin-export.js';
import type { Packed } from '../../support/made-zip.js';
import { seasonDays } from '../../support/season-days.js';
import { stravaExport } from '../../support/strava-export.js';
import { type Door, NotWhole } from '../door.js';
import { mutateCsv } from '../mutators/csv.js';
import { mutateJson } from '../mutators/json.js';
import { mutateXml } from '../mutators/xml.js';
import { mutateZip } from '../mutators/zip.js';
import { demandWhole } from '../whole-recording.js';

const MOST_ENTRIES = 20;
/** Short workouts: a fuzzer reads them thousands of times. */
const DAYS = seasonDays(4).map((day) => ({ ...day, minutes: 1 }));

export async function archiveDoor(): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-fuzz-'));
  const path = join(folder, 'handed-in');
  // No such worker: it is read in this thread, where a hang is noticed.
  const archives = new ArchivesOnDisk(new URL('file:///no-worker.js'));
  const exports: Packed[] = [stravaExport(DAYS), await garminExport(DAYS), appleExport(DAYS, { everyS: 30 })];
  return {
    seeds: await Promise.all(exports.map(zipBytes)),
    mutate: mutateZip,
    knock: async (input) => {
      writeFileSync(path, input);
      return refused(async () => {
        const opened = await archives.open(path, join(folder, 'scratch'), new AbortController().signal);
        const told = new Set<string>([opened.kind]);
        try {
          for (const { massKg } of opened.masses) demandNumber(massKg, 'a mass');
          for (let place = 0; place < Math.min(opened.count, MOST_ENTRIES); place++)
            for (const word of await entryTold(() => opened.entry(place))) told.add(word);
        } finally {
          await opened.close();
        }
        return [...told].join(' ');
      });
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function entryTold(of: () => Promise<Awaited<ReturnType<Opened['entry']>>>): Promise<string[]> {
  const { key, name, startedAt, pieces, lacks } = await of();
  if (key === '' || key.length > 200 || /[\0\p{Surrogate}]/u.test(name))
    throw new NotWhole(
      `An entry has the key ${JSON.stringify(key.slice(0, 50))} and a name no database keeps.`,
    );
  if (startedAt && Number.isNaN(startedAt.getTime())) throw new NotWhole('An entry begins at no time.');
  const words: string[] = [lacks ?? 'whole'];
  for (const { content } of pieces) {
    if ('recording' in content) demandWhole(content.recording);
    else
      try {
        demandWhole(readActivity(content.file.bytes, DEFAULT_LIMITS));
      } catch (error) {
        if (!(error instanceof FileNotUsable)) throw error;
        words.push(error.code);
      }
  }
  return words;
}

type Opened = Awaited<ReturnType<ArchivesOnDisk['open']>>;

export async function appleXmlDoor(): Promise<Door> {
  const document = appleExport(DAYS, { everyS: 20 })['apple_health_export/export.xml']!();
  const pieces: string[] = [];
  for await (const piece of document as AsyncIterable<string>) pieces.push(piece);
  return {
    seeds: [Buffer.from(pieces.join(''))],
    mutate: mutateXml,
    knock: (input) =>
      refused(async () => {
        const { workouts, weighed, heart } = await hearAppleHealth(inPieces(input));
        for (const { massKg, atS } of weighed) demandNumber(massKg + atS, 'a mass');
        for (const { startS, endS } of workouts) demandNumber(startS + endS, 'a time');
        return `${workouts.length > 0} ${weighed.length > 0} ${heart.length > 0} ${workouts
          .map(({ type }) => type)
          .join(' ')
          .slice(0, 200)}`;
      }),
  };
}

export async function stravaListDoor(): Promise<Door> {
  const [name, list] = Object.entries(stravaExport(DAYS)).find(([one]) => one.endsWith('activities.csv'))!;
  return {
    seeds: [Buffer.from(list() as string)],
    mutate: mutateCsv,
    knock: (input) =>
      refused(async () => {
        const { items, masses } = await layOutStrava(alone(name, input));
        for (const { massKg } of masses) demandNumber(massKg, 'a mass');
        return `${items.length} of ${new Set(items.map((item) => JSON.stringify(Object.keys(item)))).size}`;
      }),
  };
}

export async function garminListDoor(): Promise<Door> {
  return {
    seeds: [Buffer.from(garminList(DAYS.map((day) => garminListed(day))))],
    mutate: mutateJson,
    knock: (input) =>
      refused(async () => {
        let count = 0;
        for await (const record of jsonRecords(inPieces(input), 'summarizedActivitiesExport'))
          count += record === undefined ? 0 : 1;
        return `${count} records`;
      }),
  };
}

function alone(name: string, bytes: Uint8Array): Container {
  return {
    files: new Map([[name, bytes.length]]),
    stream: async () => inPieces(bytes),
    close: async () => undefined,
  };
}

/** As a disk gives it: breaks stand where nobody chose them. */
function inPieces(bytes: Uint8Array): Readable {
  const half = bytes.length >> 1;
  return Readable.from(
    [Buffer.from(bytes.subarray(0, half)), Buffer.from(bytes.subarray(half))].filter(
      ({ length }) => length > 0,
    ),
  );
}

/** As ArchivesOnDisk has it: what its parts throw is put into its words. */
async function refused(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    const said = error instanceof NotWhole ? error : inOurWords(error);
    if (!(said instanceof ArchiveNotUsable)) throw said;
    const { cause } = said;
    return `${said.fault} ${cause instanceof Error ? cause.message.replace(/\d+/g, '#').slice(0, 80) : ''}`;
  }
}

function demandNumber(told: number, what: string): void {
  if (!Number.isFinite(told)) throw new NotWhole(`An archive tells ${what} that is no number.`);
}
