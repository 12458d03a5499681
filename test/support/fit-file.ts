import { FitBaseType, FitEncoder } from 'fit-file-parser/encoder';
import type { FitEncoderField } from 'fit-file-parser/encoder';
import { getFitSportId, getFitSubSportId } from 'fit-file-parser/profile';
import { ACTIVITY_DEFAULTS, sampled } from './made-activity.js';
import type { MadeActivity, MadeRecord } from './made-activity.js';

/** One leg of a made multisport file; whatever is left out is the file's own. */
export interface MadeLeg extends Pick<MadeActivity, 'minutes' | 'heartRate' | 'speed' | 'power'> {
  sport: string;
  subSport?: string;
  kcal?: number;
  /** As Garmin writes it: everything up to the end of this leg. */
  sweatMl?: number;
}

export interface MadeFit extends MadeActivity {
  /** FIT's names: running, cycling, swimming… */
  sport?: string;
  /** treadmill, indoor_cycling, trail, open_water… */
  subSport?: string;
  /** file_id type; 4 is an activity, 5 a workout, 6 a course, 2 settings, 32 monitoring. */
  fileType?: number;
  legs?: MadeLeg[];
  kcal?: number;
  massKg?: number | null;
  heightM?: number | null;
  sex?: 'male' | 'female';
  ageYears?: number | null;
  restingHeartRate?: number | null;
  maxHeartRate?: number | null;
  /** Garmin's own estimate, ml. */
  sweatMl?: number | null;
  rpe?: number | null;
  poolLengthM?: number | null;
  utcOffsetS?: number | null;
  /** FIT manufacturer id: 1 Garmin, 23 Suunto, 32 Wahoo. */
  maker?: number;
  /** FIT product id: 3992 Forerunner 255, 3121 Edge 530. */
  product?: number;
  serial?: number;
  /** Sessions before the records, as new Garmin devices write them. */
  summaryFirst?: boolean;
  /** Leave out the sessions, as a device does that lost power. */
  noSession?: boolean;
  /** Leave out the starts and stops of the timer, as some apps do. */
  noTimer?: boolean;
  /** What a core temperature sensor tells, °C. */
  coreC?: number;
  /** Last change to the records: shuffle, double, spoil. */
  records?: (records: MadeRecord[]) => MadeRecord[];
}

/** A FIT file as a watch would have written it. Equal options give equal bytes. */
export function aFitFile(options: MadeFit = {}): Uint8Array {
  const made = { ...ACTIVITY_DEFAULTS, ...options };
  const legs = withTimes(made);
  const lengthS = legs.reduce((sum, leg) => sum + leg.lengthS, 0);
  const fit = new FitWriter(made.startedAt);
  fit.message(0, [
    ['u8', 0, made.fileType ?? 4],
    ['u16', 1, made.maker ?? 1],
    ['u16', 2, made.product ?? 3992],
    ['u32z', 3, made.serial ?? 3_400_000_001],
    ['time', 4, 0],
  ]);
  if (made.fileType !== undefined && made.fileType !== 4) return fit.close();
  writeAthlete(fit, made);
  for (const leg of legs)
    fit.message(12, [
      ['u8', 0, leg.sportId],
      ['u8', 1, leg.subSportId],
    ]);
  if (made.summaryFirst) writeSummaries(fit, made, legs);
  if (!made.noTimer) writeTimer(fit, made.pauses, lengthS);
  const records = legs.flatMap((leg) =>
    sampled({ ...made, ...leg.own, minutes: leg.lengthS / 60 }, leg.startS),
  );
  for (const record of made.records?.(records) ?? records) writeRecord(fit, record, made.coreC);
  if (!made.summaryFirst && !made.noSession) writeSummaries(fit, made, legs);
  return fit.close();
}

interface TimedLeg {
  own: Partial<MadeLeg>;
  sportId: number;
  subSportId: number;
  startS: number;
  lengthS: number;
}

function withTimes(made: MadeFit & { minutes: number }): TimedLeg[] {
  let startS = 0;
  return (made.legs ?? [{ sport: made.sport ?? 'running', subSport: made.subSport ?? 'generic' }]).map(
    (leg: MadeLeg) => {
      const lengthS = (leg.minutes ?? made.minutes) * 60;
      const timed = {
        own: leg,
        sportId: getFitSportId(leg.sport) ?? 0,
        subSportId: getFitSubSportId(leg.subSport ?? 'generic') ?? 0,
        startS,
        lengthS,
      };
      startS += lengthS;
      return timed;
    },
  );
}

function writeAthlete(fit: FitWriter, made: MadeFit): void {
  fit.message(3, [
    ['u8', 1, made.sex === undefined ? 1 : made.sex === 'male' ? 1 : 0],
    ['u8', 2, made.ageYears === undefined ? 40 : made.ageYears],
    ['u8', 3, scaled(made.heightM === undefined ? 1.75 : made.heightM, 100)],
    ['u16', 4, scaled(made.massKg === undefined ? 70 : made.massKg, 10)],
    ['u8', 8, made.restingHeartRate ?? null],
  ]);
  fit.message(7, [['u8', 1, made.maxHeartRate ?? null]]);
}

