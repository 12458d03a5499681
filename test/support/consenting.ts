import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#src/database/database';
import { consentText } from '#src/people/consent-texts';
import type { Purpose } from '#src/people/purpose';
import { Consents } from '#src/people/consents';
import type { Language } from '#src/words/words';

/** Whoever plays a role in a running application. */
interface Cast {
  get<T>(role: { prototype: T }): T;
}

/** An application that runs, in a test or under a command. */
export type Rooms = Cast | Pick<INestApplicationContext, 'get'>;

/** The digest of the words that stand in front of whoever is asked. */
export function shown(purpose: Purpose, language: Language = 'en'): string {
  return consentText(purpose, language).sha256;
}

/** What the page sends for whoever reads a text and says yes. */
export function yesTo(purpose: Purpose, language?: Language): { given: true; textSha256: string } {
  return { given: true, textSha256: shown(purpose, language) };
}

/** Says yes or no for somebody, as they would on the page. */
export function sayFor(rooms: Rooms, athleteId: string, purpose: Purpose, given: boolean): Promise<void> {
  const { get } = rooms as Cast;
  const role = <T>(wanted: { prototype: T }) => get.call(rooms, wanted) as T;
  const saying = { method: 'page', language: 'en', actorId: null } as const;
  const consents = role(Consents);
  return role<Database>(Database as { prototype: Database }).transaction((tx) =>
    consents.say(tx, athleteId, purpose, given, saying),
  );
}

/** Most tests are about people whose training data Svett may keep. */
export function letIn(rooms: Rooms, athleteId: string): Promise<void> {
  return sayFor(rooms, athleteId, 'health-data', true);
}
