import { lastWeeks } from '#src/signs/iso-week';
import type { Sign } from '#src/signs/sign-words';
import { signsSeen, type SignWeek, WEEKS_LOOKED_AT } from '#src/signs/test-rule';

export const ADVICE = ['none', 'one-sign', 'several'] as const;
/** What people can do themselves, in the order it is said. */
export const TIPS = ['rest', 'food', 'sleep', 'last'] as const;

export interface Advice {
  advice: (typeof ADVICE)[number];
  tips: (typeof TIPS)[number][];
  /** Those of the last four weeks. */
  signs: Sign[];
}

/**
 * What is said of the signs themselves. Nothing while something stands that a doctor should see: beside a word to call
 * for help, rest and food would soothe. And no food for a pulse or palpitations, noted even once. [own]
 */
export function adviceOn(thisWeek: string, told: readonly SignWeek[], isForDoctor: boolean): Advice {
  const { several, signs } = signsSeen(thisWeek, told);
  if (isForDoctor || signs.length === 0) return { advice: 'none', tips: [], signs };
  const looked = lastWeeks(thisWeek, WEEKS_LOOKED_AT);
  const hasPulse = told.some(({ week, signs: answers }) => looked.includes(week) && answers.pulse > 0);
  const tips = TIPS.filter((tip) => tip !== 'food' || !hasPulse);
  return { advice: several ? 'several' : 'one-sign', tips, signs };
}
