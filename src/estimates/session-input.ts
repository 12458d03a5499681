import type { Leg, Recording } from '#src/sessions/recording.port';
import { dressedFor } from '#src/estimates/clothing';
import { factorOf } from '#src/estimates/factor-of';
import { athleteOf, factsFrom, firstKnown, type AthleteFacts } from '#src/estimates/facts';
import { weatherOfLeg } from '#src/estimates/leg-weather';
import { minutesOf } from '#src/estimates/minutes';
import { conditionsOf, indoorOf, waterOf, type Told } from '#src/estimates/surroundings';
import type { Calibration } from '#src/sweat/calibration';
import type { HeartRateLine, LegInput, Minutes, SessionInput, Sourced } from '#src/sweat/session-input';
import { sportFacts } from '#src/sweat/sport-facts';
import type { WeatherAlong } from '#src/weather/weather';

/** All that is known beside the recording itself, when a session is to be estimated. */
export interface Knowledge {
  /** Beats what the file says: flags on a command line, or the athlete's own profile. */
  facts: AthleteFacts;
  /** Taken where neither `facts` nor the file tells. */
  lastResort: AthleteFacts;
  heart: { reliable: boolean; line: HeartRateLine | null };
  outdoors: Told;
  /** What weather services know of where and when it was; null where they were not asked. */
  weather: WeatherAlong | null;
  /** How much warmer than the air the recording's own device has read before, °C. */
  deviceMinusAirC: readonly number[];
  /** What the profile says of the rooms this athlete trains in. */
  indoors: Told;
  /** What was worn, as somebody said of this very session. */
  wornClo: Sourced | null;
  /** What this athlete usually wears, before what the cold adds. */
  usualClo: Sourced | null;
  heatDays: Sourced;
  /** When the athlete last said something of this very session; null: nothing is said. */
  toldAt: string | null;
  /** What weigh-ins have taught of the athlete. */
  calibration: Calibration;
}

/**
 * What the calculator is asked about a recording: minutes, surroundings and athlete, each value with its source.
 * @throws MassUnknown when neither the athlete nor the file tells a body mass
 */
export function sessionInputOf(recording: Recording, known: Knowledge): SessionInput {
  const facts = firstKnown(known.facts, factsFrom('file', recording.athlete), known.lastResort);
  return {
    athlete: athleteOf(facts, known.heart),
    legs: withBreaks(recording).map((leg) => legInput(recording, leg, known)),
    heatDays: known.heatDays,
    personalFactor: factorOf(known.calibration),
  };
}

/** Shorter gaps between two legs are a device's rounding, seconds. */
const SHORTEST_BREAK_S = 30;

/** The legs and the time between them: who rests between two runs still sweats out the first one. */
function withBreaks({ legs, elapsedS }: Recording): Leg[] {
  const all: Leg[] = [];
  let endS = legs[0]?.startS ?? 0;
  for (const leg of [...legs, { startS: elapsedS, elapsedS: 0 }]) {
    if (all.length > 0 && leg.startS - endS >= SHORTEST_BREAK_S) all.push(breakFrom(endS, leg.startS));
    if ('sport' in leg) all.push(leg);
    endS = leg.startS + leg.elapsedS;
  }
  return all;
}

function breakFrom(startS: number, endS: number): Leg {
  return {
    sport: 'transition',
    indoor: null,
    startS,
    elapsedS: endS - startS,
    timerS: 0,
    distanceM: null,
    energyKcal: null,
    averageHeartRateBpm: null,
    averagePowerW: null,
    poolLengthM: null,
  };
}

function legInput(recording: Recording, leg: Leg, known: Knowledge): LegInput {
  const indoor = indoorOf(recording, leg, known.outdoors);
  const told = indoor.value ? known.indoors : known.outdoors;
  const { deviceMinusAirC } = known;
  const weather = known.weather && !indoor.value ? weatherOfLeg(recording, leg, known.weather.spots) : null;
  const conditions = conditionsOf(recording, leg, { indoor: indoor.value, told, weather, deviceMinusAirC });
  const usual = known.usualClo ?? { value: sportFacts(leg.sport).usualClo, source: 'default' as const };
  return {
    sport: leg.sport,
    indoor,
    minutes: leg.timerS === 0 ? atRest(minutesOf(recording, leg)) : minutesOf(recording, leg),
    conditions,
    clothingClo: known.wornClo ?? (indoor.value ? usual : inTheCold(usual, conditions.airC.value)),
    waterC: waterOf(recording, leg, told),
  };
}

/** What is usually worn, with the layers people add in the cold: those nobody told of. */
function inTheCold(usual: Sourced, airC: number): Sourced {
  const value = dressedFor(airC, usual.value);
  return value > usual.value ? { value, source: 'default' } : usual;
}

/** The same minutes, all of them paused. */
function atRest(minutes: Minutes): Minutes {
  return { ...minutes, activeShare: new Float64Array(minutes.lengthMin.length) };
}
