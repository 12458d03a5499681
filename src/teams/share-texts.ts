import { createHash } from 'node:crypto';
import { type ShareGroup, SHARE_GROUPS } from '#src/teams/share-group';
import { type Language, LANGUAGES, wordsIn } from '#src/words/words';

/** What stands in front of an athlete who is asked whether a team's coaches may see something, or of a guardian. */
export interface ShareText {
  label: string;
  text: string;
  sha256: string;
}

/** `guardian`: what a minor's guardian says yes or no to, for all groups at once. */
export type Asked = ShareGroup | 'guardian';
const ALL: readonly Asked[] = [...SHARE_GROUPS, 'guardian'];

const today = new Map(
  LANGUAGES.flatMap((language) =>
    ALL.map((asked) => [`${language} ${asked}`, textOf(asked, language)] as const),
  ),
);

export function shareText(asked: Asked, language: Language): ShareText {
  return today.get(`${language} ${asked}`)!;
}

/** A yes to other words is no yes to these. */
export function isTodaysShareText(asked: Asked, sha256: string): boolean {
  return LANGUAGES.some((language) => shareText(asked, language).sha256 === sha256);
}

function textOf(asked: Asked, language: Language): ShareText {
  const say = wordsIn(language);
  const [label, text] = [say(`teams.share.${asked}.label`), say(`teams.share.${asked}.text`)];
  return { label, text, sha256: createHash('sha256').update(`${label}\n\n${text}`).digest('hex') };
}
