import type { SessionSummary } from '#web/api-shapes.ts';
import type { Units } from '#web/words/measures.ts';

/** A speed told as the time for a stretch, as runners, walkers and swimmers do. */
export interface Pace {
  unit: string;
  metres: number;
}

/** Slower than this somebody stands, and a pace says nothing, m/s. */
export const STANDING_MS = 0.3;

const ON_FOOT = new Set(['run', 'trail_run', 'walk', 'hike', 'snowshoe']);
const IN_WATER = new Set(['swim', 'open_water_swim']);
const PACES = {
  foot: { metric: { unit: 'min/km', metres: 1000 }, imperial: { unit: 'min/mi', metres: 1609.344 } },
  water: { metric: { unit: 'min/100 m', metres: 100 }, imperial: { unit: 'min/100 yd', metres: 91.44 } },
};

/** How people of a sport tell speed; null for those who tell it as a speed, and where several sports share a recording. */
export function paceOf(
  { sport, multisport }: Pick<SessionSummary, 'sport' | 'multisport'>,
  units: Units,
): Pace | null {
  if (multisport) return null;
  if (ON_FOOT.has(sport)) return PACES.foot[units];
  return IN_WATER.has(sport) ? PACES.water[units] : null;
}

/** `5:07`: minutes and seconds for the stretch; a dash for whoever stands. */
export function paceText(speedMs: number, { metres }: Pace): string {
  if (speedMs < STANDING_MS) return '–';
  const seconds = Math.round(metres / speedMs);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Seconds that a runner calls a round pace. */
const ROUND_S = [
  60, 75, 90, 105, 120, 150, 180, 210, 240, 270, 300, 330, 360, 420, 480, 600, 720, 900, 1200, 1800, 3600,
];

/** The speeds, m/s, of round paces between two speeds: slowest first, about `most`, none too near its neighbour. */
export function paceMarks(lowMs: number, highMs: number, { metres }: Pace, most: number): number[] {
  const marks: number[] = [];
  const least = (highMs - lowMs) / (most + 1);
  for (const seconds of ROUND_S) {
    const speedMs = metres / seconds;
    if (speedMs > highMs || speedMs < Math.max(lowMs, STANDING_MS)) continue;
    if (marks.length === 0 || marks.at(-1)! - speedMs >= least) marks.push(speedMs);
  }
  return marks.reverse();
}
