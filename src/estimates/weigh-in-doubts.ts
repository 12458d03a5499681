import type { Weighed } from '#src/sessions/weigh-ins';

/** What a weighing looks like when a finger slipped. */
export type Doubt =
  | 'swapped'
  | 'pounds'
  | 'comma-left'
  | 'comma-right'
  | 'not-you'
  | 'far-apart'
  | 'millilitres'
  | 'gained-undrunk';

const LB_PER_KG = 2.20462;
/** How near a slip's own pattern must come to the known mass to be taken for it. */
const NEAR = 0.12;
/** Nobody's mass is this far from what they told, nor does one session change it so. */
const STRANGE = 0.2;
export const APART = 0.08;
/** Two readings of a scale may differ by this much by themselves, kg. */
export const SCALE_KG = 0.2;
/** More than anybody drinks between two weighings, kg. */
export const MOST_DRUNK_KG = 8;
/** Where nobody told what somebody weighs, nobody weighs less or more than these, kg. */
export const ANYBODY_KG = { from: 20, to: 350 };

/** What looks mistyped; `knownKg` is the athlete's mass about that day, null where nobody told. */
export function doubtsOf(weighed: Weighed, knownKg: number | null): Doubt[] {
  const { preKg, postKg, drinkKg, foodKg } = weighed;
  const doubts = new Set<Doubt>();
  for (const kg of [preKg, postKg]) {
    const slip = slipOf(kg, knownKg);
    if (slip) doubts.add(slip);
  }
  const parts = [drinkKg ?? 0, foodKg, weighed.urineKg, weighed.stoolKg];
  if (parts.some((kg) => kg > MOST_DRUNK_KG)) doubts.add('millilitres');
  if (doubts.size > 0) return [...doubts];

  if (Math.abs(preKg - postKg) > APART * Math.max(preKg, postKg)) return ['far-apart'];
  // Nobody grows heavier than by what they took in less what they left: then the two stand in each other's place, or a
  // drink is missing.
  const gainedKg = postKg - preKg;
  const undrunkKg = gainedKg - (drinkKg ?? 0) - foodKg + weighed.urineKg + weighed.stoolKg;
  if (undrunkKg <= SCALE_KG) return [];
  return gainedKg > 0 && !drinkKg ? ['swapped'] : ['gained-undrunk'];
}

function slipOf(kg: number, knownKg: number | null): Doubt | null {
  if (knownKg === null) {
    if (kg < ANYBODY_KG.from) return 'comma-left';
    return kg > ANYBODY_KG.to ? 'comma-right' : null;
  }
  const isNear = (other: number) => Math.abs(Math.log(kg / other)) <= NEAR;
  if (!(kg > 0)) return 'not-you';
  if (Math.abs(kg - knownKg) <= STRANGE * knownKg) return null;
  if (isNear(knownKg * LB_PER_KG)) return 'pounds';
  if (isNear(knownKg / 10)) return 'comma-left';
  if (isNear(knownKg * 10)) return 'comma-right';
  return 'not-you';
}
