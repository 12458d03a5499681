import { HOUR_MS } from '#src/kernel/clock';
import type { Cell, WeatherHour, WeatherValue } from '#src/weather/weather.port';

/** One hour of a cell, put together from all services that know of it: the best one's word first, value by value. */
export interface SkyHour extends WeatherHour {
  /** Ground height that `airC` stands for, metres; null when not told. */
  elevationM: number | null;
  /** Who told each value; a value nobody knows has no teller. */
  tellers: Partial<Record<WeatherValue, string>>;
}

/** A place on the way, from when the athlete was there. */
export interface Spot {
  at: Date;
  cell: Cell;
}

/** A spot and the hours there, in order of time and without gaps, whether or not anything is known of them. */
export interface SpotWeather extends Spot {
  hours: SkyHour[];
}

/** The air at one moment, with the ground height `airC` stands for. */
export type Moment = Pick<SkyHour, WeatherValue | 'elevationM'>;

const UNKNOWN: Moment = { airC: null, humidityPct: null, wind10mMs: null, solarWm2: null, elevationM: null };

/**
 * The air at a moment on the way. Between two spots, and between two hours, values go over evenly; a moment between a
 * known and an unknown one takes the known. Sun is the mean of the whole hour the moment lies in. To bring `airC` to
 * another height, start from `elevationM`.
 */
export function momentAt(spots: readonly SpotWeather[], at: Date): Moment {
  const next = spots.findIndex((spot) => spot.at.getTime() >= at.getTime());
  const after = spots[next] ?? spots.at(-1);
  const before = spots[next - 1] ?? (next === 0 ? after : spots.at(-1));
  if (!before || !after) return UNKNOWN;
  const share =
    before === after ? 0 : (at.getTime() - before.at.getTime()) / (after.at.getTime() - before.at.getTime());
  return blend(inTime(before.hours, at), inTime(after.hours, at), share);
}

function inTime(hours: readonly SkyHour[], at: Date): Moment {
  const from = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  const to = Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS;
  const [earlier, later] = [from, to].map((ms) => hours.find((hour) => hour.at.getTime() === ms) ?? UNKNOWN);
  const share = (at.getTime() - from) / HOUR_MS;
  return { ...blend(earlier!, later!, share), solarWm2: later!.solarWm2 };
}

function blend(one: Moment, other: Moment, share: number): Moment {
  return {
    ...airBetween(one, other, share),
    humidityPct: between(one.humidityPct, other.humidityPct, share),
    wind10mMs: between(one.wind10mMs, other.wind10mMs, share),
    solarWm2: between(one.solarWm2, other.solarWm2, share),
  };
}

/** Air and its height go together: a height whose air is unknown must not move the other's. */
function airBetween(one: Moment, other: Moment, share: number): Pick<Moment, 'airC' | 'elevationM'> {
  if (one.airC === null) return { airC: other.airC, elevationM: other.elevationM };
  if (other.airC === null) return { airC: one.airC, elevationM: one.elevationM };
  const elevationM =
    one.elevationM === null || other.elevationM === null
      ? null
      : between(one.elevationM, other.elevationM, share);
  return { airC: between(one.airC, other.airC, share), elevationM };
}

function between(one: number | null, other: number | null, share: number): number | null {
  if (one === null) return other;
  return other === null ? one : one + share * (other - one);
}
