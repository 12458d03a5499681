import { merge } from '#src/sessions/merge';
import type { Streams } from '#src/sessions/recording.port';
import { stretchesOf, type Telling } from '#src/sessions/same-workout';
import type { SessionSource } from '#src/sessions/session-source.entity';
import type { Witness } from '#src/sessions/witness';

/** A source's row, without its streams, and the names it is known by. */
export interface StoredSource {
  row: Omit<SessionSource, 'streams' | 'sessionId'> & { sessionId: string | null };
  aliases: string[];
}

/** Names the athlete's answers give: two rows of one workout, or of two that only look alike. */
export const SAME = 'same:';
export const APART = 'apart:';

/** The athlete's own word, kept when the source tells its names anew. */
export function isAnswer(alias: string): boolean {
  return alias.startsWith(SAME) || alias.startsWith(APART);
}

/** All that a source tells of one workout has one key, in however many parts and legs it comes. */
export function keyOf({
  source,
  legOf,
  externalId,
}: Pick<SessionSource, 'source' | 'legOf' | 'externalId'>): string {
  return `${source}:${legOf ?? externalId}`;
}

export function witnessOf(row: StoredSource['row'], streams: Streams | null = null): Witness {
  const { source, externalId, part, legOf, shareable, purgedAt, placeRoundingDeg, startedAt } = row;
  const purged = purgedAt !== null;
  // A date does not survive JSON as one.
  const recording = { ...row.recording, startedAt };
  return { source, externalId, part, legOf, shareable, purged, placeRoundingDeg, recording, streams };
}

/** Rows told under one key, as one telling of the workout. */
export function tellingsOf(stored: readonly StoredSource[]): Map<Telling, StoredSource[]> {
  const byKey = new Map<string, StoredSource[]>();
  for (const one of stored) {
    const key = keyOf(one.row);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return new Map([...byKey].map(([key, rows]) => [tellingOf(key, rows), rows]));
}

function tellingOf(key: string, stored: readonly StoredSource[]): Telling {
  const rows = stored.map(({ row }) => row);
  const aliases = stored.flatMap((one) => one.aliases);
  const { recording } = merge(rows.map((row) => witnessOf(row)));
  const purged = rows.map(({ purgedAt }) => purgedAt?.getTime() ?? Infinity);
  const purgedAt = Math.max(...purged);
  return {
    key,
    shareable: rows.every(({ shareable }) => shareable),
    names: new Set([key, ...aliases.filter((alias) => !alias.startsWith(APART))]),
    apart: new Set(
      aliases.filter((alias) => alias.startsWith(APART)).map((alias) => alias.slice(APART.length)),
    ),
    stretches: stretchesOf(recording),
    sessionId: rows.find(({ sessionId }) => sessionId !== null)?.sessionId ?? null,
    receivedAt: new Date(Math.max(...rows.map(({ receivedAt }) => receivedAt.getTime()))),
    purgedAt: Number.isFinite(purgedAt) ? new Date(purgedAt) : null,
  };
}
