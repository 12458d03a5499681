import type { LabValue } from '#src/labs/lab-shelf';
import { localDayIn } from '#src/labs/sampled';
import type { Contraindication } from '#src/labs/supplement-rule';

/** From here on a kidney may be trusted with a supplement, mL/min/1.73 m² (docs/science.md, Laboratory values). */
const LEAST_EGFR = 60;

export interface KidneyValues {
  egfr: Pick<LabValue, 'value' | 'comparator' | 'sampledAt'> | null;
  creatinine: Pick<LabValue, 'place' | 'sampledAt'> | null;
}

/**
 * What values of the kidneys say against a supplement. One that leaves open whether eGFR is 60 or more, such as `< 90` or
 * `> 30`, is no leave; nor is a creatinine of its own that is not seen to be usual.
 */
export function kidneysAgainst({ egfr, creatinine }: KidneyValues): Contraindication[] {
  const known = egfr && egfrSays(egfr);
  if (known === 'low-egfr') return ['low-egfr'];
  const isLeftOpen =
    known === 'kidneys-unclear' || (creatinine && !isAnswered(creatinine, egfr) && !isUsual(creatinine));
  return isLeftOpen ? ['kidneys-unclear'] : [];
}

function egfrSays({
  value,
  comparator,
}: NonNullable<KidneyValues['egfr']>): 'low-egfr' | 'kidneys-unclear' | null {
  if (comparator === '>') return value >= LEAST_EGFR ? null : 'kidneys-unclear';
  if (value < LEAST_EGFR) return 'low-egfr';
  if (comparator === '<') return value === LEAST_EGFR ? 'low-egfr' : 'kidneys-unclear';
  return null;
}

/** An eGFR of the same day or later is what the creatinine came to. */
function isAnswered(
  creatinine: NonNullable<KidneyValues['creatinine']>,
  egfr: KidneyValues['egfr'],
): boolean {
  return egfr !== null && localDayIn(egfr.sampledAt) >= localDayIn(creatinine.sampledAt);
}

function isUsual({ place }: NonNullable<KidneyValues['creatinine']>): boolean {
  return place === 'inside' || place === 'below' || place === 'not-above';
}
