import { FitBaseType, FitEncoder, type FitEncoderField } from 'fit-file-parser/encoder';
import type { MadeAthlete } from '#simulators/season/athlete';
import type { Sport } from '#simulators/season/motion';
import { stepOf } from '#simulators/season/streams';
import type { MadeWorkout } from '#simulators/season/workout';

/** FIT manufacturer and product of the devices that made athletes wear. */
const DEVICES: Record<string, readonly [maker: number, product: number]> = {
  'Garmin Forerunner 255': [1, 3992],
  'Garmin Forerunner 965': [1, 4315],
  'Garmin Fenix 7': [1, 3906],
  'Garmin Edge 530': [1, 3121],
  'Wahoo ELEMNT BOLT': [32, 31],
};

/** FIT sport, and its sub-sport outdoors and indoors. */
const SPORTS: Record<Sport, readonly [sport: number, outdoors: number, indoors: number]> = {
  Run: [1, 0, 1],
  TrailRun: [1, 3, 3],
  Ride: [2, 7, 6],
  VirtualRide: [2, 58, 58],
  Swim: [5, 18, 17],
  WeightTraining: [10, 20, 20],
  NordicSki: [12, 0, 0],
  Walk: [11, 0, 27],
};

/**
 * The file a device would have written: one workout, or the legs of a triathlon in one. Devices of Garmin add their
 * own guess at the sweat, over the legs as a running total.
 */
export function fitFile(athlete: MadeAthlete, legs: readonly MadeWorkout[]): Uint8Array {
  const [first] = legs;
  const last = legs.at(-1);
  if (!first || !last) throw new Error('A file is made of at least one workout.');
  const [maker, product] = DEVICES[first.device ?? ''] ?? [255, 0];
  const fit = new Messages();
  const origin = [u16(maker), u16(product), u32z(first.deviceSerial)];
  fit.write(0, [enumeration(4), ...origin, time(first.startsAt)]);
  fit.write(23, {
    253: time(first.startsAt),
    0: u8(0),
    2: u16(maker),
    3: u32z(first.deviceSerial),
    4: u16(product),
  });
  fit.write(3, {
    1: enumeration(athlete.sex === 'M' ? 1 : 0),
    2: u8(first.startsAt.getUTCFullYear() - athlete.birthYear),
    3: u8(athlete.heightCm),
    4: u16(athlete.massKg * 10),
    8: u8(athlete.restingHrBpm),
  });
  fit.write(7, { 1: u8(athlete.maxHrBpm) });
  let sweatMl = 0;
  for (const leg of legs) {
    writeTimer(fit, leg);
    writeRecords(fit, leg);
    sweatMl += sweatGuessMl(leg);
    writeSummaries(fit, leg, maker === 1 ? sweatMl : null);
  }
  const ended = endOf(last);
  fit.write(34, {
    253: time(ended),
    0: u32(legs.reduce((sum, leg) => sum + leg.timerS, 0) * 1000),
    1: u16(legs.length),
    5: time(new Date(+ended + last.utcOffsetS * 1000)),
  });
  return fit.close();
}

/** Garmin’s own estimate, ml: near 0.64 a kilocalorie at 11 °C and 1.07 at 26 °C, as their files have it. */
export function sweatGuessMl({ kcal, averageDeviceC }: MadeWorkout): number {
  return Math.round(kcal * Math.max(0.5, 0.64 + 0.0287 * ((averageDeviceC ?? 20) - 11)));
}

function writeTimer(fit: Messages, leg: MadeWorkout): void {
  const event = (atS: number, type: number): void =>
    fit.write(21, { 253: at(leg, atS), 0: enumeration(0), 1: enumeration(type) });
  const { time: seconds } = leg.streams;
  const stepS = stepOf(leg.streams);
  event(0, 0);
  seconds.forEach((second, i) => {
    const before = seconds[i - 1];
    if (before === undefined || second - before <= stepS) return;
    event(before, 4);
    event(second, 0);
  });
  event(leg.elapsedS, 4);
}

