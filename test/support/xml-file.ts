import { ACTIVITY_DEFAULTS, sampled } from './made-activity.js';
import type { MadeActivity, MadeRecord } from './made-activity.js';

export interface MadeTcx extends MadeActivity {
  /** Running, Biking or Other. */
  sport?: string;
  kcal?: number;
  device?: string;
  /** Totals only, as a treadmill writes them. */
  noTrack?: boolean;
}

/** A TCX file of one activity with a lap to every ten minutes. */
export function aTcxFile(options: MadeTcx = {}): Uint8Array {
  const made = {
    ...ACTIVITY_DEFAULTS,
    sport: 'Running',
    kcal: 600,
    device: 'Garmin Forerunner 255',
    noTrack: false,
    ...options,
  };
  const records = sampled(made);
  const lengthS = made.minutes * 60;
  const laps: string[] = [];
  for (let fromS = 0; fromS < lengthS; fromS += 600) {
    const toS = Math.min(fromS + 600, lengthS);
    const last = toS === lengthS;
    laps.push(
      lap(
        made,
        { fromS, toS },
        records.filter(({ atS }) => atS >= fromS && (atS < toS || (last && atS === toS))),
      ),
    );
  }
  const device = `<Creator xsi:type="Device_t"><Name>${made.device}</Name></Creator>`;
  return xml(`  <?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Activities><Activity Sport="${made.sport}"><Id>${iso(made, 0)}</Id>${laps.join('\n')}${device}</Activity></Activities>
</TrainingCenterDatabase>`);
}

function lap(
  made: Required<MadeTcx>,
  { fromS, toS }: { fromS: number; toS: number },
  records: MadeRecord[],
): string {
  const pausedS = made.pauses.reduce(
    (sum, [a, b]) => sum + Math.max(0, Math.min(b, toS) - Math.max(a, fromS)),
    0,
  );
  const heart = records.find(({ heartRate }) => heartRate !== null)?.heartRate;
  const metres = (records.at(-1)?.distanceM ?? 0) - (records[0]?.distanceM ?? 0);
  const totals = [
    `<TotalTimeSeconds>${toS - fromS - pausedS}</TotalTimeSeconds><DistanceMeters>${metres.toFixed(1)}</DistanceMeters>`,
    `<Calories>${Math.round((made.kcal * (toS - fromS)) / (made.minutes * 60))}</Calories>`,
    heart ? `<AverageHeartRateBpm><Value>${heart}</Value></AverageHeartRateBpm>` : '',
  ];
  const track = made.noTrack
    ? ''
    : `<Track>${records.map((record) => trackpoint(made, record)).join('\n')}</Track>`;
  return `<Lap StartTime="${iso(made, fromS)}">${totals.join('')}${track}</Lap>`;
}

function trackpoint(made: Required<MadeActivity>, record: MadeRecord): string {
  const position = `<LatitudeDegrees>${record.latitude?.toFixed(7)}</LatitudeDegrees><LongitudeDegrees>${record.longitude?.toFixed(7)}</LongitudeDegrees>`;
  return [
    `<Trackpoint><Time>${iso(made, record.atS)}</Time>`,
    record.latitude === null ? '' : `<Position>${position}</Position>`,
    element('AltitudeMeters', record.altitude),
    element('DistanceMeters', record.distanceM),
    record.heartRate === null ? '' : `<HeartRateBpm><Value>${record.heartRate}</Value></HeartRateBpm>`,
    `<Extensions><ns3:TPX xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">`,
    `${element('ns3:Speed', record.speed)}${element('ns3:RunCadence', record.cadence)}${element('ns3:Watts', record.power)}`,
    `</ns3:TPX></Extensions></Trackpoint>`,
  ].join('');
}

export interface MadeGpx extends MadeActivity {
  /** trk/type, free text. */
  type?: string | null;
  creator?: string;
  /** The prefix of the extension's namespace. */
  prefix?: string;
  /** A route: points without times. */
  noTime?: boolean;
}

/** A GPX file with Garmin's track point extension; a pause begins a new segment. It holds no speed and no distance. */
export function aGpxFile(options: MadeGpx = {}): Uint8Array {
  const made = {
    ...ACTIVITY_DEFAULTS,
    type: 'running' as string | null,
    creator: 'StravaGPX',
    prefix: 'gpxtpx',
    noTime: false,
    ...options,
  };
  const records = sampled(made);
  const starts = [0, ...made.pauses.map(([, to]) => to)];
  const segments = starts.map((from, at) => {
    const points = records.filter(({ atS }) => atS >= from && atS < (starts[at + 1] ?? Infinity));
    return `<trkseg>${points.map((record) => trkpt(made, record)).join('\n')}</trkseg>`;
  });
  return xml(`\ufeff<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="${made.creator}" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:${made.prefix}="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<trk><name>Morning</name>${made.type === null ? '' : `<type>${made.type}</type>`}${segments.join('\n')}</trk></gpx>`);
}

function trkpt(made: Required<MadeGpx>, record: MadeRecord): string {
  const p = made.prefix;
  const extension = `${element(`${p}:atemp`, record.temperature)}${element(`${p}:hr`, record.heartRate)}${element(`${p}:cad`, record.cadence)}`;
  return [
    `<trkpt lat="${record.latitude?.toFixed(7)}" lon="${record.longitude?.toFixed(7)}">${element('ele', record.altitude)}`,
    made.noTime ? '' : `<time>${iso(made, record.atS)}</time>`,
    `<extensions>${element('power', record.power)}<${p}:TrackPointExtension>${extension}</${p}:TrackPointExtension></extensions></trkpt>`,
  ].join('');
}

function element(name: string, value: number | null): string {
  return value === null ? '' : `<${name}>${Number(value.toFixed(3))}</${name}>`;
}

function iso(made: Required<MadeActivity>, second: number): string {
  return new Date(made.startedAt.getTime() + second * 1000).toISOString();
}

function xml(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
