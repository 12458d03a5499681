import { familyOf, type SportFamily } from '#src/kernel/sport';
import type { LegInput } from '#src/sweat/session-input';

/** The pace of an ordinary outing, m/s, where nothing recorded speed. The wind it makes is capped anyway. [own] */
const USUAL_MS: Partial<Record<SportFamily, number>> = { run: 2.8, walk: 1.4, ride: 7, row: 3, winter: 4 };
/** Faster than anybody trains; beyond it the recording is at fault, m/s. */
const FASTEST_MS = 35;

/** The athlete's own speed minute by minute, m/s: recorded, or the sport's usual where it was not. */
export function ownSpeedMs({ sport, minutes }: LegInput): number | Float64Array {
  const usual = USUAL_MS[familyOf(sport)] ?? 0;
  const { speedMs, activeShare } = minutes;
  if (!speedMs) return usual;
  const own = new Float64Array(speedMs.length);
  for (let i = 0; i < own.length; i++) {
    const speed = speedMs[i]!;
    const believed = Number.isFinite(speed) ? Math.min(FASTEST_MS, Math.max(0, speed)) : usual;
    own[i] = believed * activeShare[i]!;
  }
  return own;
}
