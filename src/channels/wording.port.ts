import type { Language } from '#src/words/words';

/** A button of a message. `later` and `done` act where it lies; those with a path open the app there. */
export interface MessageAction {
  act: 'open' | 'later' | 'done';
  label: string;
  path: string | null;
}

/** What is told of a message, and where it leads. */
interface Told {
  title: string;
  /** For a lock screen: no numbers and no health words, unless the person switched numbers on. */
  short: string;
  /** Where in the app it leads, beginning with a slash. */
  path: string;
  actions: MessageAction[];
}

/** A message in its reader's words, made in the moment it leaves. */
export interface Wording extends Told {
  language: Language;
  /** All of it, for the person's own inbox, mail and app. */
  full: string;
  /** For servers that carry it and read along: never a number, and of what is for its reader alone that there is a note. */
  inClear: Told;
  /** Messages of one tag replace each other on a phone. It may name a theme, so it travels encrypted only. */
  tag: string;
}

/** What a message says now. Consent is asked for here: what may no longer be said is not. */
export abstract class Wordings {
  /** null: it is not to be said any more. */
  abstract of(messageId: string): Promise<Wording | null>;
}

/** How many words somebody has not looked at, for the number on the app's icon. */
export abstract class Unread {
  abstract count(athleteId: string): Promise<number>;
}
