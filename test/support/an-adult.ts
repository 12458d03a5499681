import { Accounts } from '#src/people/accounts';
import { Profiles } from '#src/people/profiles';
import type { Purpose } from '#src/people/purpose';
import { PASSWORD, type TestApp } from './app.js';
import { letIn, sayFor } from './consenting.js';

let people = 0;

/** Somebody born in 1990, or when wished, who has said yes to these; answers the athlete's id. */
export async function anAdult(
  svett: TestApp,
  purposes: readonly Purpose[],
  birthDate: string | null = '1990-05-17',
): Promise<string> {
  const email = `grown-up-${++people}@example.org`;
  const { athleteId } = await svett
    .get(Accounts)
    .add({ email, password: PASSWORD, role: 'athlete', language: 'en' });
  await letIn(svett, athleteId);
  for (const purpose of purposes) await sayFor(svett, athleteId, purpose, true);
  const profile = await svett.get(Profiles).of(athleteId);
  if (birthDate !== null) await svett.get(Profiles).write(athleteId, { ...profile, birthDate });
  return athleteId;
}
