import { minuteEdges, valuesAt } from '#src/estimates/minutes';
import type { Sport } from '#src/kernel/sport';
import type { Leg, Recording } from '#src/sessions/recording.port';
import { windAtBodyMs } from '#src/sweat/environment';
import type { Condition } from '#src/sweat/session-input';
import { type Moment, momentAt, type SpotWeather } from '#src/weather/sky';

/** Weather as it was on a leg, minute by minute; null where no service knows it for the whole leg. */
export interface LegWeather {
  airC: Condition | null;
  humidityPct: Condition | null;
  /** At body height. */
  windMs: Condition | null;
  solarWm2: Condition | null;
}

/** Air grows colder with height by this much, °C a metre. [ISO2533] */
const LAPSE_C_PER_M = 0.0065;
/** A track this far above or below the ground a service speaks of has an altimeter nobody should believe, metres. */
const MOST_CLIMB_M = 1_500;
/** How far a service's air may be from the air somebody moved in, °C: with both heights known, and without. [own] */
const AIR_SD_C = { levelled: 1.5, unlevelled: 2 };
/** Done among trees, where the wind of open ground hardly comes. */
const AMONG_TREES = new Set<Sport>(['trail_run', 'mountain_bike']);

/** Weather brought to where the athlete was: to each minute, to the track's height, and wind to body height. */
export function weatherOfLeg(recording: Recording, leg: Leg, spots: readonly SpotWeather[]): LegWeather {
  const edges = minuteEdges(leg);
  const middles = Float64Array.from({ length: edges.length - 1 }, (_, i) => (edges[i]! + edges[i + 1]!) / 2);
  const startMs = recording.startedAt.getTime();
  const moments = Array.from(middles, (second) => momentAt(spots, new Date(startMs + second * 1000)));
  const { timeS, channels } = recording.streams;
  const altitudesM = channels.altitudeM ? valuesAt(timeS, channels.altitudeM, middles) : null;
  const climbsM = moments.map(({ elevationM }, i) => (altitudesM?.[i] ?? NaN) - (elevationM ?? NaN));
  const levelled = climbsM.every((climbM) => Math.abs(climbM) <= MOST_CLIMB_M);
  const sheltered = AMONG_TREES.has(leg.sport);

  const condition = (valueOf: (moment: Moment, minute: number) => number | null) => {
    const perMinute = Float64Array.from(moments, (moment, i) => valueOf(moment, i) ?? NaN);
    return perMinute.every(Number.isFinite) ? conditionOf(perMinute, edges) : null;
  };
  const airC = condition(({ airC }, i) => {
    return airC === null ? null : airC - (levelled ? LAPSE_C_PER_M * climbsM[i]! : 0);
  });
  return {
    airC: airC && { ...airC, sd: levelled ? AIR_SD_C.levelled : AIR_SD_C.unlevelled },
    humidityPct: condition(({ humidityPct }) => humidityPct && Math.min(100, humidityPct)),
    windMs: condition(({ wind10mMs }) => wind10mMs && windAtBodyMs({ wind10Ms: wind10mMs, sheltered })),
    solarWm2: condition(({ solarWm2 }) => solarWm2 && Math.max(0, solarWm2)),
  };
}

function conditionOf(perMinute: Float64Array, edges: Float64Array): Condition {
  let sum = 0;
  for (let i = 0; i < perMinute.length; i++) sum += perMinute[i]! * (edges[i + 1]! - edges[i]!);
  return { value: sum / (edges.at(-1)! - edges[0]!), source: 'weather', perMinute };
}
