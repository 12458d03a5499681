import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { baseName, type Container, firstBytesOf } from '#integrations/archives/container';
import { FIT_HEAD_BYTES, type FitHead, readFitHead } from '#integrations/archives/fit-head';
import { type GarminItem, paired, type PackedFit } from '#integrations/archives/garmin-pairs';
import { garminSummary, type GarminSummary } from '#integrations/archives/garmin-summaries';
import { jsonRecords } from '#integrations/archives/json-records';
import type { Laid } from '#integrations/archives/laid';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import { packedFile } from '#integrations/archives/packed-file';
import { summaryRecording } from '#integrations/archives/summary-recording';
import { openZip } from '#integrations/archives/zip';
import { isIndoor, sportOf } from '#integrations/garmin/garmin-words';
import type { ArchiveEntry, ArchivePiece } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import type { Recording } from '#src/sessions/recording.port';

const LIST = /(^|\/)DI_CONNECT\/DI-Connect-Fitness\/[^/]*summarizedActivities[^/]*\.json$/i;
const PACK = /(^|\/)DI_CONNECT\/DI-Connect-Uploaded-Files\/[^/]+\.zip$/i;
const FIT = /\.fit$/i;
/** What an activity calls itself in a FIT file's first message. */
const ACTIVITY = 4;

export function isGarminFile(name: string): boolean {
  return (
    LIST.test(name) || PACK.test(name) || (/(^|\/)DI-Connect-Uploaded-Files\//i.test(name) && FIT.test(name))
  );
}

export function isGarminList(name: string): boolean {
  return LIST.test(name) || PACK.test(name);
}

/** Garmin's packs lie packed inside the archive: each is laid beside it, so that it can be read at any place. */
export async function unpackPacks(container: Container, scratch: string): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  for (const [number, name] of packsIn(container).entries())
    await pipeline(
      await container.stream(name),
      createWriteStream(join(scratch, `${number}.zip`), { mode: 0o600 }),
    );
}

/** The packs that `unpackPacks` laid out; files that lie unpacked beside them are a pack without a name. */
export async function openPacks(container: Container, scratch: string): Promise<Map<string, Container>> {
  const packs = new Map<string, Container>([['', container]]);
  try {
    for (const [number, name] of packsIn(container).entries())
      packs.set(name, await openZip(join(scratch, `${number}.zip`), (inside) => FIT.test(inside)));
    return packs;
  } catch (error) {
    await closePacks(packs);
    throw error;
  }
}

function packsIn(container: Container): string[] {
  return [...container.files.keys()].filter((name) => PACK.test(name)).sort();
}

export async function closePacks(packs: ReadonlyMap<string, Container>): Promise<void> {
  for (const pack of packs.values()) await pack.close();
}

/** Garmin's export: what it lists, each beside the FIT file it was made of. */
export async function layOutGarmin(packs: ReadonlyMap<string, Container>): Promise<Laid<GarminItem>> {
  const summaries = new Map<string, GarminSummary>();
  const whole = packs.get('')!;
  for (const list of [...whole.files.keys()].filter((name) => LIST.test(name)).sort()) {
    for await (const record of jsonRecords(await whole.stream(list), 'summarizedActivitiesExport')) {
      const summary = garminSummary(record);
      if (summary) summaries.set(summary.id, summary);
      if (summaries.size > ARCHIVE_LIMITS.mostEntries) throw new ArchiveNotUsable('too-much');
    }
  }
  const fits: PackedFit[] = [];
  let passedOver = 0;
  for (const [pack, container] of packs) {
    for (const name of [...container.files.keys()].filter((one) => FIT.test(one)).sort()) {
      const head = await headOf(container, name);
      // What cannot be looked into is handed in as well: reading it will say what is wrong with it.
      if (head === null || head.type === ACTIVITY)
        fits.push({ pack, name, serial: head?.serial ?? null, createdS: head?.createdS ?? null });
      else passedOver++;
    }
  }
  return { items: paired([...summaries.values()], fits), passedOver, masses: [] };
}

async function headOf(container: Container, name: string): Promise<FitHead | null> {
  return firstBytesOf(container, name, FIT_HEAD_BYTES).then(readFitHead, () => null);
}

export async function garminEntry(
  packs: ReadonlyMap<string, Container>,
  { key, summary, fit }: GarminItem,
): Promise<ArchiveEntry> {
  const name = fit ? withoutAddress(baseName(fit.name)) : `${summary!.type} ${summary!.id}`;
  const found = fit && (await packedFile(packs.get(fit.pack)!, fit.name, { part: 'file', name }));
  const isSum = summary?.isParent === true;
  const recording = summary && !isSum ? recordingOf(summary) : null;
  const pieces: ArchivePiece[] = [];
  if (typeof found === 'object' && found !== null) pieces.push(found);
  if (recording) pieces.push({ part: 'summary', content: { recording } });
  const startS = summary?.startS ?? fit?.createdS ?? null;
  const lacks = typeof found === 'string' ? found : null;
  return {
    key,
    name,
    startedAt: startS === null ? null : new Date(startS * 1000),
    aliases: summary ? [`garmin:${summary.id}`] : [],
    legOf: summary?.parentId ?? null,
    pieces,
    lacks: lacks ?? (pieces.length > 0 ? null : isSum ? 'sum-of-legs' : 'no-time'),
  };
}

/** Garmin puts the account's e-mail before the number of each file. */
function withoutAddress(fileName: string): string {
  return fileName.replace(/^.*@[^_]*_/, '');
}

function recordingOf(summary: GarminSummary): Recording | null {
  const { type, elapsedS, movingS, hasPosition, isManual, sweatMl } = summary;
  if (elapsedS === null) return null;
  const recording = summaryRecording({
    ...summary,
    elapsedS,
    sport: sportOf(type),
    sportRaw: type,
    indoor: isIndoor(type, hasPosition),
    movingS: movingS === null ? null : Math.min(movingS, elapsedS),
    energyKcal: null,
    rpe: null,
    vendorSweatMl: sweatMl,
    weather: null,
    device: null,
    pauses: [],
    notes: isManual ? ['manual'] : [],
    track: null,
  });
  return recording && sweatMl !== null ? { ...recording, vendorName: 'Garmin' } : recording;
}
