import { familyOf } from '#src/kernel/sport';
import type { Sport } from '#src/kernel/sport';
import { grossEfficiency } from '#src/sweat/cycling';
import { believedGrade } from '#src/sweat/walking';

const GRAVITY_MS2 = 9.81;

/** No muscle turns more of its energy than this into work. [Minetti2002] */
const HIGHEST_EFFICIENCY = 0.25;

/** Share of metabolic power that leaves the body as work where nothing measures it. [own, from the efficiencies of each sport] */
const WORK_SHARE: Partial<Record<Sport, number>> = {
  row: 0.19,
  paddle: 0.19,
  xc_ski: 0.19,
  swim: 0.06,
  open_water_swim: 0.06,
};

export interface MovingMinute {
  sport: Sport;
  metabolicW: number;
  massKg: number;
  airC: number;
  /** NaN where not measured. */
  powerW: number;
  speedMs: number;
  grade: number;
}

/**
 * Work that leaves the body, W, and so does not heat it: pedal and handle power; height gained on foot, which
 * comes back as heat (a negative result) on the way down. Zero for strength and team sports. A walker on a steep
 * treadmill works against the belt, which takes the work as the hill would.
 */
export function externalWorkW(minute: MovingMinute): number {
  const { sport, metabolicW } = minute;
  const most = HIGHEST_EFFICIENCY * metabolicW;
  const family = familyOf(sport);
  if (family === 'ride') {
    // The motor of an e-bike may be in the power it reports, so its rider's share is taken from the rider.
    const measured = sport !== 'e_bike' && !Number.isNaN(minute.powerW);
    return Math.min(most, measured ? minute.powerW : grossEfficiency(minute.airC) * metabolicW);
  }
  if (family === 'run' || family === 'walk') {
    if (Number.isNaN(minute.speedMs)) return 0;
    const grade = believedGrade(minute.grade);
    // Speed is along the slope, grade along the level: the way up is the slope's sine.
    const climbingMs = (minute.speedMs * grade) / Math.sqrt(1 + grade * grade);
    return Math.min(most, minute.massKg * GRAVITY_MS2 * climbingMs);
  }
  if (sport === 'row' && !Number.isNaN(minute.powerW)) return Math.min(most, minute.powerW);
  return (WORK_SHARE[sport] ?? 0) * metabolicW;
}
