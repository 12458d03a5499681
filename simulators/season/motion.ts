import type { MadeAthlete } from '#simulators/season/athlete';

export type Sport =
  'Run' | 'TrailRun' | 'Ride' | 'VirtualRide' | 'Swim' | 'WeightTraining' | 'NordicSki' | 'Walk';

/** What a second of effort comes to. */
export interface Moment {
  speedMs: number;
  /** At the pedals; null where nothing measures it. */
  powerW: number | null;
  metabolicW: number;
}

/** Share of the metabolic power that reaches the pedals. */
const PEDALLING_EFFICIENCY = 0.22;
const GRAVITY = 9.81;
const BICYCLE_KG = 9;

/** The pace, power and metabolic cost of `effort` (a share of what can be held for an hour) on a slope. */
export function move(
  sport: Sport,
  athlete: MadeAthlete,
  { effort, grade, speedMs }: { effort: number; grade: number; speedMs: number },
): Moment {
  const metabolicW = 90 + (effort * athlete.ftpW) / PEDALLING_EFFICIENCY;
  const perKg = metabolicW / athlete.massKg;
  switch (sport) {
    case 'Ride':
    case 'VirtualRide': {
      const coasting = grade < -0.045 && speedMs > 11;
      const powerW = coasting ? 0 : effort * athlete.ftpW;
      const onSlope = sport === 'Ride' ? grade : 0;
      const rolled = roll(powerW, speedMs, athlete.massKg + BICYCLE_KG, onSlope);
      return { speedMs: rolled, powerW, metabolicW: 90 + powerW / PEDALLING_EFFICIENCY };
    }
    case 'Run':
    case 'TrailRun':
      return { speedMs: within(perKg / runningCost(grade), 1, 6.2), powerW: null, metabolicW };
    case 'Walk':
      return { speedMs: within(perKg / (2.6 + 18 * Math.max(grade, 0)), 0.8, 1.9), powerW: null, metabolicW };
    case 'NordicSki':
      return { speedMs: within(perKg / (2.9 + 22 * grade), 0.8, 11), powerW: null, metabolicW };
    case 'Swim':
      return { speedMs: Math.cbrt(metabolicW / 800), powerW: null, metabolicW };
    case 'WeightTraining':
      return { speedMs: 0, powerW: null, metabolicW };
  }
}

/** Speed a second later, from the power against rolling, slope and air. */
function roll(powerW: number, speedMs: number, massKg: number, grade: number): number {
  const resistanceN = massKg * GRAVITY * (0.005 + grade) + 0.5 * 1.22 * 0.32 * speedMs * speedMs;
  return within(speedMs + (powerW / Math.max(speedMs, 2) - resistanceN) / massKg, 1.5, 19);
}

/** Joules per kilogram and metre of running on a slope (Minetti et al. 2002, doi:10.1152/japplphysiol.01177.2001). */
function runningCost(grade: number): number {
  const i = within(grade, -0.15, 0.25);
  return 155.4 * i ** 5 - 30.4 * i ** 4 - 43.3 * i ** 3 + 46.3 * i ** 2 + 19.5 * i + 3.6;
}

/** Revolutions, steps of one leg, or arm strokes a minute; null where none are counted. */
export function cadenceOf(sport: Sport, moment: Moment): number | null {
  switch (sport) {
    case 'Ride':
    case 'VirtualRide':
      return moment.powerW === 0 ? 0 : 84 + 2 * Math.min(moment.speedMs - 8, 4);
    case 'Run':
    case 'TrailRun':
      return 74 + 4 * moment.speedMs;
    case 'Walk':
      return 40 + 10 * moment.speedMs;
    case 'Swim':
      return 26 + 4 * moment.speedMs;
    default:
      return null;
  }
}

export function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
