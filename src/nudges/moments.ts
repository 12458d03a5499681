import type { When } from '#src/advice/advice';
import type { Asked } from '#src/nudges/adviser';
import { daysAfter, localOf, momentOf } from '#src/timing/local';

const MINUTE_MS = 60_000;

/** How the moment of a question is written for whoever answers it. */
export function askedAt(now: Date, timeZone: string): Asked {
  return { now, ...localOf(now, timeZone), timeZone };
}

/** When that is. `endedAt`: the end of the session it is of; null: it is of none, or of one that is gone. */
export function momentFor(when: When, asked: Asked, endedAt: Date | null): Date {
  switch (when.at) {
    case 'once':
      return asked.now;
    case 'moment':
      return when.moment;
    case 'local':
      return momentOf(daysAfter(asked.day, when.inDays), when.time, asked.timeZone);
    case 'after-session':
      return afterSession(when, endedAt ?? asked.now, asked.timeZone);
  }
}

function afterSession(
  { minutes, notAfter }: Extract<When, { at: 'after-session' }>,
  endedAt: Date,
  timeZone: string,
): Date {
  const then = new Date(endedAt.getTime() + minutes * MINUTE_MS);
  if (notAfter === undefined) return then;
  const latest = momentOf(localOf(endedAt, timeZone).day, notAfter, timeZone);
  return then < latest ? then : latest;
}
