import { isHighAlcohol } from '#src/circumstances/alcohol';
import type { Told } from '#src/circumstances/circumstances';
import { type Asked, datum, NO, type Ruling, untold } from '#src/ledger/factor';
import type { CheckIn } from '#src/signs/check-ins';

/** Of 0 to 10, in so many of the last check-ins. In small studies urine held more magnesium under stress. [Pickering2020] */
const STRESS = { from: 7, times: 3, of: 4 };
/** Years. [own] */
const OLD_ABOVE = 65;
/** Medicines that lower how much magnesium is taken up or kept. [Srinutta2019] */
const TAKES_MAGNESIUM = ['ppi-over-3-months', 'diuretic'] as const;

type Part<Name extends keyof Told> = Asked<NonNullable<Told[Name]>>;

/** Both the check-ins and their question of stress have to be allowed: `may`. */
export function longStress(
  checkIns: readonly Pick<CheckIn, 'stress'>[],
  may: { signs: boolean; stress: boolean },
): Ruling {
  if (!may.signs) return { applies: null, why: 'consent', purpose: 'signs' };
  if (!may.stress) return { applies: null, why: 'consent', purpose: 'stress' };
  const told = checkIns.slice(-STRESS.of).flatMap(({ stress }) => stress ?? []);
  const high = told.filter((stress) => stress >= STRESS.from).length;
  if (high >= STRESS.times)
    return { applies: true, data: [datum('stressed-check-ins', high, 'check-ins', 'asked')] };
  return told.length < STRESS.times ? { applies: null, why: 'not-told' } : NO;
}

/**
 * Ten standard glasses a week, or four at one time each month. [Socialstyrelsen-2023] Where that is not told, the glasses
 * of the last check-ins can say that it applies, never that it does not: they do not tell how many were had at once.
 */
export function alcohol(asked: Part<'alcohol'>, weeklyGlasses: number | null): Ruling {
  const gap = untold(asked, 'alcohol');
  const isHigh =
    weeklyGlasses !== null && isHighAlcohol({ glassesPerWeek: weeklyGlasses, fourAtOnceMonthly: false });
  if (gap && asked.allowed && isHigh)
    return { applies: true, data: [datum('glasses-a-week', weeklyGlasses, 'glasses', 'asked')] };
  if (gap) return gap;
  const { glassesPerWeek, fourAtOnceMonthly } = asked.told!;
  if (!isHighAlcohol(asked.told!)) return NO;
  return {
    applies: true,
    data: [datum('glasses-a-week', glassesPerWeek, 'glasses', 'asked')],
    told: fourAtOnceMonthly ? ['four-at-once'] : [],
  };
}

export function stomach(asked: Part<'stomach'>): Ruling {
  const gap = untold(asked, 'stomach');
  if (gap) return gap;
  const { troubles, medicines } = asked.told!;
  const told = [...troubles, ...TAKES_MAGNESIUM.filter((one) => medicines.includes(one))];
  return told.length > 0 ? { applies: true, told } : NO;
}

export function age(ageYears: number | null): Ruling {
  if (ageYears === null) return { applies: null, why: 'not-told' };
  return ageYears > OLD_ABOVE ? { applies: true, data: [datum('age', ageYears, 'years', 'asked')] } : NO;
}

export function diabetes(asked: Part<'conditions'>): Ruling {
  const gap = untold(asked, 'conditions');
  return gap ?? (asked.told!.conditions.includes('type-2-diabetes') ? { applies: true } : NO);
}
