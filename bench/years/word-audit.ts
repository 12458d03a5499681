import type { Book, Done, While } from './book.js';
import { wallTime } from './wall-clock.js';
import { isQuiet, type Wishes } from './wishes.js';

/** A session as the service holds it, with what its estimates told of sweat. */
export interface HeldSession {
  id: string;
  athlete: number;
  /** To the second. */
  started: string;
  leastL: number | null;
  mostL: number | null;
}

/** A word the service has thought of, whether it said it or not. */
export interface Thought {
  athlete: number;
  kind: string;
  session: string | null;
  state: string;
  silentBecause: string | null;
  /** null: not said. */
  spokenAt: Date | null;
}

/** What a phone made a sound for. */
export interface Rang {
  athlete: number;
  at: Date;
}

interface Held {
  sessions: readonly HeldSession[];
  thoughts: readonly Thought[];
  rang: readonly Rang[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Well beyond where the issue has a word begin: 150 min or 2.5 l for a long session, 0.8 l for drinking. */
const SURELY = { longMin: 165, longL: 2.7, shortMin: 140, fluidL: 0.9, notLongL: 2.3 };
/** Told so soon after its end that no word of it can have come too late. */
const SOON_MS = 40 * MINUTE_MS;
const LONG_WORD = { after: 30 * MINUTE_MS, until: 6 * HOUR_MS };
/** A caution is in the app as soon as it is known. */
const AT_ONCE_MS = 5 * MINUTE_MS;

/** Words that had to be thought of, said or heard, and were not: of clear cases alone, from the world's own book. */
export class WordAudit {
  private readonly sessions: ReadonlyMap<string, HeldSession>;
  private readonly bySession = new Map<string, Thought[]>();
  private readonly byKind = new Map<string, Thought[]>();

  constructor(
    private readonly book: Book,
    private readonly wishes: Wishes,
    private readonly held: Held,
  ) {
    this.sessions = new Map(held.sessions.map((one) => [`${one.athlete} ${one.started}`, one]));
    for (const one of held.thoughts) {
      if (one.session !== null) push(this.bySession, one.session, one);
      push(this.byKind, `${one.athlete} ${one.kind}`, one);
    }
  }

  lost(): string[] {
    const { book } = this;
    const rides = book.rides.flatMap((ride) => {
      const session = this.sessions.get(`${ride.athlete} ${secondsOf(ride.startsAt)}`);
      return session && this.isClear(ride) ? this.ofRide(ride, session) : [];
    });
    const athletes = book.athletes.flatMap((_, athlete) => [
      ...this.flags(athlete),
      ...this.scales(athlete),
      ...this.longDays(athlete),
    ]);
    return [...rides, ...athletes];
  }

  private ofRide(ride: Done, session: HeldSession): string[] {
    // Of what Strava tells, the numbers of the hour are gone with it after a week: only Garmin's tell what was known then.
    const isKept = ride.brands.join() === 'garmin';
    const { leastL, mostL } = isKept ? session : { leastL: null, mostL: null };
    const minutes = ride.durationS / 60;
    const of = (kind: string) => this.bySession.get(session.id)?.find((one) => one.kind === kind);
    if (minutes >= SURELY.longMin || (leastL ?? 0) >= SURELY.longL) {
      const word = of('session-long');
      return word ? this.ofLong(ride, word) : [`${nameOf(ride)}: nobody thought of a word on its length`];
    }
    const isSweaty = leastL !== null && leastL >= SURELY.fluidL && mostL! <= SURELY.notLongL;
    if (!isSweaty || minutes > SURELY.shortMin || this.isWeighed(ride) || of('session-fluid')) return [];
    return [`${nameOf(ride)}: nobody thought of a word on drinking`];
  }

  /** Of a long ride by day, to somebody who wants to hear of it, a word is said, and a phone that was silent rings. */
  private ofLong(ride: Done, word: Thought): string[] {
    const { athlete } = ride;
    const { book, wishes } = this;
    const end = endOf(ride);
    const due = new Date(Math.max(+end + LONG_WORD.after, +ride.toldAt!));
    if (!this.isDaytime(athlete, due)) return [];
    const around = { from: new Date(+end - DAY_MS), to: new Date(+end + DAY_MS) };
    if (wishes.mayBeAgainst(athlete, around, 'after-session')) return [];
    if (word.spokenAt === null)
      return this.mayBeSilent(word, due) ? [] : [`${nameOf(ride)}: not said, ${word.silentBecause}`];
    const rung = this.held.rang.filter((one) => one.athlete === athlete);
    const lately = rung.filter(({ at }) => at < word.spokenAt! && +word.spokenAt! - +at < 7 * DAY_MS);
    const isUsed = lately.length >= 4 || lately.some(({ at }) => +word.spokenAt! - +at < 30 * HOUR_MS);
    const within = { from: new Date(+word.spokenAt - HOUR_MS), to: new Date(+word.spokenAt + HOUR_MS) };
    const isHindered = isUsed || this.isEventNear(athlete, word.spokenAt) || overlaps(within, book.deafness);
    const wasHeard = rung.some(({ at }) => at >= within.from && at <= within.to);
    return isHindered || wasHeard ? [] : [`${nameOf(ride)}: said, and no phone rang`];
  }

  /** Reasons that the book bears out. */
  private mayBeSilent({ athlete, silentBecause, kind }: Thought, due: Date): boolean {
    const others = this.held.thoughts.filter((one) => one.athlete === athlete && one.spokenAt !== null);
    const near = (ms: number) => others.filter(({ spokenAt }) => Math.abs(+spokenAt! - +due) <= ms);
    const rung = this.held.rang.filter((one) => one.athlete === athlete && one.at < due);
    if (silentBecause === 'cap') return near(DAY_MS).some((one) => one.kind === kind);
    if (silentBecause === 'lost') return near(HOUR_MS).length >= 3;
    return silentBecause === 'back-off' && rung.length >= 3;
  }

  /** Ticked and heard of, and the inbox says nothing of it. */
  private flags(athlete: number): string[] {
    return this.wishes.flags(athlete).flatMap(({ doneAt }) => {
      if (doneAt === null || !this.isUndisturbed(athlete, doneAt)) return [];
      const isSaid = this.isSaid(athlete, 'red-flag', doneAt, new Date(+doneAt + AT_ONCE_MS));
      return isSaid ? [] : [`${athlete}: of a red flag at ${doneAt.toISOString()} nothing was said`];
    });
  }

  /** A scale showed that far more went in than out. */
  private scales(athlete: number): string[] {
    return this.wishes.weighings(athlete).flatMap(({ doneAt, errand }) => {
      const ride = this.book.rides.find(
        (one) => one.athlete === athlete && +one.startsAt === +errand.startedAt,
      );
      const isTooMuch = errand.gainedKg >= 0.5 && ride && ride.durationS >= 100 * 60;
      if (!isTooMuch || doneAt === null || ride.isRemoved || !this.isUndisturbed(athlete, doneAt)) return [];
      if (+doneAt - +endOf(ride) > 20 * HOUR_MS) return [];
      const isSaid = this.isSaid(athlete, 'drank-more-than-sweated', doneAt, new Date(+doneAt + AT_ONCE_MS));
      return isSaid ? [] : [`${nameOf(ride)}: drank far more than was lost, and nothing was said`];
    });
  }

  /** Planned days long before, never changed, and nobody said before them how to drink. */
  private longDays(athlete: number): string[] {
    const plans = this.wishes.plans(athlete);
    return plans.flatMap(({ doneAt, errand }) => {
      const { startsAt, durationS, plan } = errand;
      const isAlone = plans.filter((one) => one.errand.plan === plan).length === 1;
      const stands = this.wishes.plansAt(athlete, startsAt).some((one) => +one.startsAt === +startsAt);
      if (doneAt === null || !isAlone || !stands || durationS < 4.2 * 3_600) return [];
      const span = { from: new Date(+startsAt - 2 * DAY_MS), to: startsAt };
      const isHindered =
        doneAt > span.from ||
        startsAt > this.book.rides.at(-1)!.startsAt ||
        this.wishes.mayBeAgainst(athlete, span, 'safety') ||
        this.isAway(athlete, span) ||
        overlaps(span, this.book.outages) ||
        !this.isDaytime(athlete, new Date(+startsAt - 18 * HOUR_MS)) ||
        plans.some((one) => one.errand.plan !== plan && Math.abs(+one.errand.startsAt - +startsAt) < DAY_MS);
      if (isHindered || this.isSaid(athlete, 'before-long-event', span.from, startsAt)) return [];
      return [`${athlete}: nothing was said before the long day of ${startsAt.toISOString()}`];
    });
  }

  private isSaid(athlete: number, kind: string, from: Date, to: Date): boolean {
    const all = this.byKind.get(`${athlete} ${kind}`) ?? [];
    return all.some(({ spokenAt }) => spokenAt !== null && spokenAt >= from && spokenAt <= to);
  }

  /** Nothing stands between the ride and the words on it: told soon, never put right, no lapse, no journey, no outage. */
  private isClear(ride: Done): boolean {
    const end = endOf(ride);
    if (ride.toldAt === null || +ride.toldAt - +end > SOON_MS || ride.isRemoved) return false;
    if (ride.editedDurationS !== null || ride.startsAt.toISOString() < this.book.begunOn()) return false;
    return this.isUndisturbed(ride.athlete, end);
  }

  private isUndisturbed(athlete: number, moment: Date): boolean {
    const span = { from: new Date(+moment - DAY_MS), to: new Date(+moment + DAY_MS) };
    const words = { from: moment, to: new Date(+moment + LONG_WORD.until) };
    return !this.isAway(athlete, span) && !overlaps(words, this.book.outages);
  }

  /** On a journey that begins or ends, or without a yes. */
  private isAway(athlete: number, span: While): boolean {
    const { zones, lapses } = this.book;
    const own = lapses.filter((one) => one.athlete === athlete);
    return (
      zones.some((one) => one.athlete === athlete && one.from >= span.from && one.from <= span.to) ||
      overlaps(
        span,
        own.map(({ from, to }) => ({ from, to: to ?? span.to })),
      )
    );
  }

  /** Neither then nor in the hour around it anybody wants quiet. */
  private isDaytime(athlete: number, moment: Date): boolean {
    return [-HOUR_MS, 0, HOUR_MS].every((beside) => {
      const at = new Date(+moment + beside);
      const { minutes } = wallTime(at, this.book.zoneAt(athlete, at));
      return this.wishes.quietAt(athlete, at).every((quiet) => !isQuiet(minutes, quiet));
    });
  }

  private isEventNear(athlete: number, moment: Date): boolean {
    const all = this.wishes.plans(athlete).filter(({ errand }) => errand.isEvent);
    return all.some(({ errand }) => Math.abs(+errand.startsAt - +moment) < 2 * DAY_MS);
  }

  private isWeighed({ athlete, startsAt }: Done): boolean {
    return this.wishes.weighings(athlete).some(({ errand }) => +errand.startedAt === +startsAt);
  }
}

function endOf({ startsAt, durationS }: Done): Date {
  return new Date(+startsAt + durationS * 1000);
}

function overlaps({ from, to }: While, all: readonly While[]): boolean {
  return all.some((one) => one.from <= to && one.to >= from);
}

function nameOf({ athlete, startsAt }: Done): string {
  return `${athlete} ${startsAt.toISOString()}`;
}

/** As the rows of sessions begin. */
function secondsOf(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ');
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const all = map.get(key);
  if (all) all.push(one);
  else map.set(key, [one]);
}
