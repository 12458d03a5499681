import { Between, In } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { DAY_MS, localDayOf } from '#src/kernel/clock';
import { areCompatible, familiesOf, isWithin } from '#src/sessions/same-workout';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { APART } from '#src/sessions/stored-source';

/** Two lengths that differ by no more than this may be one workout's. [own] */
const LENGTH_SHARE = 0.05;

export type Hours = Pick<
  Session,
  'id' | 'startedAt' | 'utcOffsetS' | 'elapsedS' | 'distanceM' | 'sport' | 'legs' | 'notes'
>;

/**
 * The session that one whose source hides the hour may be the same as: of its day, its sport, its length and distance;
 * the nearest in length. Too little to join them by, enough to ask the athlete.
 */
export function likeliest(hidden: Hours, others: readonly Hours[]): string | null {
  const alike = others.filter(
    (other) =>
      other.id !== hidden.id &&
      !hidesItsHour(other) &&
      dayOf(other) === dayOf(hidden) &&
      areCompatible(familiesOf(hidden), familiesOf(other)) &&
      isWithin(hidden.elapsedS, other.elapsedS, LENGTH_SHARE) &&
      isWithin(hidden.distanceM, other.distanceM, LENGTH_SHARE),
  );
  const apart = ({ elapsedS }: Hours) => Math.abs(elapsedS - hidden.elapsedS);
  return alike.sort((a, b) => apart(a) - apart(b) || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** Puts the question to sessions without an hour, wherever those of their day have changed. */
export async function askHiddenStarts(
  tx: Tx,
  athleteId: string,
  sessionIds: readonly string[],
): Promise<void> {
  const touched = await tx.findBy(Session, { athleteId, id: In([...sessionIds]) });
  if (touched.length === 0) return;
  const times = touched.map(({ startedAt }) => startedAt.getTime());
  // A day here and the days a clock may have moved it to.
  const [from, to] = [new Date(Math.min(...times) - 2 * DAY_MS), new Date(Math.max(...times) + 2 * DAY_MS)];
  const around = await tx.findBy(Session, { athleteId, startedAt: Between(from, to) });
  for (const hidden of around.filter(hidesItsHour)) {
    const apart = await toldApart(tx, hidden.id);
    const others = around.filter(({ id }) => !apart.has(id));
    const sameAs = likeliest(hidden, others);
    if (sameAs !== hidden.sameAs) await tx.update(Session, hidden.id, { sameAs });
  }
  for (const known of touched) {
    if (known.sameAs !== null && !hidesItsHour(known)) await tx.update(Session, known.id, { sameAs: null });
  }
}

/** Sessions the athlete said this one is not. */
async function toldApart(tx: Tx, sessionId: string): Promise<Set<string>> {
  const rows = await tx.findBy(SessionSource, { sessionId });
  const aliases = await tx.findBy(SessionAlias, { sourceId: In(rows.map(({ id }) => id)) });
  const keys = new Set(
    aliases.filter(({ alias }) => alias.startsWith(APART)).map(({ alias }) => alias.slice(APART.length)),
  );
  if (keys.size === 0) return new Set();
  const named = [...keys].flatMap((key) => {
    const [source, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    const { athleteId } = rows[0]!;
    return [
      { athleteId, source, externalId: id },
      { athleteId, source, legOf: id },
    ];
  });
  return new Set((await tx.findBy(SessionSource, named)).map((row) => row.sessionId));
}

function hidesItsHour({ notes }: Pick<Hours, 'notes'>): boolean {
  return notes.includes('start-hidden');
}

function dayOf({ startedAt, utcOffsetS }: Hours): string {
  return localDayOf(startedAt, utcOffsetS);
}
