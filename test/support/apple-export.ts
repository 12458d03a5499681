import type { Packed } from './made-zip.js';
import type { SeasonDay } from './season-days.js';
import { aGpxFile } from './xml-file.js';

/** With an element that is declared twice and one that is not closed, as some versions write it. */
const DOCUMENT_TYPE = `<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  unit          CDATA #IMPLIED
<!ENTITY lol "lol">
<!ENTITY lols "&lol;&lol;&lol;&lol;">
]>`;

export interface AppleWishes {
  /** Records of other kinds to each of heart rate: the document of somebody who carries a watch. */
  otherRecords?: number;
  /** Seconds between two heart rates of a workout. */
  everyS?: number;
}

/** `2017-02-07 09:14:36 +0100`: the clock of the telephone on the day of the export. */
export function appleDate(at: Date): string {
  return new Date(at.getTime() + 3_600_000).toISOString().replace('T', ' ').slice(0, 19) + ' +0100';
}

export function healthData(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${DOCUMENT_TYPE}\n<HealthData locale="sv_SE">\n <ExportDate value="2026-11-01 10:00:00 +0100"/>\n <Me HKCharacteristicTypeIdentifierDateOfBirth="" HKCharacteristicTypeIdentifierBiologicalSex=""/>\n${inside}\n</HealthData>\n`;
}

const DEVICE =
  'device="&lt;&lt;HKDevice: 0x2823a4f50&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:10.1&gt;"';

/** What Apple Health's export holds of these days; every fourth has a track, every second the words of iOS 16. */
export function appleExport(days: readonly SeasonDay[], wishes: AppleWishes = {}): Packed {
  const tracks = days.flatMap((day, at) =>
    at % 4 === 0 ? [[`apple_health_export${routeOf(day)}`, () => trackOf(day)] as const] : [],
  );
  return {
    'apple_health_export/export.xml': () => document(days, wishes),
    'apple_health_export/export_cda.xml': () => '<ClinicalDocument/>',
    ...Object.fromEntries(tracks),
  };
}

function routeOf({ startedAt }: SeasonDay): string {
  return `/workout-routes/route_${startedAt.toISOString().slice(0, 16).replace(/[:T]/g, '_')}.gpx`;
}

function trackOf(day: SeasonDay): Uint8Array {
  const { startedAt, minutes, speedMs } = day;
  return aGpxFile({
    startedAt,
    minutes,
    everyS: 10,
    heartRate: null,
    speed: () => speedMs,
    temperature: null,
  });
}

/** Piece by piece: years of it do not fit into one string. */
export async function* document(
  days: readonly SeasonDay[],
  wishes: AppleWishes = {},
): AsyncGenerator<string> {
  const [head = '', tail = ''] = healthData('\n@@\n').split('@@');
  yield head;
  for (const day of days) yield recordsOf(day, wishes);
  for (const [at, day] of days.entries()) yield workoutOf(day, at);
  yield tail;
}

function recordsOf(day: SeasonDay, { otherRecords = 2, everyS = 10 }: AppleWishes): string {
  const lines: string[] = [];
  const from = day.startedAt.getTime();
  lines.push(
    ` <Record type="HKQuantityTypeIdentifierBodyMass" sourceName="Scale" sourceVersion="1" unit="kg" creationDate="${appleDate(day.startedAt)}" startDate="${appleDate(day.startedAt)}" endDate="${appleDate(day.startedAt)}" value="${day.massKg}"/>`,
  );
  for (let second = 0; second <= day.minutes * 60; second += everyS) {
    const at = appleDate(new Date(from + second * 1000));
    const bpm = Math.round(day.bpm + 8 * Math.sin(second / 97));
    lines.push(
      ` <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Ada’s Apple Watch" sourceVersion="10.1" ${DEVICE} unit="count/min" creationDate="${at}" startDate="${at}" endDate="${at}" value="${bpm}">\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="2"/>\n </Record>`,
    );
    for (let other = 0; other < otherRecords; other++)
      lines.push(
        ` <Record type="HKQuantityTypeIdentifierActiveEnergyBurned" sourceName="Ada’s Apple Watch" sourceVersion="10.1" ${DEVICE} unit="kcal" creationDate="${at}" startDate="${at}" endDate="${at}" value="${(second % 97) / 13 + other}"/>`,
      );
  }
  return `${lines.join('\n')}\n`;
}

/** A workout; `more` goes inside it. */
export function workoutOf(day: SeasonDay, at: number, more = ''): string {
  const { startedAt, minutes, sport, speedMs } = day;
  const end = new Date(startedAt.getTime() + minutes * 60_000);
  const type = sport === 'run' ? 'HKWorkoutActivityTypeRunning' : 'HKWorkoutActivityTypeCycling';
  const km = (minutes * 60 * speedMs) / 1000;
  const isNew = at % 2 === 1;
  const totals = isNew
    ? ''
    : ` totalDistance="${km}" totalDistanceUnit="km" totalEnergyBurned="${minutes * 10}" totalEnergyBurnedUnit="Cal"`;
  const statistics = isNew
    ? `  <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" startDate="${appleDate(startedAt)}" endDate="${appleDate(end)}" sum="${minutes * 10 * 4.184}" unit="kJ"/>\n  <WorkoutStatistics type="HKQuantityTypeIdentifierDistance${sport === 'run' ? 'WalkingRunning' : 'Cycling'}" startDate="${appleDate(startedAt)}" endDate="${appleDate(end)}" sum="${km / 1.609344}" unit="mi"/>\n`
    : '';
  const route =
    at % 4 === 0
      ? `  <WorkoutRoute sourceName="Watch">\n   <FileReference path="${routeOf(day)}"/>\n  </WorkoutRoute>\n`
      : '';
  return ` <Workout workoutActivityType="${type}" duration="${minutes}" durationUnit="min"${totals} sourceName="Ada’s Apple Watch" sourceVersion="10.1" ${DEVICE} creationDate="${appleDate(end)}" startDate="${appleDate(startedAt)}" endDate="${appleDate(end)}">
  <MetadataEntry key="HKTimeZone" value="Europe/Stockholm"/>
  <MetadataEntry key="HKWeatherTemperature" value="54 degF"/>
  <MetadataEntry key="HKWeatherHumidity" value="${isNew ? '5600' : '56'} %"/>
  <MetadataEntry key="HKIndoorWorkout" value="0"/>
${statistics}${route}${more} </Workout>\n`;
}
