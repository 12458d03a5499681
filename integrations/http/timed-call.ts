import { secondsSince, tell } from '#src/kernel/happenings';
import type { Answer } from '#integrations/http/answer';

/** Tells whoever counts what a provider answered and how long that took. Nothing of the question, and only the status of the answer. */
export async function timedCall(provider: string, call: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  try {
    const answer = await call();
    tell('vendor.answered', { provider, status: String(answer.status), tookS: secondsSince(began) });
    return answer;
  } catch (error) {
    tell('vendor.answered', { provider, status: 'none', tookS: secondsSince(began) });
    throw error;
  }
}
