import { lastWeeks } from '#src/signs/iso-week';
import { COUNTS_FROM, type Often, type Sign, SIGNS } from '#src/signs/sign-words';

/** What of a week's answers the rule looks at. */
export interface SignWeek {
  week: string;
  signs: Record<Sign, Often>;
  /** False: the pulse was filled in from sessions, and the person left it so. */
  pulseConfirmed: boolean;
}

export interface TestRuleInput {
  thisWeek: string;
  weeks: readonly SignWeek[];
  /** How many circumstances apply that make a shortfall likelier. */
  factorCount: number;
  /** Food has probably been low for four weeks. */
  lowFlag28: boolean;
  /** Ticked and not yet cleared by a doctor, or known of the person. */
  hasRedFlag: boolean;
  /** Magnesium was measured within 180 days. */
  isMeasured: boolean;
  /** Days since the last suggestion; null: there was none. */
  daysSinceSuggestion: number | null;
  isAdult: boolean;
}

/** Why nothing is suggested. */
export const TEST_HINDRANCES = [
  'red-flag',
  'not-adult',
  'not-several',
  'nothing-beside',
  'measured-lately',
  'suggested-lately',
] as const;
export type TestHindrance = (typeof TEST_HINDRANCES)[number];

export interface SignsSeen {
  /** Several signs together, whatever follows from it. */
  several: boolean;
  /** Those of the last four weeks, in the order they are asked. */
  signs: Sign[];
  /** Weeks of these in which there were two or more. */
  weeksOfSome: number;
}

export interface TestRuling extends Pick<SignsSeen, 'several' | 'signs'> {
  suggests: boolean;
  hindrances: TestHindrance[];
}

export const WEEKS_LOOKED_AT = 4;
const MANY_AT_ONCE = 3;
const SOME = 2;
const WEEKS_OF_SOME = 2;
const WEEKS_THAT_LAST = 3;
export const DAYS_BETWEEN_SUGGESTIONS = 90;
export const LAB_HOLDS_DAYS = 180;

/** The signs of a week. A pulse nobody but a device told of counts beside another sign, and never alone. */
export function signsOf({ signs, pulseConfirmed }: Omit<SignWeek, 'week'>): Sign[] {
  const told = SIGNS.filter((sign) => signs[sign] >= COUNTS_FROM);
  const own = pulseConfirmed ? told : told.filter((sign) => sign !== 'pulse');
  return own.length > 0 ? told : [];
}

/** The signs of the four weeks up to this one, and whether they are several. [own] */
export function signsSeen(thisWeek: string, told: readonly SignWeek[]): SignsSeen {
  const looked = new Set(lastWeeks(thisWeek, WEEKS_LOOKED_AT));
  const weeks = told.filter(({ week }) => looked.has(week)).map(signsOf);
  const weeksOfSome = weeks.filter((signs) => signs.length >= SOME).length;
  const several = weeks.some((signs) => signs.length >= MANY_AT_ONCE) || weeksOfSome >= WEEKS_OF_SOME;
  const seen = new Set(weeks.flat());
  return { several, signs: SIGNS.filter((sign) => seen.has(sign)), weeksOfSome };
}

/** Whether it may be wise to measure: several signs that last, with something that makes it likely. [own] */
export function testRule(input: TestRuleInput): TestRuling {
  const { several, signs, weeksOfSome } = signsSeen(input.thisWeek, input.weeks);
  const isBeside = input.factorCount >= 1 || input.lowFlag28 || weeksOfSome >= WEEKS_THAT_LAST;
  const { daysSinceSuggestion: days } = input;
  const stands: Record<TestHindrance, boolean> = {
    'red-flag': input.hasRedFlag,
    'not-adult': !input.isAdult,
    'not-several': !several,
    'nothing-beside': !isBeside,
    'measured-lately': input.isMeasured,
    'suggested-lately': days !== null && days < DAYS_BETWEEN_SUGGESTIONS,
  };
  const hindrances = TEST_HINDRANCES.filter((one) => stands[one]);
  return { suggests: hindrances.length === 0, hindrances, several, signs };
}
