import type { Errand } from './errands.js';

/** A ride that was really done. */
export interface Done {
  athlete: number;
  startsAt: Date;
  durationS: number;
  /** What Strava tells of it is taken back there. */
  isRemoved: boolean;
  /** As the athlete put it right; null: they did not. */
  editedDurationS: number | null;
  brands: ('garmin' | 'strava')[];
  /** When a brand first told of it; null: none has. */
  toldAt: Date | null;
}

/** What somebody wanted at their own page, and what came of it. */
export interface Wanted {
  athlete: number;
  errand: Errand;
  /** When they first tried, whether it was heard or not: a service that crashed may have kept it. */
  triedAt: Date | null;
  /** When the service said yes; null: it never has. */
  doneAt: Date | null;
}

/** A while in which something was not there. */
export interface While {
  from: Date;
  to: Date;
}

/** What an athlete's phone showed. */
export interface Shown {
  athlete: number;
  at: Date;
  /** The browser's address at its push service. */
  device: string;
  title: string;
  body: string;
  tag: string;
  /** The service's own number of the delivery; null for a push that has none. */
  delivery: string | null;
}

/** The world's own book: what was done, said and heard, kept by nobody of the service. */
export class Book {
  readonly rides: Done[] = [];
  readonly shown: Shown[] = [];
  readonly zones: { athlete: number; from: Date; zone: string }[] = [];
  readonly lapses: { athlete: number; from: Date; to: Date | null }[] = [];
  /** By number: what the service calls them. */
  readonly athletes: string[] = [];
  /** What people did at their own page, in the order in which it was done. */
  readonly wanted: Wanted[] = [];
  /** When a life of the service began. */
  readonly births: Date[] = [];
  /** The service was down. */
  readonly outages: While[] = [];
  /** The push service took nothing. */
  readonly deafness: While[] = [];
  crashes = 0;
  /** Grants that were lost in a crash, and given again. */
  reconnections = 0;

  /** The first day of which everybody lived all. */
  begunOn(): string {
    return new Date(+this.births[0]! + 2 * 86_400_000).toISOString().slice(0, 10);
  }

  /** The clock this athlete lived by. */
  zoneAt(athlete: number, moment: Date): string {
    return this.zones.findLast((each) => each.athlete === athlete && each.from <= moment)?.zone ?? 'UTC';
  }
}
