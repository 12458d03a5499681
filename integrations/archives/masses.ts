import type { ArchiveMass } from '#src/archives/archive.port';

export interface Weighed {
  /** Seconds since 1970, on the athlete's own clock where that is known. */
  atS: number;
  massKg: number;
}

/** The last word of each day, oldest first. */
export function massesByDay(weighed: readonly Weighed[]): ArchiveMass[] {
  const inOrder = weighed.toSorted((a, b) => a.atS - b.atS);
  const byDay = new Map(inOrder.map(({ atS, massKg }) => [dayOf(atS), massKg]));
  return [...byDay].map(([measuredOn, massKg]) => ({ measuredOn, massKg: Math.round(massKg * 100) / 100 }));
}

function dayOf(atS: number): string {
  return new Date(atS * 1000).toISOString().slice(0, 10);
}