function writeRecords(fit: Messages, leg: MadeWorkout): void {
  const {
    time: seconds,
    latlng,
    altitude,
    heartrate,
    cadence,
    distance,
    velocity_smooth,
    watts,
    temp,
  } = leg.streams;
  seconds.forEach((second, i) =>
    fit.write(20, {
      253: at(leg, second),
      0: s32(degrees(latlng?.[i]?.[0])),
      1: s32(degrees(latlng?.[i]?.[1])),
      3: u8(heartrate?.[i]),
      4: u8(cadence?.[i]),
      5: u32(times(distance?.[i], 100)),
      7: u16(watts?.[i]),
      13: s8(temp?.[i]),
      73: u32(times(velocity_smooth?.[i], 1000)),
      78: u32(altitude?.[i] === undefined ? null : (altitude[i] + 500) * 5),
    }),
  );
}

/** One lap and one session a leg. */
function writeSummaries(fit: Messages, leg: MadeWorkout, sweatMl: number | null): void {
  const [sport, outdoors, indoors] = SPORTS[leg.sport];
  const span = {
    253: time(endOf(leg)),
    2: time(leg.startsAt),
    7: u32(leg.elapsedS * 1000),
    8: u32(leg.timerS * 1000),
    9: u32(leg.streams.distance ? leg.distanceM * 100 : null),
    11: u16(leg.kcal),
  };
  fit.write(19, span);
  fit.write(18, {
    ...span,
    3: s32(degrees(leg.start?.latitudeDeg)),
    4: s32(degrees(leg.start?.longitudeDeg)),
    5: enumeration(sport),
    6: enumeration(leg.indoor ? indoors : outdoors),
    14: u16(leg.averageSpeedMs * 1000),
    16: u8(leg.averageHrBpm),
    17: u8(leg.maxHrBpm),
    20: u16(leg.averagePowerW),
    21: u16(leg.maxPowerW),
    22: u16(leg.ascentM),
    34: u16(leg.normalizedPowerW),
    57: s8(leg.averageDeviceC),
    178: u16(sweatMl),
    193: u8(times(leg.perceivedExertion, 10)),
  });
}

function endOf(leg: MadeWorkout): Date {
  return new Date(+leg.startsAt + leg.elapsedS * 1000);
}

function at(leg: MadeWorkout, second: number): Field {
  return time(new Date(+leg.startsAt + second * 1000));
}

function degrees(value: number | undefined): number | null {
  return times(value, 2 ** 31 / 180);
}

function times(value: number | null | undefined, factor: number): number | null {
  return value == null ? null : value * factor;
}

type Field = Omit<FitEncoderField, 'number'>;

const kind =
  (size: number, baseType: FitBaseType, none: number) =>
  (value: number | null | undefined): Field => ({
    ...{ size, baseType },
    value: value == null ? none : Math.round(value),
  });
const enumeration = kind(1, FitBaseType.Enum, 0xff);
const u8 = kind(1, FitBaseType.Uint8, 0xff);
const s8 = kind(1, FitBaseType.Sint8, 0x7f);
const u16 = kind(2, FitBaseType.Uint16, 0xffff);
const s32 = kind(4, FitBaseType.Sint32, 0x7fffffff);
const u32 = kind(4, FitBaseType.Uint32, 0xffffffff);
const u32z = kind(4, FitBaseType.Uint32z, 0);
const time = (value: Date): Field => u32(FitEncoder.toFitTimestamp(value));

/** FIT messages by their global number, fields by theirs. */
class Messages {
  private readonly encoder = new FitEncoder();

  write(message: number, fields: Field[] | Record<number, Field>): void {
    const numbered = Object.entries(fields).map(([number, field]) => ({ ...field, number: Number(number) }));
    this.encoder.writeMessage(message, numbered, message % 16);
  }

  close(): Uint8Array {
    return this.encoder.close();
  }
}
