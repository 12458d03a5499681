import { checkSession } from '#src/sweat/check-session';
import { metabolicRates } from '#src/sweat/metabolic-rate';
import { personalEstimate } from '#src/sweat/personal-estimate';
import { reasonsToAbstain } from '#src/sweat/quality';
import { rawSession } from '#src/sweat/raw-session';
import { MODEL, type Abstention, type SessionEstimate } from '#src/sweat/session-estimate';
import type { SessionInput } from '#src/sweat/session-input';

/**
 * What a session cost in sweat and minerals, each as a distribution: metabolic rate from the best there is, sweat from
 * the two models, the athlete's own factor, and a spread made of everything that is not known.
 *
 * @throws CannotEstimate when an input is not a number a living athlete can meet
 */
export function estimateSession(input: SessionInput): SessionEstimate | Abstention {
  checkSession(input);
  const rates = metabolicRates(input.legs, input.athlete);
  const reasons = reasonsToAbstain(input, rates);
  if (reasons.length > 0) return { outcome: 'abstained', model: MODEL, reasons };
  return estimateAnyway(input, rates);
}

/** As `estimateSession`, without asking whether the inputs carry an answer: for comparing one answer with another. */
export function estimateAnyway(
  input: SessionInput,
  rates = metabolicRates(input.legs, input.athlete),
): SessionEstimate {
  const raw = rawSession(input, rates);
  const factors = input.legs.map((leg) => input.personalFactor(leg));
  const { legs, ...personal } = personalEstimate(raw, factors);
  return {
    outcome: 'estimated',
    model: MODEL,
    ...personal,
    legs: legs.map((leg, i) => ({ ...leg, metabolic: rates[i]! })),
    raw,
  };
}
