import type { Leg, Recording } from '#src/sessions/recording.port';
import { dressedFor } from '#src/estimates/clothing';
import { athleteOf, factsFrom, firstKnown, type AthleteFacts } from '#src/estimates/facts';
import { minutesOf } from '#src/estimates/minutes';
import { conditionsOf, indoorOf, waterOf, type Told } from '#src/estimates/surroundings';
import type {
  HeartRateLine,
  LegInput,
  PersonalFactor,
  SessionInput,
  Sourced,
} from '#src/sweat/session-input';
import { sportFacts } from '#src/sweat/sport-facts';

/** All that is known beside the recording itself, when a session is to be estimated. */
export interface Knowledge {
  /** Beats what the file says: flags on a command line, or the athlete's own profile. */
  facts: AthleteFacts;
  /** Taken where neither `facts` nor the file tells. */
  lastResort: AthleteFacts;
  heart: { reliable: boolean; line: HeartRateLine | null };
  outdoors: Told;
  /** What the profile says of the rooms this athlete trains in. */
  indoors: Told;
  /** What was worn, as somebody said of this very session. */
  wornClo: Sourced | null;
  /** What this athlete usually wears, before what the cold adds. */
  usualClo: Sourced | null;
  heatDays: Sourced;
  personalFactor: (leg: LegInput) => PersonalFactor;
}

/**
 * What the calculator is asked about a recording: minutes, surroundings and athlete, each value with its source.
 * @throws MassUnknown when neither the athlete nor the file tells a body mass
 */
export function sessionInputOf(recording: Recording, known: Knowledge): SessionInput {
  const facts = firstKnown(known.facts, factsFrom('file', recording.athlete), known.lastResort);
  return {
    athlete: athleteOf(facts, known.heart),
    legs: recording.legs.map((leg) => legInput(recording, leg, known)),
    heatDays: known.heatDays,
    personalFactor: known.personalFactor,
  };
}

function legInput(recording: Recording, leg: Leg, known: Knowledge): LegInput {
  const indoor = indoorOf(recording, leg, known.outdoors);
  const told = indoor.value ? known.indoors : known.outdoors;
  const conditions = conditionsOf(recording, leg, indoor.value, told);
  const usual = known.usualClo ?? { value: sportFacts(leg.sport).usualClo, source: 'default' as const };
  return {
    sport: leg.sport,
    indoor,
    minutes: minutesOf(recording, leg),
    conditions,
    clothingClo: known.wornClo ?? {
      value: indoor.value ? usual.value : dressedFor(conditions.airC.value, usual.value),
      source: usual.source,
    },
    waterC: waterOf(recording, leg, told),
  };
}
