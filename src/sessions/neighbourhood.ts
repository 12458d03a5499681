import { Between, In } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { HOUR_MS } from '#src/kernel/clock';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { isAnswer, keyOf, SAME, type StoredSource } from '#src/sessions/stored-source';

/** Two rows this near each other in time may be of one workout; see same-workout.ts. */
const NEAR_MS = 120_000;
/** No workout lasts longer: how far back to look for one that may still be under way. */
const LONGEST_MS = 72 * HOUR_MS;

interface Found {
  row: StoredSource['row'];
  /** Not to be asked about twice. */
  asked: boolean;
}

/**
 * Every row that could have to do with the ones given: of the same session, by the same name, or of the same hours; and
 * what has to do with those. Whatever comes of grouping them, nobody else is touched by it.
 */
export async function neighbourhood(
  tx: Tx,
  athleteId: string,
  seeds: readonly StoredSource[],
): Promise<StoredSource[]> {
  const found = new Map<string, Found>(seeds.map(({ row }) => [row.id, { row, asked: false }]));
  const aliases = new Map(seeds.map((seed) => [seed.row.id, seed.aliases]));
  for (;;) {
    const fresh = [...found.values()].filter(({ asked }) => !asked);
    if (fresh.length === 0) break;
    for (const one of fresh) one.asked = true;
    const rows = fresh.map(({ row }) => row);
    await readAliases(tx, rows, aliases);
    for (const row of await relatives(tx, athleteId, { rows, aliases })) {
      if (!found.has(row.id)) found.set(row.id, { row, asked: false });
    }
  }
  return [...found.values()].map(({ row }) => ({ row, aliases: aliases.get(row.id) ?? [] }));
}

/** What the athlete's row of this id is, with its names. */
export async function storedSources(tx: Tx, rows: readonly SessionSource[]): Promise<StoredSource[]> {
  const aliases = new Map<string, string[]>();
  await readAliases(tx, rows, aliases);
  return rows.map((row) => ({ row, aliases: aliases.get(row.id) ?? [] }));
}

async function readAliases(
  tx: Tx,
  rows: readonly { id: string }[],
  aliases: Map<string, string[]>,
): Promise<void> {
  const unknown = rows.map(({ id }) => id).filter((id) => !aliases.has(id));
  if (unknown.length === 0) return;
  for (const id of unknown) aliases.set(id, []);
  for (const { sourceId, alias } of await tx.findBy(SessionAlias, { sourceId: In(unknown) })) {
    aliases.get(sourceId)!.push(alias);
  }
}

interface Asked {
  rows: readonly StoredSource['row'][];
  aliases: ReadonlyMap<string, string[]>;
}

async function relatives(tx: Tx, athleteId: string, { rows, aliases }: Asked): Promise<SessionSource[]> {
  const sessionIds = rows.map(({ sessionId }) => sessionId).filter((id) => id !== null);
  const names = rows.flatMap((row) => [
    keyOf(row),
    ...(aliases.get(row.id) ?? []).filter((alias) => !isAnswer(alias) || alias.startsWith(SAME)),
  ]);
  const namesakes = await tx.findBy(SessionAlias, { athleteId, alias: In(names) });
  const ids = [...namesakes.map(({ sourceId }) => sourceId), ...(await contemporaries(tx, athleteId, rows))];
  return tx.findBy(SessionSource, [
    { athleteId, sessionId: In(sessionIds) },
    { athleteId, id: In(ids) },
  ]);
}

/** Ids of rows whose hours touch those of the given ones. */
async function contemporaries(tx: Tx, athleteId: string, rows: Asked['rows']): Promise<string[]> {
  const spans = rows.map(({ startedAt, elapsedS }) => ({
    fromMs: startedAt.getTime() - NEAR_MS,
    toMs: startedAt.getTime() + elapsedS * 1000 + NEAR_MS,
  }));
  const fromMs = Math.min(...spans.map((span) => span.fromMs)) - LONGEST_MS;
  const toMs = Math.max(...spans.map((span) => span.toMs));
  const near = await tx.find(SessionSource, {
    select: { id: true, startedAt: true, elapsedS: true },
    where: { athleteId, startedAt: Between(new Date(fromMs), new Date(toMs)) },
  });
  return near
    .filter(({ startedAt, elapsedS }) => {
      const [beganMs, endedMs] = [startedAt.getTime(), startedAt.getTime() + elapsedS * 1000];
      return spans.some((span) => beganMs <= span.toMs && endedMs >= span.fromMs);
    })
    .map(({ id }) => id);
}
