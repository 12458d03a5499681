import type { Grade, Ground, Verdict } from '#src/advice/advice';
import type { Kind } from '#src/advice/kinds';

/** What gives reason to look whether something is worth saying. Kept with what was said, to be asked once more when it is due. */
export type Occasion =
  | { of: 'session'; athleteId: string; sessionId: string }
  /** Twice a day by the athlete's own clock. `day`: their own, YYYY-MM-DD. */
  | { of: 'look'; athleteId: string; day: string; slot: 'morning' | 'afternoon' }
  | { of: 'signs'; athleteId: string }
  | { of: 'lab-values'; athleteId: string }
  | { of: 'drinking'; athleteId: string; sessionId: string }
  | { of: 'plan'; athleteId: string; plannedId: string }
  /** `coachId`: the account of whoever wrote it. */
  | { of: 'coach-note'; athleteId: string; teamId: string; coachId: string; noteId: string };

/** The same of the same occasion, as it is told and as a database gives it back. */
export function nameOf(occasion: Occasion): string {
  return JSON.stringify(Object.entries(occasion).toSorted());
}

/** The moment a question is asked in, in the athlete's own calendar. */
export interface Asked {
  now: Date;
  /** YYYY-MM-DD. */
  day: string;
  /** 1 is Monday, as ISO 8601 counts. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** HH:MM of the clock on the wall. */
  time: string;
  timeZone: string;
}

/** Something that was said, as its row tells it. */
export interface Said {
  athleteId: string;
  kind: Kind;
  key: string;
}

/** What a nudge says in the moment it is read, where its row must not tell. */
export interface Reading {
  /** The name its text has in locales/, in place of the kind's: `lab-low`. */
  text: string;
  values: Record<string, number | string>;
  grounds: Ground[];
  grade: Grade;
  sources: string[];
  /** Safety, this once: shown in the app before everything else. Of what cautions.ts shows at once it moves nothing, or that would tell. */
  isCaution: boolean;
}

/**
 * Gathers facts of one part of life, each under its consent, and asks the rules of `advice` about them. It is asked twice:
 * when there is a reason, and once more in the moment a word is due, with the same occasion; what is no longer worth saying
 * then (it is done, it has changed) answers as a silence with its reason, or not at all.
 */
export abstract class Adviser {
  abstract readonly kinds: readonly Kind[];
  /** Nothing for an occasion that is not its own. */
  abstract on(occasion: Occasion, asked: Asked): Promise<Verdict[]>;

  /**
   * `as-kept`: the row has its words. Else what it says now, asked for whenever it is to be said, sent or shown and never
   * kept; null: it is no more to be said or shown (the value is gone, the flag is cleared).
   */
  reading(_said: Said): Promise<Reading | 'as-kept' | null> {
    return Promise.resolve('as-kept');
  }
}

/** All of them. Handed in by nudges.module.ts. */
export abstract class Advisers {
  abstract readonly all: readonly Adviser[];
}
