import { createHash } from 'node:crypto';
import { tidyPauses } from '#integrations/activity-files/legs';
import { namedDevice } from '#integrations/activity-files/named-device';
import { within } from '#integrations/activity-files/plausible';
import { hearAppleHealth } from '#integrations/archives/apple-health';
import { appleSport, bareType } from '#integrations/archives/apple-sports';
import type { AppleWorkout } from '#integrations/archives/apple-workout';
import { baseName, type Container } from '#integrations/archives/container';
import { heartBetween } from '#integrations/archives/heart-samples';
import type { Laid } from '#integrations/archives/laid';
import { massesByDay } from '#integrations/archives/masses';
import { packedFile } from '#integrations/archives/packed-file';
import { summaryRecording } from '#integrations/archives/summary-recording';
import type { ArchiveEntry, ArchivePiece, Lack } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import type { Recording } from '#src/sessions/recording.port';

/** The folder keeps its name in every language of the telephone; the document in it does not. */
const DOCUMENT = /(?:^|\/)apple_health_export\/[^/]+\.xml$/i;
const CLINICAL = /_cda\.xml$/i;
const ROUTE = /(^|\/)workout-routes\/[^/]+\.gpx$/i;
/** What a document that came without its zip is called here. */
export const LONE_DOCUMENT = 'apple_health_export/export.xml';

export interface AppleItem {
  key: string;
  workout: AppleWorkout;
}

export interface LaidHealth extends Laid<AppleItem> {
  heart: Float64Array;
}

export function isAppleFile(name: string): boolean {
  return isAppleDocument(name) || ROUTE.test(name);
}

export function isAppleDocument(name: string): boolean {
  return DOCUMENT.test(name) && !CLINICAL.test(name);
}

/** Apple Health's export: one document that holds everything, and a track for each workout outdoors. */
export async function layOutApple(container: Container): Promise<LaidHealth> {
  const name = [...container.files.keys()].filter(isAppleDocument).sort((a, b) => a.length - b.length)[0];
  if (name === undefined) throw new ArchiveNotUsable('foreign');
  const { workouts, weighed, heart } = await hearAppleHealth(await container.stream(name));
  const items = new Map(workouts.map((workout) => [keyOf(workout), workout]));
  return {
    items: [...items]
      .map(([key, workout]) => ({ key, workout }))
      .sort((a, b) => a.workout.startS - b.workout.startS || (a.key < b.key ? -1 : 1)),
    passedOver: 0,
    masses: massesByDay(weighed),
    heart,
  };
}

/** The tracks of an export by the name the document knows them by, whatever folder they came in. */
export function routesIn(container: Container): Map<string, string> {
  return new Map(
    [...container.files.keys()].filter((name) => ROUTE.test(name)).map((name) => [baseName(name), name]),
  );
}

interface Beside {
  container: Container;
  routes: ReadonlyMap<string, string>;
  heart: Float64Array;
}

export async function appleEntry(
  { key, workout }: AppleItem,
  { container, routes: tracks, heart }: Beside,
): Promise<ArchiveEntry> {
  const startedAt = new Date(workout.startS * 1000);
  const routes = workout.routes
    .map((path) => tracks.get(baseName(path)))
    .filter((name) => name !== undefined);
  const recording = recordingOf(workout, heart, routes.length > 0);
  const pieces: ArchivePiece[] = [];
  let lacks: Lack | null = recording ? null : 'no-time';
  if (recording) {
    pieces.push({ part: 'summary', content: { recording } });
    for (const [number, path] of routes.entries()) {
      const part = number === 0 ? 'file' : `file-${number + 1}`;
      const found = await packedFile(container, path, { part, name: baseName(path) });
      if (typeof found === 'string') lacks = found;
      else pieces.push(found);
    }
  }
  return {
    key,
    name: `${bareType(workout.type)} ${startedAt.toISOString().slice(0, 16).replace('T', ' ')}`,
    startedAt,
    aliases: [],
    legOf: null,
    pieces,
    lacks,
  };
}

/** Apple gives workouts no name of their own: what was done, when and with what is the same in every export. */
function keyOf({ type, startS, endS, sourceName }: AppleWorkout): string {
  const told = JSON.stringify([type, startS, endS, sourceName]);
  return createHash('sha256').update(told).digest('hex').slice(0, 32);
}

function recordingOf(workout: AppleWorkout, heart: Float64Array, hasRoute: boolean): Recording | null {
  const { type, startS, endS, indoor, device, sourceName } = workout;
  const elapsedS = endS - startS;
  const sport = appleSport(type, { indoor, hasRoute });
  const { timeS, heartRateBpm } = heartBetween(heart, startS, endS);
  return summaryRecording({
    sport,
    sportRaw: bareType(type),
    indoor: indoor ?? (hasRoute ? false : null),
    startS,
    elapsedS,
    timerS: within(workout.timerS, 1, elapsedS),
    movingS: null,
    distanceM: within(workout.distanceM, 0.01, 2_000_000),
    ascentM: within(workout.ascentM, 0, 20_000),
    energyKcal: within(workout.energyKcal, 0.01, 50_000),
    heartRateBpm: within(workout.heartRateBpm, 25, 250),
    rpe: null,
    vendorSweatMl: null,
    utcOffsetS: workout.utcOffsetS,
    weather: workout.weather,
    device: namedDevice(device ?? sourceName, sport),
    pauses: tidyPauses(workout.pauses, elapsedS),
    notes: [],
    track: timeS.length > 0 ? { timeS, channels: { heartRateBpm } } : null,
  });
}
