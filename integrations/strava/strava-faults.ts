import {
  ApplicationInactive,
  AthleteCapReached,
  GrantLost,
  GrantRefused,
  ScopeMissing,
} from '#src/connect/connect.problems';
import type { Problem } from '#src/kernel/problem';
import type { Answer } from '#integrations/http/answer';
import { faultShape } from '#integrations/strava/strava.shapes';

/** What Strava means by a `Fault`: which thing of whose was wrong says more than the status. */
export function stravaProblem(answer: Answer): Problem | null {
  const parsed = faultShape.safeParse(answer.json());
  if (!parsed.success) return null;
  const found = (resource: string, field: RegExp, code?: string): boolean =>
    parsed.data.errors.some(
      (fault) =>
        fault.resource === resource &&
        field.test(fault.field ?? '') &&
        (code === undefined || fault.code?.toLowerCase() === code),
    );
  // Keys that are wrong or a subscription that lapsed are the operator's to mend; no athlete's link is at fault.
  if (found('Application', /^status$/i, 'inactive') || found('Application', /^client_(id|secret)$/))
    return new ApplicationInactive('Strava');
  if (answer.status === 429) return null;
  if (found('Application', /athlete/i, 'exceeded')) return new AthleteCapReached('Strava');
  if (found('RequestToken', /^code$/)) return new GrantRefused('Strava');
  if (found('RefreshToken', /./)) return new GrantLost('Strava');
  if (found('AccessToken', /_permission$/, 'missing')) return new ScopeMissing('Strava');
  return null;
}
