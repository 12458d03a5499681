import type { Heard, SaidWord, ZoneAt } from './phone-audit.js';
import { promisedOf, USEFUL_HOURS } from './promises.js';
import { wallTime } from './wall-clock.js';
import type { Wishes } from './wishes.js';

const HOUR_MS = 3_600_000;

/** What was said, or rang, while its reader had asked for peace, or a doctor was to have a look first. */
export function saidAgainst(
  words: readonly (SaidWord & { theme: string })[],
  wishes: Wishes,
  said: 'said' | 'rang',
): string[] {
  return words.flatMap(({ athlete, at, kind, theme }) => {
    const { isCaution, ofTraining } = promisedOf(kind);
    const against = isCaution ? null : wishes.against(athlete, at, { theme, ofTraining });
    return against === null ? [] : [`${athlete}: ${kind} ${said} ${at.toISOString()} ${against}`];
  });
}

/** What was said, or rang, of a session when it was of no use any more. `endedAt`: when that ended. */
export function saidTooLate(
  words: readonly (SaidWord & { endedAt: Date | null })[],
  said: 'said' | 'rang',
): string[] {
  return words.flatMap(({ athlete, at, kind, endedAt }) => {
    const hours = USEFUL_HOURS[kind];
    const isLate = endedAt && hours !== undefined && +at - +endedAt > hours * HOUR_MS;
    return isLate ? [`${athlete}: ${kind} ${said} ${at.toISOString()}, of no use any more`] : [];
  });
}

/** Sounds on the day of a race, before it starts. */
export function soundsBeforeRaces(
  heard: readonly (Heard & { theme: string })[],
  wishes: Wishes,
  zoneAt: ZoneAt,
): string[] {
  return heard.flatMap(({ athlete, at, kind, isCaution, round }) => {
    if (isCaution || round > 0) return [];
    const dayOf = (moment: Date) => wallTime(moment, zoneAt(athlete, at)).day;
    const isBefore = wishes
      .plansAt(athlete, at)
      .some(({ isEvent, startsAt }) => isEvent && startsAt > at && dayOf(startsAt) === dayOf(at));
    return isBefore ? [`${athlete}: ${kind} rang ${at.toISOString()}, before a race of that day`] : [];
  });
}

/** Sounds for what is for the inbox alone. */
export function soundsOfSilent(heard: readonly Heard[]): string[] {
  return heard.flatMap(({ athlete, at, kind }) =>
    promisedOf(kind).sounds ? [] : [`${athlete}: ${kind} rang ${at.toISOString()} and is for the inbox`],
  );
}
