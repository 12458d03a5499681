import type { Planned } from '#src/plan/planned-sessions';
import type { LogNormal } from '#src/sweat/distribution';

/** One standard deviation to the lower end of the likely range. */
const Z_LIKELY = 1.2815515655446004;

/** What a session to come will probably take, litres; null: nobody can tell. */
export function expectedSweatL(expected: Planned['expected']): LogNormal | null {
  if (expected.outcome !== 'expected') return null;
  const { p10, p50 } = expected.sweatL;
  return { mu: Math.log(p50), sigma: Math.log(p50 / p10) / Z_LIKELY };
}
