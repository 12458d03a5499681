import { consentText } from '#src/people/consent-texts';
import type { Purpose } from '#src/people/purpose';
import type { Saying } from '#src/people/consents';
import { ConsentTextChanged, YesByToken } from '#src/people/people.problems';
import type { Visitor } from '#src/people/visitor';

export interface Said {
  given: boolean;
  /** Of the words that were shown. */
  textSha256?: string | undefined;
}

/** How a visitor says yes or no, where they may say it so. @throws YesByToken @throws ConsentTextChanged */
export function saidBy(
  { accountId, language, by }: Visitor,
  purpose: Purpose,
  { given, textSha256 }: Said,
): Saying {
  // A program reads no words: it may only take back what its owner has agreed to.
  if (given && by === 'token') throw new YesByToken();
  if (given && textSha256 !== consentText(purpose, language).sha256) throw new ConsentTextChanged();
  return { method: by === 'token' ? 'token' : 'page', language, actorId: accountId };
}
