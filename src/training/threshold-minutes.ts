import { familyOf, type Sport } from '#src/kernel/sport';
import { halfMinuteMeans } from '#src/training/half-minutes';
import type { HeartBounds } from '#src/training/heart-bounds';
import type { Seconds } from '#src/training/seconds';

/** From this share of the highest heart rate on, or at the power one can hold for an hour, work is hard. */
const HARD_HEART_SHARE = 0.9;

/**
 * Minutes at or above threshold: by heart rate, and on a bicycle also by power. null where neither could be told: no
 * stream of them, or nothing known to hold them against.
 */
export function minutesAtThreshold(
  { moving, heartRateBpm, powerW }: Seconds,
  sport: Sport,
  { bounds, ftpW }: { bounds: HeartBounds | null; ftpW: number | null },
): number | null {
  const heart = bounds && heartRateBpm;
  // The hour's power is that of a bicycle; other powers are other scales.
  const power = ftpW !== null && familyOf(sport) === 'ride' && powerW ? halfMinuteMeans(powerW) : null;
  if (!heart && !power) return null;
  let seconds = 0;
  for (let second = 0; second < moving.length; second++) {
    if (moving[second] === 0) continue;
    const isHard =
      (heart && heart[second]! >= HARD_HEART_SHARE * bounds.maxBpm) || (power && power[second]! >= ftpW!);
    if (isHard) seconds++;
  }
  return seconds / 60;
}
