import { dayAfter, wallTime } from './wall-clock.js';
import { isQuiet, type Quiet, USUAL_QUIET } from './wishes.js';

/** Something a phone made a sound for, with what the service says it was. */
export interface Heard {
  athlete: number;
  at: Date;
  device: string;
  tag: string;
  delivery: string;
  /** The nudge it is of, and which time it was said. */
  nudge: string;
  round: number;
  kind: string;
  /** The session it follows; null: it is no word after a session. */
  afterSession: string | null;
  isCaution: boolean;
}

export type ZoneAt = (athlete: number, moment: Date) => string;

const HOUR_MS = 3_600_000;
const MOST = { aDay: 1, aDayAfterSessions: 2, in7Days: 5 };
const HOURS_BETWEEN = 4;

/**
 * Sounds of a phone in its owner's quiet hours, by their own clock: those they asked for, or else from half past nine in
 * the evening to seven in the morning. `quietAt`: all that may hold then.
 */
export function soundsAtNight(
  heard: readonly Heard[],
  zoneAt: ZoneAt,
  quietAt: (athlete: number, at: Date) => readonly Quiet[] = () => [USUAL_QUIET],
): string[] {
  return soundsOf(heard).flatMap(({ athlete, at, kind }) => {
    const { day, minutes } = wallTime(at, zoneAt(athlete, at));
    const isNight = quietAt(athlete, at).every((quiet) => isQuiet(minutes, quiet));
    return isNight ? [`${athlete}: ${kind} on ${day} at ${clock(minutes)}`] : [];
  });
}

/** Words said twice: the same one on one phone under two names, or two words of one kind of one session. */
export function saidTwice(heard: readonly Heard[]): string[] {
  const found: string[] = [];
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  for (const { athlete, device, nudge, round, tag, delivery, kind, afterSession } of heard) {
    // A push handed over once more after a crash takes the place of the first, by its tag.
    const place = `${device} ${nudge} ${round}`;
    const name = `${delivery} ${tag}`;
    if (names.has(place) && names.get(place) !== name) found.push(`${athlete}: ${kind} twice on one phone`);
    names.set(place, name);
    if (afterSession === null) continue;
    const word = `${athlete} ${afterSession} ${kind}`;
    if (words.has(word) && words.get(word) !== nudge)
      found.push(`${athlete}: two words of ${kind} of one session`);
    words.set(word, nudge);
  }
  return found;
}

/**
 * What is more than a phone may be heard of: one a day and beside it one a session and two of those a day, five in seven
 * days, four hours between them. Cautions and what somebody asked to be told again are not counted.
 */
export function soundsTooMany(heard: readonly Heard[], zoneAt: ZoneAt): string[] {
  const found: string[] = [];
  const before = new Map<number, Heard[]>();
  for (const one of soundsOf(heard).filter(({ isCaution, round }) => !isCaution && round === 0)) {
    const { athlete, at, afterSession } = one;
    const zone = zoneAt(athlete, at);
    const { day } = wallTime(at, zone);
    const earlier = before.get(athlete) ?? [];
    before.set(athlete, [...earlier, one]);
    const within = (hours: number) => earlier.filter((each) => +at - +each.at < hours * HOUR_MS);
    const today = earlier.filter((each) => wallTime(each.at, zoneAt(athlete, each.at)).day === day);
    const alike = today.filter((each) => (each.afterSession === null) === (afterSession === null));
    const say = (what: string) => found.push(`${athlete}: ${one.kind} on ${day}, ${what}`);
    if (within(HOURS_BETWEEN).length > 0) say(`within ${HOURS_BETWEEN} hours of another`);
    if (within(7 * 24).length >= MOST.in7Days) say(`more than ${MOST.in7Days} in seven days`);
    if (alike.length >= (afterSession === null ? MOST.aDay : MOST.aDayAfterSessions))
      say('more than a day may have');
    if (afterSession !== null && earlier.some((each) => each.afterSession === afterSession))
      say('the second of one session');
  }
  return found;
}

/** A word in the app or on a phone. */
export interface SaidWord {
  athlete: number;
  at: Date;
  kind: string;
}

/** Kinds of which more was said than their own caps allow, by the days of the athlete's calendar. */
export function saidTooOften(
  said: readonly SaidWord[],
  capsOf: (kind: string) => readonly { most: number; inDays: number }[],
  zoneAt: ZoneAt,
): string[] {
  const days = new Map<string, string[]>();
  const found: string[] = [];
  for (const { athlete, at, kind } of said.toSorted((a, b) => +a.at - +b.at)) {
    const { day } = wallTime(at, zoneAt(athlete, at));
    const earlier = days.get(`${athlete} ${kind}`) ?? [];
    days.set(`${athlete} ${kind}`, [...earlier, day]);
    for (const { most, inDays } of capsOf(kind)) {
      const lately = earlier.filter((each) => each >= dayAfter(day, 1 - inDays));
      if (lately.length >= most)
        found.push(`${athlete}: ${kind} on ${day}, more than ${most} in ${inDays} days`);
    }
  }
  return found;
}

/** One for each message: several phones of one person, and a push that came again, are one sound. */
export function soundsOf<One extends Heard>(heard: readonly One[]): One[] {
  const known = new Set<string>();
  return heard
    .toSorted((a, b) => +a.at - +b.at)
    .filter(({ nudge, round }) => {
      const word = `${nudge} ${round}`;
      if (known.has(word)) return false;
      known.add(word);
      return true;
    });
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
