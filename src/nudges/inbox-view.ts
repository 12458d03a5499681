import type { Note } from '#src/nudges/inbox';
import type { NudgeTexts } from '#src/nudges/nudge-texts';
import { actionsOf } from '#src/nudges/nudge-wordings';
import type { InboxItem } from '#src/nudges/nudges.shapes';
import type { Shown } from '#src/nudges/showing';

/** A note as its reader sees it. */
export function inboxItem({ along, ...shown }: Note, texts: NudgeTexts, now: Date): InboxItem {
  const { nudge, reading } = shown;
  const { theme, spokenAt, expiresAt, seenAt, actedAt, dismissedAt, pushAt, wantedAgain } = nudge;
  return {
    ...wordsOf(shown, texts),
    theme,
    at: spokenAt!.toISOString(),
    isCaution: reading.isCaution,
    isOver: expiresAt <= now,
    seen: seenAt !== null,
    done: actedAt !== null,
    dismissed: dismissedAt !== null,
    remindsAt: wantedAgain && pushAt ? pushAt.toISOString() : null,
    actions: actionsOf(nudge.kind, shown, texts),
    with: along.map((one) => wordsOf(one, texts)),
  };
}

function wordsOf({ nudge, reading }: Shown, texts: NudgeTexts) {
  const { id, kind, path } = nudge;
  const { title, full } = texts.of(kind, reading);
  return { id, kind, title, body: full, path };
}
