import type { Sport } from '#src/kernel/sport';
import type { Leg, Pause } from '#src/sessions/recording.port';

/** A leg before it is placed: `startS` still counts from 1970. */
export type LegAt = Leg & { sportRaw: string };

/**
 * Legs in order, counted from `startS`, none twice and none over the next: some devices add a session for the
 * whole triathlon, or write one again.
 */
export function placeLegs(legs: LegAt[], startS: number): LegAt[] {
  const sorted = legs.toSorted((a, b) => a.startS - b.startS || a.elapsedS - b.elapsedS);
  const single = sorted.filter((leg, at) => !isRepeat(leg, sorted[at - 1]) && !isUmbrella(leg, sorted));
  return single.map((leg, at) => {
    const room = (single[at + 1]?.startS ?? Infinity) - leg.startS;
    const elapsedS = Math.min(leg.elapsedS, room);
    const timerS = leg.timerS === null ? null : Math.min(leg.timerS, elapsedS);
    return { ...leg, startS: leg.startS - startS, elapsedS, timerS };
  });
}

function isRepeat(leg: LegAt, before: LegAt | undefined): boolean {
  return before !== undefined && before.startS === leg.startS && before.sportRaw === leg.sportRaw;
}

/** Two or more of the others lie inside it: they are what was done, it is their sum. */
function isUmbrella(leg: LegAt, all: LegAt[]): boolean {
  const end = leg.startS + leg.elapsedS + 1;
  const inside = all.filter(
    (other) => other !== leg && other.startS >= leg.startS && other.startS + other.elapsedS <= end,
  );
  return inside.length >= 2;
}

/** The sport of the whole: the longest leg's, a change of shoes not counting. */
export function mainLeg<T extends { sport: Sport; elapsedS: number }>(legs: T[]): T | undefined {
  const done = legs.filter((leg) => leg.sport !== 'transition');
  return (done.length > 0 ? done : legs).toSorted((a, b) => b.elapsedS - a.elapsedS)[0];
}

/** Pauses inside the recording, in order, each at least a second long and none over another. */
export function tidyPauses(pauses: Pause[], elapsedS: number): Pause[] {
  const tidy: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => a.startS - b.startS)) {
    const startS = Math.max(pause.startS, tidy.at(-1)?.endS ?? 0);
    const endS = Math.min(pause.endS, elapsedS);
    if (endS - startS >= 1) tidy.push({ startS, endS });
  }
  return tidy;
}

export function pausedS(pauses: Pause[]): number {
  return pauses.reduce((sum, pause) => sum + pause.endS - pause.startS, 0);
}
