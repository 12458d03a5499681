import type { Sport } from '#src/kernel/sport';

/** Streams Svett understands, one value a record, NaN where the device gave none. Units stand in the names. */
export const CHANNELS = [
  'heartRateBpm',
  'powerW',
  'speedMs',
  'altitudeM',
  'distanceM',
  'latitudeDeg',
  'longitudeDeg',
  'deviceTemperatureC',
  'coreTemperatureC',
  'cadencePerMin',
] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Streams {
  /** Seconds after the start, strictly increasing; gaps are allowed (smart recording, pauses). */
  timeS: Float64Array;
  /** Only channels with at least one finite value; each as long as `timeS`. */
  channels: Partial<Record<Channel, Float64Array>>;
}

/** A stretch of one sport inside a recording. A single-sport recording has exactly one. Legs never overlap. */
export interface Leg {
  sport: Sport;
  indoor: boolean | null;
  /** Seconds after the start of the recording. */
  startS: number;
  elapsedS: number;
  timerS: number | null;
  distanceM: number | null;
  energyKcal: number | null;
  averageHeartRateBpm: number | null;
  averagePowerW: number | null;
  /** Swimming pools have one; null otherwise. */
  poolLengthM: number | null;
}

export interface Pause {
  startS: number;
  endS: number;
}

/** What kind of thing measured: it decides how far its thermometer is believed. */
export type DeviceKind = 'watch' | 'bike_computer' | 'pod' | 'phone' | 'other';

export interface Device {
  maker: string | null;
  product: string | null;
  serial: string | null;
  kind: DeviceKind;
}

/** The athlete as the device knew them; null where the file is silent. */
export interface DeviceAthlete {
  massKg: number | null;
  heightM: number | null;
  sex: 'male' | 'female' | null;
  ageYears: number | null;
  restingHeartRateBpm: number | null;
  maxHeartRateBpm: number | null;
  vo2maxMlKgMin: number | null;
  ftpW: number | null;
}

/**
 * The weather as a source tells it: one word for the whole workout, from whatever service that brand asks. null where it
 * is silent.
 */
export interface ToldWeather {
  airC: number | null;
  /** 0 to 100. */
  humidityPct: number | null;
  /** As weather services tell it: ten metres above open ground. */
  wind10mMs: number | null;
  /** Share of the sky that is covered, 0 to 1. */
  cloudShare: number | null;
}

/** One workout as a source recorded it, whatever the brand or format. */
export interface Recording {
  /** `api`: told in a brand's own words rather than in a file. */
  format: 'fit' | 'tcx' | 'gpx' | 'api';
  /** The sport of the whole (the longest leg's, for multisport). */
  sport: Sport;
  /** The source's own word for it, kept to re-map later. */
  sportRaw: string;
  /** null: the file does not say. */
  indoor: boolean | null;
  startedAt: Date;
  /** Seconds to add to UTC for the athlete's own clock; null when the file does not tell. */
  utcOffsetS: number | null;
  elapsedS: number;
  /** Elapsed less pauses, as the device counted it. */
  timerS: number | null;
  movingS: number | null;
  distanceM: number | null;
  ascentM: number | null;
  energyKcal: number | null;
  pauses: Pause[];
  legs: Leg[];
  streams: Streams;
  device: Device | null;
  athlete: DeviceAthlete;
  /** Rating of perceived exertion, 0 to 10. */
  rpe: number | null;
  /** Left out where the source says nothing of the weather, as most do. */
  weather?: ToldWeather;
  /** The maker's own sweat-loss estimate for the whole recording, millilitres: an estimate, never the truth. */
  vendorSweatMl: number | null;
  vendorName: string | null;
  /** Equal in two files when they hold the same recording (FIT file_id serial and creation time). */
  identity: string | null;
  /** What a reader should know. Empty when the file was whole. */
  notes: RecordingNote[];
}

/** A recording as its source's row keeps it: all but the streams. */
export type SourceRecording = Omit<Recording, 'streams'>;

/**
 * `truncated`: the file breaks off; this is what was whole. `no-records`: totals only, no streams.
 * `time-repaired`: records out of order, doubled, or split by a jump of the clock. `clock-not-set`: the device did
 * not know the date. `sport-unknown`: the file does not say what was done; ask. `start-hidden`: only the
 * day is known, not the hour. `manual`: typed in, not measured.
 */
export type RecordingNote =
  | 'truncated'
  | 'no-records'
  | 'time-repaired'
  | 'clock-not-set'
  | 'sport-unknown'
  | 'start-hidden'
  | 'manual';

/** Several sports in one go, the way between them not counted; `sport` of the whole is then only the longest one's. */
export function isMultisport({ legs }: Pick<Recording, 'legs'>): boolean {
  return new Set(legs.map(({ sport }) => sport).filter((sport) => sport !== 'transition')).size > 1;
}

export interface ActivityFile {
  /** As the person named it, for messages only: never trusted as a path. */
  name: string;
  bytes: Uint8Array;
}

/** Reads a workout file into a Recording; throws a Problem of recording.problems.ts that tells what to do. */
export abstract class ActivityFileReader {
  abstract read(file: ActivityFile): Promise<Recording>;
}
