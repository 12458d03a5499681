import { familyOf } from '#src/kernel/sport';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';
import type { MetabolicRate } from '#src/sweat/metabolic-rate';
import { missingInputs } from '#src/sweat/missing-inputs';
import { activeMin } from '#src/sweat/reading';
import type { RawSweat } from '#src/sweat/raw-sweat-types';
import type { Grade, Quality } from '#src/sweat/session-estimate';
import type { LegInput, SessionInput } from '#src/sweat/session-input';

/** Shorter than this nothing can be said; longer, the model was never asked. Minutes. [own] */
const SHORTEST_MIN = 3;
const LONGEST_MIN = 48 * 60;
/** All onset: only the heat balance speaks, minutes. */
const SHORT_MIN = 10;
/** No published rows lie outside this air, °C. */
const COLDEST_STUDIED_C = 5;
const HOTTEST_STUDIED_C = 40;
/** Two models this far apart are worth a word: a factor of 1.6. */
const WIDE_DISAGREEMENT = Math.log(1.6);
/** Spread of ln litres up to which a grade is given: about ×/÷ 1.45, 1.63 and 1.85 for the 80 % range. [own] */
const GRADES: [Grade, number][] = [
  ['A', 0.29],
  ['B', 0.38],
  ['C', 0.48],
];
const NEVER_WEIGHED = 'no-weigh-in';
/** Sports whose name alone tells nothing of the effort. */
const ANYTHING_GOES = new Set(['other', 'e_bike', 'alpine_ski', 'climb', 'paddle']);
/** Families with few or no published sweat rows behind them. */
const LITTLE_STUDIED = new Set(['row', 'winter', 'gym', 'racket', 'other']);

/** Why no honest estimate can be made; empty when one can. */
export function reasonsToAbstain(input: SessionInput, rates: MetabolicRate[]): string[] {
  const minutes = input.legs.reduce((total, leg) => total + lengthMin(leg), 0);
  if (minutes < SHORTEST_MIN) return ['too-short'];
  if (minutes > LONGEST_MIN) return ['too-long'];
  const blind = input.legs.filter((leg, i) => ANYTHING_GOES.has(leg.sport) && rates[i]!.source === 'mets');
  const moving = (legs: LegInput[]) => legs.reduce((total, leg) => total + activeMin(leg), 0);
  return moving(blind) > moving(input.legs) / 2 ? ['effort-unknown'] : [];
}

/** A grade for the width of the range, and what made it so, the most telling first. */
export function qualityOf(
  reasons: readonly string[],
  { weighed, litres }: { weighed: boolean; litres: SplitLogNormal },
): Quality {
  const grade = GRADES.find(([, widest]) => litres.sigma <= widest)?.[0] ?? 'D';
  return { grade, reasons: weighed ? reasons.filter((reason) => reason !== NEVER_WEIGHED) : [...reasons] };
}

/** What makes a range wide, as for somebody who never weighed in, the most telling first. */
export function reasonsForGrade(
  input: SessionInput,
  rates: readonly MetabolicRate[],
  raws: readonly RawSweat[],
): string[] {
  const reasons = new Set<string>();
  const hasSport = input.legs.some((leg) => leg.sport !== 'transition');
  // A triathlon whose swim had no heart rate was not without one.
  const told = rates.some((rate) => rate.source !== 'mets');
  const alone = input.legs.length === 1;
  input.legs.forEach((leg, i) => {
    if (leg.sport === 'transition' && hasSport) return;
    for (const reason of reasonsOf(leg, { rate: rates[i]!, raw: raws[i]!, told, alone })) reasons.add(reason);
  });
  if (input.athlete.heightM.source === 'default') reasons.add('height-unknown');
  return [...reasons];
}

/** What a leg came to, and whether anything beside its name told the effort of any leg. */
interface Known {
  rate: MetabolicRate;
  raw: RawSweat;
  told: boolean;
  /** Whether it is all of the session. */
  alone: boolean;
}

function reasonsOf(leg: LegInput, { rate, raw, told, alone }: Known): string[] {
  const swims = familyOf(leg.sport) === 'swim';
  const { airC } = leg.conditions;
  const missing = missingInputs(leg);
  const found: [string, boolean][] = [
    ['effort-from-sport', rate.source === 'mets' && !told],
    ['effort-partly-assumed', told && rate.flags.includes('assumed-effort')],
    ['effort-from-heart-rate', rate.source.startsWith('heart-rate')],
    ['water-unknown', swims && (leg.waterC === null || leg.waterC.source === 'default')],
    ['air-unknown', !swims && airC.source === 'default' && !leg.indoor.value],
    ['room-unknown', !swims && airC.source === 'default' && leg.indoor.value],
    ['air-from-device', !swims && airC.source === 'device'],
    [NEVER_WEIGHED, true],
    ['wind-sun-unknown', missing.includes('windOrSun')],
    ['humidity-unknown', missing.includes('humidity')],
    ['clothing-unknown', missing.includes('clothing')],
    ['models-disagree', raw.disagreement > WIDE_DISAGREEMENT],
    ['short-session', raw.rule === 'core' && lengthMin(leg) < SHORT_MIN && alone],
    ['cold', !swims && airC.value < COLDEST_STUDIED_C],
    ['very-hot', !swims && airC.value > HOTTEST_STUDIED_C],
    ['little-researched', LITTLE_STUDIED.has(familyOf(leg.sport))],
  ];
  const flags = rate.flags.filter((flag) => flag !== 'assumed-effort');
  return [...found.filter(([, applies]) => applies).map(([reason]) => reason), ...flags];
}

function lengthMin(leg: LegInput): number {
  let minutes = 0;
  for (const length of leg.minutes.lengthMin) minutes += length;
  return minutes;
}
