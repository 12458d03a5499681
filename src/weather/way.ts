import { HOUR_MS } from '#src/kernel/clock';
import type { Recording } from '#src/sessions/recording.port';
import type { Spot } from '#src/weather/sky';
import type { Cell } from '#src/weather/weather.port';

/** What is to be known of the sky for one session: where and when, no closer than its source allows. */
export interface Way {
  /** In order of time, at least one. Never more than MOST_CELLS different cells. */
  spots: Spot[];
  /** On the hour: the last one before the session, and the first one after it. */
  from: Date;
  to: Date;
}

/** A place is asked about again after this long, or this far. */
const EVERY_S = 15 * 60;
const EVERY_M = 5_000;
/** More places than this are never told of one session. */
export const MOST_CELLS = 10;
/** Nobody else hears a place more exactly, however the source is set: about a kilometre. */
const FINEST_DEG = 0.01;
/** A longer recording is one nobody stopped, or a clock that jumped, hours. */
const LONGEST_H = 7 * 24;

const METRES_A_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/** Null where the sky has no part in it or nothing can be asked: indoors, without positions, with an unknown hour. */
export function wayOf(recording: Recording, placeRoundingDeg: number): Way | null {
  const { startedAt, elapsedS, indoor, notes } = recording;
  if (indoor === true || notes.includes('start-hidden') || notes.includes('clock-not-set')) return null;
  const from = Math.floor(startedAt.getTime() / HOUR_MS) * HOUR_MS;
  const to = Math.ceil((startedAt.getTime() + elapsedS * 1000) / HOUR_MS) * HOUR_MS;
  if (!(to - from <= LONGEST_H * HOUR_MS)) return null;
  const stops = stopsOf(recording);
  if (stops.length === 0) return null;
  const rounding = Math.max(FINEST_DEG, placeRoundingDeg);
  const spots = fewEnough(stops).map(({ second, ...place }) => ({
    at: new Date(startedAt.getTime() + second * 1000),
    cell: cellOf(place, rounding),
  }));
  return { spots, from: new Date(from), to: new Date(to) };
}

/** One place for a while, which nobody need have been at yet. Hours are made whole, outwards. */
export function stayAt(place: Cell, from: Date, to: Date): Way {
  return {
    spots: [{ at: from, cell: cellOf(place, FINEST_DEG) }],
    from: new Date(Math.floor(from.getTime() / HOUR_MS) * HOUR_MS),
    to: new Date(Math.ceil(to.getTime() / HOUR_MS) * HOUR_MS),
  };
}

export function cellOf({ latitudeDeg, longitudeDeg }: Cell, roundingDeg: number): Cell {
  const steps = Math.round(roundingDeg * 100);
  // Whole hundredths first: what is left of a rounded fraction must not give the digits away that were cut.
  const rounded = (deg: number) => (Math.round((deg * 100) / steps) * steps) / 100 + 0;
  return { latitudeDeg: rounded(latitudeDeg), longitudeDeg: rounded(longitudeDeg) };
}

export function cellKey({ latitudeDeg, longitudeDeg }: Cell): string {
  return `${latitudeDeg}/${longitudeDeg}`;
}

/** Each cell once. */
export function cellsOf(spots: readonly Spot[]): Cell[] {
  return [...new Map(spots.map(({ cell }) => [cellKey(cell), cell])).values()];
}

interface Stop extends Cell {
  second: number;
}

/** Where the athlete was, a stop each quarter of an hour or five kilometres. */
function stopsOf({ streams, legs }: Recording): Stop[] {
  const { latitudeDeg, longitudeDeg } = streams.channels;
  if (!latitudeDeg || !longitudeDeg) return [];
  const roofs = legs.filter(({ indoor }) => indoor === true);
  const stops: Stop[] = [];
  for (let row = 0; row < streams.timeS.length; row++) {
    const here = {
      latitudeDeg: latitudeDeg[row]!,
      longitudeDeg: longitudeDeg[row]!,
      second: streams.timeS[row]!,
    };
    if (!Number.isFinite(here.latitudeDeg) || !Number.isFinite(here.longitudeDeg)) continue;
    if (roofs.some(({ startS, elapsedS }) => here.second >= startS && here.second <= startS + elapsedS))
      continue;
    const last = stops.at(-1);
    if (!last || here.second - last.second >= EVERY_S || metresBetween(last, here) >= EVERY_M)
      stops.push(here);
  }
  return stops;
}

/** First and last always among them, the rest evenly between. */
function fewEnough(stops: Stop[]): Stop[] {
  if (stops.length <= MOST_CELLS) return stops;
  const step = (stops.length - 1) / (MOST_CELLS - 1);
  return Array.from({ length: MOST_CELLS }, (_, i) => stops[Math.round(i * step)]!);
}

/** Good to a part in a hundred over a few kilometres, which is all that is asked. */
function metresBetween(one: Cell, other: Cell): number {
  const north = other.latitudeDeg - one.latitudeDeg;
  const turn = ((other.longitudeDeg - one.longitudeDeg + 540) % 360) - 180;
  const east = turn * Math.cos(one.latitudeDeg * RADIANS);
  return METRES_A_DEGREE * Math.hypot(north, east);
}