function writeSummaries(fit: FitWriter, made: MadeFit & typeof ACTIVITY_DEFAULTS, legs: TimedLeg[]): void {
  const pausedS = made.pauses.reduce((sum, [from, to]) => sum + to - from, 0);
  for (const leg of legs) {
    const records = sampled({ ...made, ...leg.own, minutes: leg.lengthS / 60 }, leg.startS);
    fit.message(18, [
      ['time', 253, leg.startS + leg.lengthS],
      ['time', 2, leg.startS],
      ['u8', 5, leg.sportId],
      ['u8', 6, leg.subSportId],
      ['u32', 7, leg.lengthS * 1000],
      ['u32', 8, (leg.lengthS - (legs.length === 1 ? pausedS : 0)) * 1000],
      ['u32', 9, scaled(records.at(-1)?.distanceM ?? null, 100)],
      ['u16', 11, leg.own.kcal ?? made.kcal ?? Math.round(leg.lengthS / 6)],
      ['u8', 16, mean(records.map((record) => record.heartRate))],
      ['u16', 20, mean(records.map((record) => record.power))],
      ['u16', 44, scaled(made.poolLengthM ?? null, 100)],
      ['u16', 178, leg.own.sweatMl ?? made.sweatMl ?? null],
      ['u8', 193, scaled(made.rpe ?? null, 10)],
    ]);
  }
  const offsetS = made.utcOffsetS === undefined ? 7200 : made.utcOffsetS;
  fit.message(34, [
    ['time', 253, 0],
    ['u16', 1, legs.length],
    ['time', 5, offsetS],
  ]);
}

function writeTimer(fit: FitWriter, pauses: [fromS: number, toS: number][], lengthS: number): void {
  timerEvent(fit, 0, 0);
  for (const [stopS, startS] of pauses) {
    timerEvent(fit, stopS, 4);
    timerEvent(fit, startS, 0);
  }
  timerEvent(fit, lengthS, 4);
}

function timerEvent(fit: FitWriter, atS: number, type: number): void {
  fit.message(21, [
    ['time', 253, atS],
    ['u8', 0, 0],
    ['u8', 1, type],
  ]);
}

function writeRecord(fit: FitWriter, record: MadeRecord, coreC: number | undefined): void {
  fit.message(20, [
    ['time', 253, record.atS],
    ['s32', 0, scaled(record.latitude, 2 ** 31 / 180)],
    ['s32', 1, scaled(record.longitude, 2 ** 31 / 180)],
    ['u32', 78, record.altitude === null ? null : Math.round((record.altitude + 500) * 5)],
    ['u8', 3, record.heartRate],
    ['u8', 4, record.cadence],
    ['u32', 5, scaled(record.distanceM, 100)],
    ['u32', 73, scaled(record.speed, 1000)],
    ['u16', 7, record.power],
    ['s8', 13, record.temperature],
    ...(coreC === undefined ? [] : [['u16', 139, coreC * 100] satisfies [Kind, number, number]]),
  ]);
}

function scaled(value: number | null, scale: number): number | null {
  return value === null ? null : Math.round(value * scale);
}

function mean(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) / known.length);
}

type Kind = keyof typeof KINDS | 'time';

/** Size, base type and the marker for "no value". */
const KINDS = {
  u8: [1, FitBaseType.Uint8, 0xff],
  s8: [1, FitBaseType.Sint8, 0x7f],
  u16: [2, FitBaseType.Uint16, 0xffff],
  s32: [4, FitBaseType.Sint32, 0x7fffffff],
  u32: [4, FitBaseType.Uint32, 0xffffffff],
  u32z: [4, FitBaseType.Uint32z, 0],
} as const;

/** The FIT encoder with times counted from the start, and null for "no value". */
export class FitWriter {
  readonly #encoder = new FitEncoder();

  constructor(private readonly startedAt: Date) {}

  message(globalNumber: number, fields: [kind: Kind, number: number, value: number | null][]): void {
    this.#encoder.writeMessage(
      globalNumber,
      fields.map((field) => this.#field(field)),
      globalNumber % 16,
    );
  }

  close(): Uint8Array {
    return this.#encoder.close();
  }

  #field([kind, number, value]: [Kind, number, number | null]): FitEncoderField {
    const [size, baseType, none] = KINDS[kind === 'time' ? 'u32' : kind];
    const written =
      kind === 'time' && value !== null ? FitEncoder.toFitTimestamp(this.startedAt) + value : value;
    return { number, size, baseType, value: written === null ? none : Math.round(written) };
  }
}
