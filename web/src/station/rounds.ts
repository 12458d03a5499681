import type { Entry, Member } from '#web/station/station-shapes.ts';

/** How far somebody is today, by what this tablet knows and what the server last told. */
export interface Progress {
  before: Entry | null;
  after: Entry | null;
  isBeforeDone: boolean;
  isAfterDone: boolean;
}

/** Today's newest round of one member. What was refused counts for nothing. */
export function progressOf(member: Member, today: readonly Entry[]): Progress {
  const own = today
    .filter(({ memberId, state }) => memberId === member.id && state !== 'refused')
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  let [before, after]: (Entry | null)[] = [null, null];
  for (const entry of own) {
    if (entry.when === 'after') after = entry;
    else [before, after] = [entry, null];
  }
  // A round that was begun here is newer than what the server told of the one before it.
  const isBegunHere = before !== null;
  return {
    before: before ?? null,
    after: after ?? null,
    isBeforeDone: isBegunHere || member.before,
    isAfterDone: after != null || (!isBegunHere && member.after),
  };
}
