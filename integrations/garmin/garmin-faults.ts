import { ApplicationInactive, GrantLost, NotThere, ScopeMissing } from '#src/connect/connect.problems';
import type { Problem } from '#src/kernel/problem';
import type { Answer } from '#integrations/http/answer';
import { faultShape } from '#integrations/garmin/garmin.shapes';

/** What Garmin means where its status alone does not say it. */
export function garminProblem(answer: Answer): Problem | null {
  const { status } = answer;
  // A permission that is missing: 403 in the newer words, 412 in the older.
  if (status === 403 || status === 412) return new ScopeMissing('Garmin');
  const { error, errorMessage } = faultShape.safeParse(answer.json()).data ?? {};
  // Keys that are wrong are the operator's to mend; no athlete's link is at fault.
  if (error === 'invalid_client' || error === 'unauthorized_client') return new ApplicationInactive('Garmin');
  if (error === 'invalid_grant') return new GrantLost('Garmin');
  // A callback address is good once and for a day.
  if (status === 400 && /PullToken/i.test(errorMessage ?? '')) return new NotThere('Garmin');
  return null;
}

/** The operator has not asked Garmin for this type of summary. */
export function isNotEnabled(answer: Answer): boolean {
  const { errorMessage } = faultShape.safeParse(answer.json()).data ?? {};
  return answer.status === 400 && /not enabled/i.test(errorMessage ?? '');
}
