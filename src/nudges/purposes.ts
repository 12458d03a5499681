import type { Kind } from '#src/advice/kinds';
import type { Purpose } from '#src/people/purpose';

/** What each word needs a yes to, beside health data at all: asked when it is made, when it leaves, and when it is read. */
export const PURPOSES_OF: Partial<Record<Kind, readonly Purpose[]>> = {
  'check-in': ['signs'],
  'signs-follow-up': ['signs'],
  measure: ['signs'],
  'red-flag': ['signs'],
  'measure-again': ['lab-values'],
  'lab-value': ['lab-values'],
  caffeine: ['caffeine'],
  alcohol: ['alcohol'],
  stomach: ['stomach'],
};

/** What stands under a yes of its own goes to the person's own devices, and to no program that somebody else may run. */
export function mayBeShared(kind: Kind): boolean {
  return PURPOSES_OF[kind] === undefined;
}
