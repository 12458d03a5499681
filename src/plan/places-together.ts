import type { Sport } from '#src/kernel/sport';
import { cellOf } from '#src/weather/way';
import type { Cell } from '#src/weather/weather.port';

/** One time somebody was at a place, or means to be. */
export interface Visit extends Cell {
  /** YYYY-MM-DD. */
  day: string;
  sport: Sport;
  /** What the athlete called the place then; null: nothing, or it was a recording. */
  placeName: string | null;
  /** The name of the plan; null: it was done. */
  plan: string | null;
}

/** A place somebody goes to, with what they know it by. */
export interface UsualPlace {
  place: Cell;
  name: string | null;
  /** A plan there, for a place that has no name; the newest. */
  plan: string | null;
  /** Sessions that set out there, and what most of them were; null: none. */
  sessions: number;
  sport: Sport | null;
  /** The last of them. */
  lastOn: string | null;
}

/** As exact as a place is kept: about a kilometre. */
const PLACE_DEG = 0.01;
/** Whoever sets out so near is at the same place: a car park is not always free, and a watch needs a while to find itself. [own] */
const SAME_M = 1_500;
const METRES_A_DEGREE = 111_195;

/** Visits, the newest first, as the places they were at: those most often gone to first, then those of the newest plans. */
export function placesTogether(visits: readonly Visit[]): UsualPlace[] {
  const places: { at: Cell; visits: Visit[] }[] = [];
  for (const visit of visits) {
    const near = places
      .map((place) => ({ place, m: metresBetween(place.at, visit) }))
      .filter(({ m }) => m <= SAME_M)
      .sort((one, other) => one.m - other.m)[0];
    if (near) near.place.visits.push(visit);
    else places.push({ at: visit, visits: [visit] });
  }
  return places
    .map(({ visits: there }) => placeOf(there))
    .sort((one, other) => other.sessions - one.sessions);
}

function placeOf(visits: readonly Visit[]): UsualPlace {
  const done = visits.filter(({ plan }) => plan === null);
  const named = visits.find(({ placeName }) => placeName !== null);
  const cells = (named ? [named] : visits).map((visit) => cellOf(visit, PLACE_DEG));
  return {
    place: mostOften(cells, ({ latitudeDeg, longitudeDeg }) => `${latitudeDeg}/${longitudeDeg}`)!,
    name: named?.placeName ?? null,
    plan: visits.find(({ plan }) => plan !== null)?.plan ?? null,
    sessions: done.length,
    sport: mostOften(
      done.map(({ sport }) => sport),
      (sport) => sport,
    ),
    lastOn: done[0]?.day ?? null,
  };
}

/** Of those that come equally often the first. */
function mostOften<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Thing | null {
  const times = new Map<string, number>();
  for (const thing of things) times.set(keyOf(thing), (times.get(keyOf(thing)) ?? 0) + 1);
  const most = Math.max(...times.values());
  return things.find((thing) => times.get(keyOf(thing)) === most) ?? null;
}

function metresBetween(one: Cell, other: Cell): number {
  const north = other.latitudeDeg - one.latitudeDeg;
  const turn = ((other.longitudeDeg - one.longitudeDeg + 540) % 360) - 180;
  return METRES_A_DEGREE * Math.hypot(north, turn * Math.cos((one.latitudeDeg * Math.PI) / 180));
}
