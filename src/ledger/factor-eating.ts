import type { Told } from '#src/circumstances/circumstances';
import { FOOD_GROUPS, type FoodGroup } from '#src/circumstances/diet-words';
import type { LoggedDay } from '#src/food/food-days';
import { type Asked, datum, NO, type Ruling, untold } from '#src/ledger/factor';
import { DAY_MS } from '#src/kernel/clock';
import { GROWN_UP_AT } from '#src/people/age';

type Diet = Asked<NonNullable<Told['diet']>>;

/** So many days of the last seven have to be noted before food says anything of how somebody eats. */
const FEWEST_NOTED_DAYS = 4;
const LOW_CARB_DAYS = 14;
/** Of these four, low-carbohydrate food still brings much magnesium where two are eaten. [own] */
const BRINGS_MOST: readonly FoodGroup[] = ['whole_grain_oats', 'legumes', 'nuts_seeds', 'leafy_greens'];
const ONE_SIDED = { groups: 2, excluded: 2 };
/** What grown-ups, and those who are pregnant, may drink a day without concern, mg. [EFSA2015Caffeine] */
const CAFFEINE_MG = { usual: 400, pregnant: 200 };

/** Little carbohydrate for two weeks, unless what was noted still holds two of the four richest kinds of food. */
export function lowCarbohydrate(diet: Diet, logged: readonly LoggedDay[], today: string): Ruling {
  const gap = untold(diet, 'diet');
  if (gap) return gap;
  const { lowCarbohydrate: isLow, since } = diet.told!;
  const days = since === null ? null : Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS);
  if (!isLow || (days !== null && days < LOW_CARB_DAYS)) return NO;
  const groups = groupsIn(logged)?.filter((group) => BRINGS_MOST.includes(group)).length ?? null;
  if (groups !== null && groups >= 2) return NO;
  return {
    applies: true,
    data: [
      ...(days === null ? [] : [datum('low-carb-days', days, 'days', 'asked')]),
      ...(groups === null ? [] : [datum('rich-groups', groups, 'groups', 'noted')]),
    ],
  };
}

/** At most two of seven kinds of food in a week of which four days are noted; two kinds never eaten; or said so. */
export function oneSided(diet: Diet, logged: readonly LoggedDay[]): Ruling {
  const groups = groupsIn(logged);
  const excluded = diet.told?.excludedGroups.length ?? 0;
  const isNarrow = groups !== null && groups.length <= ONE_SIDED.groups;
  const isTold = diet.told?.oneSided === true || excluded >= ONE_SIDED.excluded;
  if (!isNarrow && !isTold) return groups === null ? (untold(diet, 'diet') ?? NO) : NO;
  return {
    applies: true,
    told: diet.told?.oneSided ? ['one-sided'] : [],
    data: [
      ...(groups === null ? [] : [datum('food-groups', groups.length, 'groups', 'noted')]),
      ...(groups === null ? [] : [datum('noted-days', wholeOf(logged).length, 'days', 'noted')]),
      ...(excluded >= ONE_SIDED.excluded ? [datum('excluded-groups', excluded, 'groups', 'asked')] : []),
    ],
  };
}

/**
 * More than what is without concern, as told or as noted in the last week. Its effect on magnesium is small.
 * [KynastGales1994] Where it is not told, the coffee of the last check-ins can say that it applies, never that it does
 * not: other drinks are not asked about there.
 */
export function caffeine(
  asked: Asked<{ mgPerDay: number }>,
  noted: readonly LoggedDay[],
  isPregnant: boolean,
  weeklyCoffeeMg: number | null,
): Ruling {
  const isEnough = asked.allowed && noted.length >= FEWEST_NOTED_DAYS;
  const mean = noted.reduce((sum, { caffeineMg }) => sum + caffeineMg, 0) / Math.max(1, noted.length);
  const line = isPregnant ? CAFFEINE_MG.pregnant : CAFFEINE_MG.usual;
  const isOverByCoffee = asked.allowed && asked.told === null && (weeklyCoffeeMg ?? 0) > line;
  const amounts = [
    ...(asked.told ? [datum('caffeine-a-day', asked.told.mgPerDay, 'mg', 'asked')] : []),
    ...(isOverByCoffee ? [datum('caffeine-a-day', weeklyCoffeeMg!, 'mg', 'asked')] : []),
    ...(isEnough ? [datum('caffeine-a-day', mean, 'mg', 'noted')] : []),
  ];
  if (amounts.length === 0) return untold(asked, 'caffeine') ?? NO;
  const over = amounts.filter(({ value }) => value > line);
  return over.length > 0 ? { applies: true, data: over } : NO;
}

export function energyRestriction(diet: Diet, ageYears: number | null): Ruling {
  if (ageYears === null || ageYears < GROWN_UP_AT) return NO; // minors, and who may be one, are told nothing of losing weight
  return untold(diet, 'diet') ?? (diet.told!.energyRestriction ? { applies: true } : NO);
}

/** A coffee noted alone says nothing of what else was eaten. */
function wholeOf(logged: readonly LoggedDay[]): LoggedDay[] {
  return logged.filter(({ isWhole }) => isWhole);
}

/** The kinds of food of the week; null where too few days are noted as whole. */
function groupsIn(logged: readonly LoggedDay[]): FoodGroup[] | null {
  const noted = wholeOf(logged);
  if (noted.length < FEWEST_NOTED_DAYS) return null;
  return FOOD_GROUPS.filter((group) => noted.some(({ groups }) => groups.includes(group)));
}
