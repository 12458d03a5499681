import type { Saying } from '#src/people/consents';
import { ConsentTextChanged, YesByToken } from '#src/people/people.problems';
import type { Visitor } from '#src/people/visitor';
import type { ShareGroup } from '#src/teams/share-group';
import { shareText } from '#src/teams/share-texts';
import { DayIsPast } from '#src/teams/teams.problems';

export interface ShareWord {
  group: ShareGroup;
  given: boolean;
  /** The last day of a yes, on the athlete's calendar. */
  untilDay: string | null;
  /** Of the words that were shown. */
  textSha256?: string | undefined;
}

/**
 * How an athlete says yes or no, where they may say it so; `today` is their own.
 * @throws YesByToken @throws ConsentTextChanged @throws DayIsPast
 */
export function shareSaidBy(
  { accountId, language, by }: Visitor,
  today: string,
  { group, given, untilDay, textSha256 }: ShareWord,
): Saying {
  // A program reads no words: it may only take back what its owner has agreed to.
  if (given && by === 'token') throw new YesByToken();
  if (given && textSha256 !== shareText(group, language).sha256) throw new ConsentTextChanged();
  if (given && untilDay !== null && untilDay < today) throw new DayIsPast();
  return { method: by === 'token' ? 'token' : 'page', language, actorId: accountId };
}
