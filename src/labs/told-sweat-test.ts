import type { Hearing } from '#src/labs/heard-value';
import type { Refusal } from '#src/labs/labs.problems';
import type { KeptSweatTest, SweatUnit } from '#src/labs/sweat-tests.shapes';
import { MAGNESIUM_MG_PER_MMOL } from '#src/sweat/magnesium';
import { POSSIBLE_MMOL_PER_L } from '#src/sweat/magnesium-test';

const PER_MMOL: Record<SweatUnit, number> = { 'mmol/L': 1, 'mg/L': MAGNESIUM_MG_PER_MMOL };

export function mmolPerLOf({ value, unit }: Pick<KeptSweatTest, 'value' | 'unit'>): number {
  return value / PER_MMOL[unit];
}

/** Between which values a test can lie, in this unit. */
export function possibleIn(unit: SweatUnit): { least: number; most: number } {
  const { least, most } = POSSIBLE_MMOL_PER_L;
  return { least: least * PER_MMOL[unit], most: most * PER_MMOL[unit] };
}

/** Why it cannot be kept; null: it can. */
export function refusalOf(
  told: KeptSweatTest,
  hearing: Pick<Hearing, 'latestDay' | 'birthDate'>,
): Refusal | null {
  const { least, most } = possibleIn(told.unit);
  if (told.value < least || told.value > most) return 'impossible-value';
  if (told.sampledOn > hearing.latestDay) return 'day-to-come';
  return hearing.birthDate !== null && told.sampledOn < hearing.birthDate ? 'before-birth' : null;
}
