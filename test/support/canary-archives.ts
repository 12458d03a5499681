import { gzipSync } from 'node:zlib';
import { appleDate, healthData, workoutOf } from './apple-export.js';
import { CANARIES, CANARY } from './canaries.js';
import { aFitFile } from './fit-file.js';
import { garminList, garminListed, zipBytes } from './garmin-export.js';
import type { Packed } from './made-zip.js';
import type { SeasonDay } from './season-days.js';
import { americanDate, HEADERS, madeOf, stravaRow } from './strava-export.js';
import { aGpxFile } from './xml-file.js';

/** An export of somebody whose every value is a canary: as the brand would write it, and with broken parts in it. */
export interface CanaryArchive {
  brand: string;
  whole: Packed;
  spoilt: Packed[];
}

const { name, secret, email, place, massKg, restingHeartRateBpm } = CANARY;

export async function canaryArchives(days: readonly SeasonDay[]): Promise<CanaryArchive[]> {
  return [strava(days), await garmin(days), apple(days)];
}

function strava(days: readonly SeasonDay[]): CanaryArchive {
  const fileOf = (at: number) => `activities/${secret}-${at}.fit.gz`;
  const rows = days.map((day, at) =>
    stravaRow({
      ...{ id: day.id, date: americanDate(day.startedAt), title: name, type: 'Run', file: fileOf(at) },
      ...{ massKg, elapsedS: day.minutes * 60, movingS: day.minutes * 60, distanceM: 5_000 },
    }),
  );
  const odd = [
    stravaRow({
      id: 1,
      date: email,
      title: email,
      type: secret,
      file: `activities/${email}.fit`,
      massKg: name,
    }),
    stravaRow({ id: secret, date: name, bpm: restingHeartRateBpm, airC: email }),
  ];
  const list = `${HEADERS.en}\n${[...rows, ...odd].join('\n')}\n`;
  const files = days.map((day, at): [string, () => Uint8Array] => {
    const bytes = fitOf(day);
    return [fileOf(at), () => gzipSync(at === 0 ? bytes.subarray(0, bytes.length / 2) : bytes)];
  });
  const others = {
    'profile.csv': () => `Athlete ID,Email Address\n1,${email}\n`,
    [`media/${name}.jpg`]: () => secret,
    ...Object.fromEntries(files),
  };
  const listed = (text: string): Packed => ({ 'activities.csv': () => text, ...others });
  return {
    brand: 'strava',
    whole: listed(list),
    spoilt: [
      listed(`${HEADERS.en}\n1,"${CANARIES.join(' ')}\n`),
      listed(`${CANARIES.join(',')}\n${CANARIES.join(',')}\n`),
    ],
  };
}

async function garmin(days: readonly SeasonDay[]): Promise<CanaryArchive> {
  const { latitude: startLatitude, longitude: startLongitude } = place;
  const told = { name, description: email, startLatitude, startLongitude, avgHr: restingHeartRateBpm };
  const list = garminList([
    ...days.map((day) => garminListed(day, told)),
    garminListed(days[0]!, { activityId: secret, activityType: email, startTimeGmt: name, duration: email }),
  ]);
  const pack = await zipBytes(
    Object.fromEntries(
      days.map((day, at): [string, () => Uint8Array] => {
        const bytes = fitOf(day);
        return [
          `${email}_${day.id + 77}.fit`,
          () => (at === 0 ? bytes.subarray(0, bytes.length / 2) : bytes),
        ];
      }),
    ),
  );
  const fitness = `DI_CONNECT/DI-Connect-Fitness/${email}_0_summarizedActivities.json`;
  const packs = `DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip`;
  const made = (text: string, packed: Uint8Array): Packed => ({
    'DI_CONNECT/DI-Connect-User/user_profile.json': () => JSON.stringify(CANARY),
    [fitness]: () => text,
    [packs]: () => packed,
  });
  return {
    brand: 'garmin',
    whole: made(list, pack),
    spoilt: [
      made(list.slice(0, list.length / 2), pack),
      made(`[{"summarizedActivitiesExport":[{"name":${CANARIES.join(' ')}}]}]`, pack),
      made(list, pack.subarray(0, pack.length / 2)),
      made(list, Buffer.from(CANARIES.join('\n'))),
    ],
  };
}

function apple(days: readonly SeasonDay[]): CanaryArchive {
  const [day] = days as [SeasonDay];
  const times = (at: Date) =>
    ['creationDate', 'startDate', 'endDate'].map((time) => `${time}="${appleDate(at)}"`);
  const record = (kind: string, value: string | number) =>
    ` <Record type="HKQuantityTypeIdentifier${kind}" sourceName="${name}" device="${email}" ${times(day.startedAt).join(' ')} value="${value}"/>`;
  const inside = [
    record('BodyMass" unit="kg', massKg),
    record('BodyMass" unit="kg', secret),
    record('HeartRate" unit="count/min', restingHeartRateBpm),
    record('HeartRate" unit="count/min', email),
    record(secret, name),
    ...days.map((one, at) => workoutOf(one, at, `  <MetadataEntry key="${name}" value="${email}"/>\n`)),
    workoutOf(day, 4).replaceAll(/(duration|startDate)="[^"]*"/g, `$1="${email}"`),
  ].join('\n');
  const document = healthData(inside).replaceAll('Ada’s Apple Watch', name);
  const route = /path="([^"]+)"/.exec(document)![1]!;
  const track = aGpxFile({ startedAt: day.startedAt, minutes: day.minutes, everyS: 10, from: place });
  const made = (text: string, gpx: Uint8Array): Packed => ({
    'apple_health_export/export.xml': () => text,
    [`apple_health_export/electrocardiograms/${email}.csv`]: () => CANARIES.join(','),
    [`apple_health_export${route}`]: () => gpx,
  });
  return {
    brand: 'apple',
    whole: made(document, track),
    spoilt: [
      made(document.slice(0, document.length * 0.9), track),
      made(document.replace('</HealthData>', `<${secret} <<&${name};`), track),
      made(document, track.subarray(0, track.length / 2)),
    ],
  };
}

function fitOf(day: SeasonDay): Uint8Array {
  return aFitFile({ ...madeOf(day), sport: 'running', from: place, massKg });
}
