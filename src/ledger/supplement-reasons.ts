import type { Told } from '#src/circumstances/circumstances';
import type { Contraindication, SupplementReason } from '#src/labs/supplement-rule';

/** One session of the last four weeks, as the reasons look at it. */
export interface ReasonSession {
  /** Whole weeks ago, 0 for the last seven days, to 3. */
  weeksAgo: number;
  day: string;
  movingMin: number;
  minutesAtThreshold: number | null;
  /** Median of its estimate. */
  sweatL: number | null;
}

const WEEKS = [0, 1, 2, 3];
/** Thresholds of the factors [factors]. */
const HARD_DAY_MIN = 10;
const HARD_DAYS_A_WEEK = 2;
const HARD_WEEKS = 3;
const MUCH_A_WEEK_MIN = 9 * 60;
const LONG_MIN = 150;
const SWEAT_A_WEEK_L = 5;
const SWEAT_RATE_L_H = 1.5;
const HEAVY_SESSIONS = 2;

/** Which of the article's reasons apply: trains hard, sweats much, has a stomach that takes up less, or a doctor said so. */
export function reasonsOf(sessions: readonly ReasonSession[], told: Told): SupplementReason[] {
  const reasons: SupplementReason[] = [];
  if (trainsHard(sessions)) reasons.push('hard-training');
  if (sweatsMuch(sessions)) reasons.push('heavy-sweat');
  if (hasStomachTrouble(told)) reasons.push('stomach');
  if (told.conditions?.doctorSaidSupplement) reasons.push('doctor');
  return reasons;
}

function trainsHard(sessions: readonly ReasonSession[]): boolean {
  const weeks = WEEKS.map((weeksAgo) => sessions.filter((session) => session.weeksAgo === weeksAgo));
  const hard = weeks.filter((week) => {
    const days = week.filter(({ minutesAtThreshold }) => (minutesAtThreshold ?? 0) >= HARD_DAY_MIN);
    return new Set(days.map(({ day }) => day)).size >= HARD_DAYS_A_WEEK;
  });
  const minutes = sessions.reduce((sum, { movingMin }) => sum + movingMin, 0);
  const isLong = weeks.every((week) => week.some(({ movingMin }) => movingMin >= LONG_MIN));
  return hard.length >= HARD_WEEKS || minutes / WEEKS.length >= MUCH_A_WEEK_MIN || isLong;
}

function sweatsMuch(sessions: readonly ReasonSession[]): boolean {
  const litres = sessions.reduce((sum, { sweatL }) => sum + (sweatL ?? 0), 0);
  const heavy = sessions.filter(
    ({ sweatL, movingMin }) => sweatL !== null && movingMin > 0 && sweatL / (movingMin / 60) > SWEAT_RATE_L_H,
  );
  return litres / WEEKS.length > SWEAT_A_WEEK_L || heavy.length >= HEAVY_SESSIONS;
}

function hasStomachTrouble({ stomach }: Told): boolean {
  if (!stomach) return false;
  const { troubles, medicines } = stomach;
  return troubles.length > 0 || medicines.some((one) => one === 'ppi-over-3-months' || one === 'diuretic');
}

/** Under this a kidney is not trusted with a supplement, mL/min/1.73 m² [supplement-limits]. */
const LEAST_EGFR = 60;

/** What of what was told and measured leaves it to a doctor. null: illnesses were not told, and nothing else is known. */
export function contraindicationsOf(
  { conditions: told }: Told,
  egfr: { value: number; comparator: '<' | '>' | null } | null,
): Contraindication[] | null {
  const isLow =
    egfr !== null &&
    egfr.comparator !== '>' &&
    (egfr.value < LEAST_EGFR || (egfr.comparator === '<' && egfr.value <= LEAST_EGFR));
  const found: Contraindication[] = isLow ? ['low-egfr'] : [];
  if (!told) return found.length > 0 ? found : null;
  if (told.pregnant) found.push('pregnancy');
  if (told.breastfeeding) found.push('breastfeeding');
  for (const condition of told.conditions) if (condition !== 'type-2-diabetes') found.push(condition);
  return found;
}
