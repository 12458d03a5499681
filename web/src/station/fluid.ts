import type { DoubtRule, Fluid, FluidRule } from '#web/station/station-shapes.ts';

/** Two weighings, as far as a drink follows from them. */
export interface Weighed {
  beforeKg: number;
  afterKg: number;
  drunkL: number | null;
  minutes: number;
  clothed: boolean;
  isNextWithinDay: boolean;
  /** Whether this person may be named an amount. */
  namesAmount: boolean;
}

/**
 * What to drink, as the server would say it, by the numbers the server gave: a tablet in a field has nobody to ask.
 * Always from the low side of what was lost.
 */
export function fluidOf(weighed: Weighed, rule: FluidRule): Fluid {
  const { beforeKg, afterKg, minutes, isNextWithinDay, namesAmount } = weighed;
  if (afterKg > beforeKg) return { say: 'gained' };
  if (!namesAmount || minutes > rule.longMin) return { say: 'thirst' };
  const drunkL = weighed.drunkL ?? 0;
  const lostL = beforeKg - afterKg + drunkL;
  const sweatL = lostL - (rule.nonSweatLPerH * minutes) / 60;
  const how = weighed.clothed ? 'clothed' : 'bare';
  const leastL = sweatL - rule.leastErrorL[how] - drunkL;
  const quarterL = sweatL - rule.quarterErrorL[how] - drunkL;
  const share = isNextWithinDay ? rule.shareSoon : rule.shareOtherwise;
  const highL = Math.min(share * leastL, quarterL, rule.mostL);
  if (highL < rule.littleL) return { say: 'thirst' };
  const lowL = Math.min(leastL, highL / 2);
  const overHours = Math.max(rule.leastHours, Math.ceil(highL / rule.usualLPerH));
  return { say: 'amount', lowL: tenthBelow(lowL), highL: tenthBelow(highL), overHours };
}

/** Down, never up. */
function tenthBelow(litres: number): number {
  return Math.floor(litres * 10 + 1e-6) / 10;
}

/** What looks mistyped, as the server would find it. */
export function doubtsOf(
  { beforeKg, afterKg, drunkL }: Pick<Weighed, 'beforeKg' | 'afterKg' | 'drunkL'>,
  rule: DoubtRule,
): string[] {
  const doubts = new Set<string>();
  for (const kg of [beforeKg, afterKg]) {
    if (kg < rule.lightestKg) doubts.add('comma-left');
    else if (kg > rule.heaviestKg) doubts.add('comma-right');
  }
  if ((drunkL ?? 0) > rule.mostDrunkL) doubts.add('millilitres');
  if (doubts.size > 0) return [...doubts];
  if (Math.abs(beforeKg - afterKg) > rule.apart * Math.max(beforeKg, afterKg)) return ['far-apart'];
  const gainedKg = afterKg - beforeKg;
  if (gainedKg - (drunkL ?? 0) <= rule.scaleKg) return [];
  return drunkL ? ['gained-undrunk'] : ['swapped'];
}

/** A number as people type it, with a comma or a point; null: none. */
export function numberIn(text: string): number | null {
  const told = text.trim().replace(',', '.');
  return /^\d{1,4}(\.\d{0,3})?$/.test(told) ? Number(told) : null;
}
