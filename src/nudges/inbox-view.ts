import type { Note } from '#src/nudges/inbox';
import type { NudgeTexts } from '#src/nudges/nudge-texts';
import { actionsOf, openingOf } from '#src/nudges/nudge-wordings';
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
    until: expiresAt.toISOString(),
    isOver: expiresAt <= now,
    seen: seenAt !== null,
    done: actedAt !== null,
    dismissed: dismissedAt !== null,
    remindsAt: wantedAgain && pushAt ? pushAt.toISOString() : null,
    actions: actionsHere(shown, texts),
    with: along.map((one) => wordsOf(one, texts)),
  };
}

/** On a phone a tap leads to its own page; here a button does. */
function actionsHere(shown: Shown, texts: NudgeTexts): InboxItem['actions'] {
  const { kind, path } = shown.nudge;
  const actions = actionsOf(kind, shown, texts);
  if (actions.some((one) => one.path === path)) return actions;
  return [openingOf(kind, shown, texts), ...actions];
}

function wordsOf({ nudge, reading }: Shown, texts: NudgeTexts) {
  const { id, kind, path } = nudge;
  const { title, full } = texts.of(kind, reading);
  return { id, kind, title, body: full, path };
}
