import { stravaType } from '#integrations/archives/strava-types';
import { type Container, folderOf } from '#integrations/archives/container';
import { massesByDay } from '#integrations/archives/masses';
import type { Laid } from '#integrations/archives/laid';
import { type StravaRow, stravaRows } from '#integrations/archives/strava-rows';
import { summaryRecording } from '#integrations/archives/summary-recording';
import { packedFile } from '#integrations/archives/packed-file';
import { isIndoor } from '#integrations/strava/strava-words';
import type { ArchiveEntry, ArchivePiece } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import type { Recording } from '#src/sessions/recording.port';

const LIST = /^(?:[^/]+\/){0,2}activities\.csv$/;

export function isStravaFile(name: string): boolean {
  return LIST.test(name) || /(^|\/)activities\/[^/]+\.(fit|gpx|tcx)(\.gz)?$/i.test(name);
}

export function stravaListIn(names: Iterable<string>): string | null {
  return [...names].filter((name) => LIST.test(name)).sort((a, b) => a.length - b.length)[0] ?? null;
}

/** Strava's export: the list of activities first, their files as they come up. */
export async function layOutStrava(container: Container): Promise<Laid<StravaRow>> {
  const list = stravaListIn(container.files.keys());
  if (list === null) throw new ArchiveNotUsable('foreign');
  const rows = await stravaRows(container, list);
  const items = [...new Map(rows.map((row) => [row.id, row])).values()];
  const weighed = items.flatMap(({ startS, massKg }) =>
    startS === null || massKg === null ? [] : [{ atS: startS, massKg }],
  );
  return { items, passedOver: 0, masses: massesByDay(weighed) };
}

export async function stravaEntry(container: Container, row: StravaRow): Promise<ArchiveEntry> {
  const { id, file, startS } = row;
  const list = stravaListIn(container.files.keys()) ?? '';
  const found =
    file === null ? null : await packedFile(container, folderOf(list) + file, { part: 'file', name: file });
  const recording = recordingOf(row);
  const pieces: ArchivePiece[] = [];
  if (typeof found === 'object' && found !== null) pieces.push(found);
  if (recording) pieces.push({ part: 'summary', content: { recording } });
  const lacks = typeof found === 'string' ? found : null;
  return {
    key: id,
    name: file ?? `${row.type} ${id}`,
    startedAt: startS === null ? null : new Date(startS * 1000),
    aliases: [`strava:${id}`],
    legOf: null,
    pieces,
    lacks: lacks ?? (pieces.length > 0 ? null : 'no-time'),
  };
}

/** What the list itself says: a whole workout where it was typed in, and beside a file the weather and the effort. */
function recordingOf(row: StravaRow): Recording | null {
  const { startS, elapsedS, type, file } = row;
  if (startS === null || elapsedS === null) return null;
  const { sport, word } = stravaType(type);
  return summaryRecording({
    ...row,
    startS,
    elapsedS,
    sport,
    sportRaw: type,
    indoor: isIndoor(word, { trainer: false, hasPositions: false }),
    utcOffsetS: null,
    timerS: null,
    movingS: row.movingS === null ? null : Math.min(row.movingS, elapsedS),
    vendorSweatMl: null,
    device: null,
    pauses: [],
    notes: file === null ? ['manual'] : [],
    track: null,
  });
}
