import {
  AnswerNotUnderstood,
  ApplicationInactive,
  NotThere,
  RateLimited,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import type { Problem } from '#src/kernel/problem';

export const TITLE = 'Withings';

const TOKEN = new Set([100, 101, 102, 200, 401]);
const PERMISSION = new Set([214, 277, 403]);
const NO_SUBSCRIPTION = new Set([286, 294]);
const TOO_MANY = 601;

/** Withings does not take the question as it is. */
export class QuestionRefused extends AnswerNotUnderstood {}

/** Something is wrong with our question: asking it again does not help. */
function isInvalid(status: number): boolean {
  return (status >= 201 && status <= 213) || status === 293 || (status >= 501 && status <= 511);
}

/** What Withings means by a status other than 0, which it sends under HTTP 200. What it does not explain may pass. */
export function withingsProblem(status: number, error: string | null | undefined): Problem {
  // The operator's to mend; no athlete's link is at fault.
  if (isInvalid(status) && /client_(id|secret)/.test(error ?? '')) return new ApplicationInactive(TITLE);
  if (TOKEN.has(status)) return new TokenRefused(TITLE);
  if (PERMISSION.has(status)) return new ScopeMissing(TITLE);
  if (NO_SUBSCRIPTION.has(status)) return new NotThere(TITLE);
  if (status === TOO_MANY) return new RateLimited(TITLE, null);
  return isInvalid(status) ? new QuestionRefused(TITLE) : new VendorDown(TITLE);
}
