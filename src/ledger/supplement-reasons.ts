import type { Told } from '#src/circumstances/circumstances';
import { type KidneyValues, kidneysAgainst } from '#src/labs/kidneys';
import type { FactorCode } from '#src/ledger/factor';
import type { Contraindication, SupplementReason } from '#src/labs/supplement-rule';

/** Circumstances that are reasons of the article's: trains hard, sweats much, has a stomach that takes up less. */
const REASON_OF = new Map<FactorCode, SupplementReason>([
  ['hard-training', 'hard-training'],
  ['long-training', 'hard-training'],
  ['heavy-sweating', 'heavy-sweat'],
  ['stomach', 'stomach'],
]);

/** Each reason that applies, once; a doctor's word is one too. */
export function reasonsOf(factors: readonly { code: FactorCode }[], told: Told): SupplementReason[] {
  const reasons = new Set(factors.flatMap(({ code }) => REASON_OF.get(code) ?? []));
  if (told.conditions?.doctorSaidSupplement) reasons.add('doctor');
  return [...reasons];
}

/** What of what was told and measured leaves it to a doctor. null: illnesses were not told, and nothing else is known. */
export function contraindicationsOf(
  { conditions: told }: Told,
  kidneys: KidneyValues,
): Contraindication[] | null {
  const found = kidneysAgainst(kidneys);
  if (!told) return found.length > 0 ? found : null;
  if (told.pregnant) found.push('pregnancy');
  if (told.breastfeeding) found.push('breastfeeding');
  for (const condition of told.conditions) if (condition !== 'type-2-diabetes') found.push(condition);
  return found;
}
