import { type Ground, silence, type Verdict } from '#src/advice/advice';
import {
  filledWith,
  groundOf,
  inPercent,
  type LikelyAmount,
  type Named,
  namedAs,
} from '#src/advice/likely-amount';

/** A meal of the table that suits, and the magnesium in it. */
export interface MealOf {
  name: Named;
  mg: LikelyAmount;
}

export interface EveningMealFacts {
  day: string;
  /** Days of the last seven, today among them, on which something was noted. */
  notedDays: number;
  /** What was noted as eaten today, mg; null: nothing yet. */
  notedMg: number | null;
  everydayMg: { low: number; high: number };
  /** Ten minutes or more at threshold today. */
  isHardDay: boolean;
  /** The week's intake over need; null: not told. */
  coverage: LikelyAmount | null;
  meal: MealOf | null;
}

const NOTING_DAYS = 4;
/** Below this share of the day's need the evening has room for a meal. */
const DAY_SHARE = 0.6;
const WEEK_SHARE = 0.9;
const FOOD_SOURCES = ['SLV2022', 'USDA-SR27'];

/** Whether they note what they eat, today as well: to nobody else is a meal spoken of. */
export function isNoting({ notedDays, notedMg }: Pick<EveningMealFacts, 'notedDays' | 'notedMg'>): boolean {
  return notedDays >= NOTING_DAYS && notedMg !== null;
}

/** In the late afternoon, a meal that suits, for whoever notes what they eat and has not come far today. */
export function eveningMeal(facts: EveningMealFacts): Verdict {
  const { day, notedDays, notedMg, everydayMg, isHardDay, coverage, meal } = facts;
  if (notedMg === null || !isNoting({ notedDays, notedMg })) return silence('evening-meal', 'nothing-noted');
  const grounds: Ground[] = [
    { what: 'noted-mg', value: notedMg },
    { what: 'everyday-mg', low: everydayMg.low, high: everydayMg.high },
    ...(isHardDay ? [{ what: 'hard-day' }] : []),
    ...(coverage ? [groundOf('coverage-pct', inPercent(coverage))] : []),
  ];
  if (notedMg >= DAY_SHARE * everydayMg.low) return silence('evening-meal', 'done', grounds);
  if (!isHardDay && !(coverage && coverage.mid < WEEK_SHARE))
    return silence('evening-meal', 'no-reason', grounds);
  if (!meal) return silence('evening-meal', 'no-food-suits', grounds);
  return {
    kind: 'evening-meal',
    key: `evening-meal:${day}`,
    sessionId: null,
    values: { ...namedAs('meal', meal.name), ...filledWith('mealMg', meal.mg) },
    grounds,
    grade: 'C',
    sources: FOOD_SOURCES,
    sendAt: { at: 'local', time: '17:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:30', inDays: 0 },
    path: '/food',
  };
}

export interface BreakfastFacts {
  day: string;
  /** Yesterday's hardest: minutes at threshold and minutes in motion, all of its sessions together. */
  yesterday: { minutesAtThreshold: number; movingMin: number };
  /** Something was noted today. */
  hasNotedToday: boolean;
  /** Days of the last seven with a note: to whoever notes no food, food is not spoken of. */
  notedDays: number;
  meal: MealOf | null;
}

const HARD_MIN = 10;
/** So long on one day is long. */
const LONG_MIN = 150;

/** The morning after a hard or long day, a breakfast that suits. */
export function breakfast({ day, yesterday, hasNotedToday, notedDays, meal }: BreakfastFacts): Verdict {
  const { minutesAtThreshold, movingMin } = yesterday;
  const grounds: Ground[] = [
    { what: 'hard-min', value: minutesAtThreshold },
    { what: 'moving-min', value: movingMin },
  ];
  if (minutesAtThreshold < HARD_MIN && movingMin < LONG_MIN) return silence('breakfast', 'not-hard', grounds);
  if (hasNotedToday) return silence('breakfast', 'done', grounds);
  if (notedDays === 0) return silence('breakfast', 'nothing-noted', grounds);
  if (!meal) return silence('breakfast', 'no-food-suits', grounds);
  return {
    kind: 'breakfast',
    key: `breakfast:${day}`,
    sessionId: null,
    values: { ...namedAs('meal', meal.name), ...filledWith('mealMg', meal.mg) },
    grounds,
    grade: 'C',
    sources: FOOD_SOURCES,
    sendAt: { at: 'local', time: '07:30', inDays: 0 },
    expiresAt: { at: 'local', time: '10:00', inDays: 0 },
    path: '/food',
  };
}

export interface VarietyFacts {
  weekday: number;
  /** The week, ISO 8601. */
  week: string;
  notedDays: number;
  /** Of the seven kinds rich in magnesium, those eaten in seven days. */
  groups: number;
  /** They said that they eat few kinds of food, or little carbohydrate; null: not told. */
  diet: { oneSided: boolean; lowCarbohydrate: boolean } | null;
  /** Of a kind that was not eaten. */
  food: Named | null;
}

const WEDNESDAY = 3;
const FEW_GROUPS = 2;
const ALL_GROUPS = 7;

export function isVarietyDay(weekday: number): boolean {
  return weekday === WEDNESDAY;
}

/** In the middle of the week, one more kind of food to try, for whoever eats few. */
export function variety({ weekday, week, notedDays, groups, diet, food }: VarietyFacts): Verdict {
  if (!isVarietyDay(weekday)) return silence('variety', 'another-day');
  const isSeen = notedDays >= NOTING_DAYS;
  const grounds: Ground[] = [
    ...(isSeen ? [{ what: 'food-groups', value: groups }] : []),
    ...(diet?.oneSided ? [{ what: 'one-sided', under: ['diet'] as const }] : []),
    ...(diet?.lowCarbohydrate ? [{ what: 'low-carbohydrate', under: ['diet'] as const }] : []),
  ];
  const isTold = diet !== null && (diet.oneSided || diet.lowCarbohydrate);
  if (isSeen ? groups > FEW_GROUPS && !(isTold && groups < ALL_GROUPS) : !isTold)
    return silence('variety', isSeen ? 'done' : 'nothing-noted', grounds);
  if (!food) return silence('variety', 'no-food-suits', grounds);
  return {
    kind: 'variety',
    key: `variety:${week}`,
    sessionId: null,
    values: { ...namedAs('food', food), seen: isSeen ? 'yes' : 'no', groups },
    grounds,
    grade: 'C',
    sources: ['NNR2023', 'SLV2022'],
    sendAt: { at: 'local', time: '16:30', inDays: 0 },
    expiresAt: { at: 'local', time: '16:30', inDays: 4 },
    path: '/food',
  };
}
