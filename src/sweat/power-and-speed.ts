import { familyOf } from '#src/kernel/sport';
import { HIGHEST_CYCLING_POWER_W, cyclingMetabolicW } from '#src/sweat/cycling';
import { airAt, steadyReading } from '#src/sweat/reading';
import type { Reading } from '#src/sweat/reading';
import { HIGHEST_ROWING_POWER_W, rowingMetabolicW } from '#src/sweat/rowing';
import { runningMetabolicW } from '#src/sweat/running';
import type { Athlete, LegInput } from '#src/sweat/session-input';
import { FASTEST_WALK_MS, walkingMetabolicW } from '#src/sweat/walking';

/** Relative standard deviation of metabolic power, ln units. [own, after Hettinga2007, ACSM2018 and Looney2019] */
const SIGMA = {
  power: 0.05,
  /** What an e-bike calls power may hold the motor's. */
  eBikePower: 0.2,
  speedAndGrade: 0.08,
  /** Hills, or the incline of a treadmill, went unseen. */
  speedAlone: 0.12,
  /** Roots, mud, sand and load cost more than the same speed on a road. */
  offRoad: 0.15,
};

/** Faster than this, as a minute's mean, is a car or a lost satellite, m/s. */
const FASTEST_MS = { run: 7.5, walk: 4 };

/**
 * Metabolic power from the power meter: cycling and rowing. Running watts of a foot pod or watch are a brand's own
 * unit and not the work done on anything, so they are never read.
 */
export function powerReading(leg: LegInput, athlete: Athlete): Reading | null {
  const power = leg.minutes.powerW;
  const rides = familyOf(leg.sport) === 'ride';
  if (!power || !(rides || leg.sport === 'row')) return null;
  const highest = rides ? HIGHEST_CYCLING_POWER_W : HIGHEST_ROWING_POWER_W;
  const massKg = athlete.massKg.value;
  const implausible = power.some((w) => w < 0 || w > highest);
  return steadyReading(leg, {
    source: 'power',
    sigma: leg.sport === 'e_bike' ? SIGMA.eBikePower : SIGMA.power,
    faults: implausible ? ['power-implausible'] : [],
    wattsAt: (i) => {
      const powerW = power[i]!;
      if (!(powerW >= 0 && powerW <= highest)) return NaN;
      return rides ? cyclingMetabolicW({ powerW, massKg, airC: airAt(leg, i) }) : rowingMetabolicW(powerW);
    },
  });
}

/**
 * Metabolic power from speed and slope: running and walking. A rider's speed says too little (± 30 %: wind, drafting,
 * position), and a snowshoer's depends on the snow.
 */
export function speedReading(leg: LegInput, athlete: Athlete): Reading | null {
  const { speedMs: speed, grade } = leg.minutes;
  const family = familyOf(leg.sport);
  if (!speed || !(family === 'run' || family === 'walk') || leg.sport === 'snowshoe') return null;
  const massKg = athlete.massKg.value;
  const fastest = fastestMs(leg);
  const implausible = speed.some((v) => v < 0 || v > fastest);
  return steadyReading(leg, {
    source: 'speed',
    sigma: isOffRoad(leg) ? SIGMA.offRoad : knowsHills(leg) ? SIGMA.speedAndGrade : SIGMA.speedAlone,
    faults: implausible ? ['speed-implausible'] : [],
    caveats: knowsHills(leg) ? [] : ['hills-unknown'],
    wattsAt: (i) => {
      const speedMs = speed[i]!;
      if (!(speedMs >= 0 && speedMs <= fastest)) return NaN;
      const step = { speedMs, grade: grade?.[i] ?? NaN, massKg };
      // A walker above the fastest walk was running.
      return family === 'walk' && speedMs <= FASTEST_WALK_MS
        ? walkingMetabolicW(step)
        : runningMetabolicW(step);
    },
  });
}

export function isPlausibleSpeed(leg: LegInput, speedMs: number): boolean {
  return speedMs >= 0 && speedMs <= fastestMs(leg);
}

function fastestMs({ sport }: LegInput): number {
  return familyOf(sport) === 'run' ? FASTEST_MS.run : FASTEST_MS.walk;
}

/**
 * Whether speed knows less than heart rate does: on soft or rough ground and under a pack, where the slope is unknown
 * indoors (a walk on a treadmill at 12 % costs double), or where satellites were lost for a fifth of the way.
 * Elsewhere a strap that slips, or a wrist that reads the step rate, is the likelier fault.
 */
export function isSpeedDoubtful(leg: LegInput): boolean {
  const { speedMs, activeShare } = leg.minutes;
  if (isOffRoad(leg) || (leg.indoor.value && !knowsHills(leg))) return true;
  let active = 0;
  let good = 0;
  for (let i = 0; i < activeShare.length; i++) {
    if (activeShare[i]! <= 0) continue;
    active++;
    if (isPlausibleSpeed(leg, speedMs?.[i] ?? NaN)) good++;
  }
  return good < 0.8 * active;
}

function isOffRoad(leg: LegInput): boolean {
  return leg.sport === 'trail_run' || leg.sport === 'hike';
}

function knowsHills(leg: LegInput): boolean {
  const known = leg.minutes.grade?.some((grade) => !Number.isNaN(grade)) ?? false;
  // A watch on a treadmill sees no climb whatever the incline, so level means nothing there.
  return known && (!leg.indoor.value || leg.minutes.grade!.some((grade) => grade > 0));
}
