import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFitFile } from './fit-file.js';
import { type Packed, writeZip } from './made-zip.js';
import type { SeasonDay } from './season-days.js';
import { madeOf } from './strava-export.js';

const FITNESS = 'DI_CONNECT/DI-Connect-Fitness';
const UPLOADED = 'DI_CONNECT/DI-Connect-Uploaded-Files';

/** An activity as Garmin's export lists it: milliseconds and centimetres. */
export function garminListed(day: SeasonDay, more: Record<string, unknown> = {}): Record<string, unknown> {
  const ms = day.minutes * 60_000;
  return {
    activityId: day.id,
    name: 'Somewhere "{[ running',
    activityType: day.sport === 'run' ? 'running' : 'road_biking',
    beginTimestamp: day.startedAt.getTime(),
    startTimeGmt: day.startedAt.getTime(),
    startTimeLocal: day.startedAt.getTime() + 7_200_000,
    duration: ms,
    elapsedDuration: ms,
    movingDuration: ms,
    distance: (ms / 1000) * day.speedMs * 100,
    avgSpeed: day.speedMs / 10,
    avgHr: day.bpm,
    calories: 2000,
    waterEstimated: 640,
    startLatitude: 59.33,
    minTemperature: 18,
    splitSummaries: [{ splitType: 17, note: 'a } in a ] text \\" and an escape \\\\' }],
    parent: false,
    ...more,
  };
}

export function garminList(activities: readonly Record<string, unknown>[]): string {
  return JSON.stringify([{ summarizedActivitiesExport: activities }]);
}

/**
 * What Garmin's export holds of these days: a list in two files, the devices' files in packs of a thousand, with a
 * night's sleep for every fifth. Of eight, one is listed without a file and one is a file that is not listed.
 */
export async function garminExport(days: readonly SeasonDay[]): Promise<Packed> {
  const listed = days.filter((_, at) => at % 8 !== 6).map((day) => garminListed(day));
  const half = Math.ceil(listed.length / 2);
  const packs: [string, () => Uint8Array][] = [];
  for (let from = 0; from < days.length; from += 1_000) {
    const name = `${UPLOADED}/UploadedFiles_0-_Part${from / 1_000 + 1}.zip`;
    const bytes = await packOf(days.slice(from, from + 1_000), from);
    packs.push([name, () => bytes]);
  }
  return {
    'DI_CONNECT/DI-Connect-User/user_profile.json': () => '{}',
    [`${FITNESS}/somebody@example.org_0_summarizedActivities.json`]: () => garminList(listed.slice(0, half)),
    [`${FITNESS}/somebody@example.org_1001_summarizedActivities.json`]: () => garminList(listed.slice(half)),
    ...Object.fromEntries(packs),
  };
}

async function packOf(days: readonly SeasonDay[], from: number): Promise<Uint8Array> {
  const files: Packed = {};
  days.forEach((day, index) => {
    const at = from + index;
    const number = day.id + 77;
    const sport = day.sport === 'run' ? 'running' : 'cycling';
    if (at % 8 !== 7)
      files[`somebody@example.org_${number}.fit`] = () =>
        aFitFile({ ...madeOf(day), sport, massKg: day.massKg });
    if (at % 5 === 0)
      files[`somebody@example.org_${number + 1}.fit`] = () =>
        aFitFile({ startedAt: day.startedAt, fileType: 32 });
  });
  return zipBytes(files);
}

export async function zipBytes(files: Packed): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-pack-'));
  try {
    await writeZip(join(folder, 'pack.zip'), files);
    return readFileSync(join(folder, 'pack.zip'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
