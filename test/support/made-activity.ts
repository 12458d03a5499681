/** A value for every second: always the same, or told by the second; null where the device is silent. */
export type Series = number | null | ((second: number) => number | null);

/** What every made file has in common, whatever its format. */
export interface MadeActivity {
  startedAt?: Date;
  minutes?: number;
  /** Seconds between records. */
  everyS?: number;
  heartRate?: Series;
  power?: Series;
  /** m/s; distance and position follow from it. */
  speed?: Series;
  altitude?: Series;
  temperature?: Series;
  cadence?: Series;
  /** Where it starts; it then heads due north. null for a file without positions. */
  from?: { latitude: number; longitude: number } | null;
  /** Stops of the timer, seconds after the start; nothing is recorded between. */
  pauses?: [fromS: number, toS: number][];
}

export const ACTIVITY_DEFAULTS = {
  startedAt: new Date('2026-06-01T06:00:00Z'),
  minutes: 60,
  everyS: 1,
  heartRate: (second: number) => Math.round(150 + 8 * Math.sin(second / 97)),
  power: null,
  speed: (second: number) => 3 + 0.2 * Math.sin(second / 53),
  altitude: (second: number) => 20 + 5 * Math.sin(second / 301),
  temperature: 20,
  cadence: 85,
  from: { latitude: 59.33, longitude: 18.06 },
  pauses: [],
} satisfies Required<MadeActivity> as Required<MadeActivity>;

export interface MadeRecord {
  atS: number;
  heartRate: number | null;
  power: number | null;
  speed: number | null;
  altitude: number | null;
  temperature: number | null;
  cadence: number | null;
  distanceM: number | null;
  latitude: number | null;
  longitude: number | null;
}

const METRES_PER_DEGREE = 111_195;

/** The records of an activity, from `offsetS` seconds after the start of the file on. */
export function sampled(made: Required<MadeActivity>, offsetS = 0): MadeRecord[] {
  const records: MadeRecord[] = [];
  let metres = 0;
  for (let second = 0; second <= made.minutes * 60; second += made.everyS) {
    if (made.pauses.some(([from, to]) => second > from && second < to)) continue;
    const speed = at(made.speed, second);
    records.push({
      atS: offsetS + second,
      heartRate: at(made.heartRate, second),
      power: at(made.power, second),
      speed,
      altitude: at(made.altitude, second),
      temperature: at(made.temperature, second),
      cadence: at(made.cadence, second),
      distanceM: speed === null ? null : metres,
      latitude: made.from && made.from.latitude + metres / METRES_PER_DEGREE,
      longitude: made.from && made.from.longitude,
    });
    metres += (speed ?? 0) * made.everyS;
  }
  return records;
}

function at(series: Series, second: number): number | null {
  return typeof series === 'function' ? series(second) : series;
}
