import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { asTold } from '#src/sessions/as-told';
import { carryTold } from '#src/sessions/carry-told';
import { grouped } from '#src/sessions/grouping';
import { askHiddenStarts } from '#src/sessions/hidden-start';
import { merge } from '#src/sessions/merge';
import { SaidWords } from '#src/sessions/said-words.port';
import { rowOf } from '#src/sessions/session-row';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { SessionChanged, SessionRecorded, SessionRemoved } from '#src/sessions/sessions.topics';
import { type StoredSource, tellingsOf, witnessOf } from '#src/sessions/stored-source';
import { ToldSession } from '#src/sessions/told-session.entity';
import { believedFirst, type Witness } from '#src/sessions/witness';

/** What is to be bound anew. */
export interface Loose {
  athleteId: string;
  /** All rows that may have to do with each other: see neighbourhood.ts. */
  sources: readonly StoredSource[];
  /** Rows that are not what they were when their session was last bound. */
  changed: ReadonlySet<string>;
  /** Sessions that lost a row. */
  bereft?: ReadonlySet<string>;
  /** Whether any of these rows is or was shareable: else what others see of their sessions stays as it was. */
  shareable: boolean;
}

export interface Bound {
  /** The session each row stands in now. */
  sessionOf: Map<string, string>;
  recorded: Set<string>;
  /** Sessions that are no more. */
  removed: string[];
}

/** One workout's sources, and the session they make. */
interface Volume {
  sessionId: string;
  isNew: boolean;
  sources: StoredSource[];
}

/** Binds what sources tell into sessions: each workout once, whoever tells of it and in whatever order. */
@Injectable()
export class Bindery {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SaidWords) private readonly words: SaidWords,
  ) {}

  /** `write` puts a row that is not in the database yet into the session it was found to belong to. */
  async bind(tx: Tx, loose: Loose, write?: (sessionOf: Bound['sessionOf']) => Promise<void>): Promise<Bound> {
    const { athleteId, sources, changed, bereft = new Set<string>() } = loose;
    const before = new Set([
      ...bereft,
      ...sources.map(({ row }) => row.sessionId).filter((id) => id !== null),
    ]);
    const volumes = volumesOf(sources);
    const sessionOf = new Map(
      volumes.flatMap((one) => one.sources.map(({ row }) => [row.id, one.sessionId])),
    );
    const isTold = ({ sessionId, sources: own }: Volume) =>
      bereft.has(sessionId) || own.some(({ row }) => changed.has(row.id));
    const movedOf = ({ sessionId }: Volume) =>
      sources.filter(({ row }) => (row.sessionId === sessionId) !== (sessionOf.get(row.id) === sessionId));
    const touched = volumes.filter((volume) => isTold(volume) || movedOf(volume).length > 0);
    const kept = new Set(volumes.map(({ sessionId }) => sessionId));
    const removed = [...before].filter((id) => !kept.has(id));
    const heirs = heirsOf(removed, sources, sessionOf);
    // First, as what the athlete said of a session is part of what it is.
    await carryTold(tx, heirs);
    for (const volume of touched) {
      const shareable =
        (loose.shareable && isTold(volume)) || movedOf(volume).some(({ row }) => row.shareable);
      await this.write(tx, athleteId, volume, shareable);
    }
    await write?.(sessionOf);
    await this.words.carry(tx, heirs);
    await this.remove(tx, athleteId, removed);
    await askHiddenStarts(
      tx,
      athleteId,
      touched.map(({ sessionId }) => sessionId),
    );
    const recorded = new Set(volumes.filter(({ isNew }) => isNew).map(({ sessionId }) => sessionId));
    return { sessionOf, recorded, removed };
  }

  /** Writes the session anew as its rows now tell it, whatever neighbours it has. */
  async rebind(tx: Tx, session: Pick<Session, 'id' | 'athleteId'>): Promise<void> {
    const rows = await tx.findBy(SessionSource, { sessionId: session.id });
    await tx.update(
      Session,
      session.id,
      contentsOf(
        session,
        rows.map((row) => witnessOf(row)),
        await tx.findOneBy(ToldSession, { sessionId: session.id }),
      ),
    );
  }

  async remove(tx: Tx, athleteId: string, sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.words.forget(tx, sessionIds);
    await tx.delete(Session, { id: In([...sessionIds]) });
    await tx.update(Session, { athleteId, sameAs: In([...sessionIds]) }, { sameAs: null });
    for (const sessionId of sessionIds)
      await this.outbox.put(tx, SessionRemoved, { sessionId, athleteId }, { key: sessionId });
  }

  private async write(
    tx: Tx,
    athleteId: string,
    { sessionId, isNew, sources }: Volume,
    shareable: boolean,
  ): Promise<void> {
    const contents = contentsOf(
      { id: sessionId, athleteId },
      sources.map(({ row }) => witnessOf(row)),
      isNew ? null : await tx.findOneBy(ToldSession, { sessionId }),
    );
    if (isNew) {
      await tx.insert(Session, { ...contents, sameAs: null, createdAt: this.clock.now() });
      await this.outbox.put(tx, SessionRecorded, { sessionId }, { key: sessionId });
    } else {
      await tx.update(Session, sessionId, contents);
      const key = `${sessionId}:${newId()}`;
      await this.outbox.put(tx, SessionChanged, { sessionId, shareable }, { key });
    }
    const moved = sources.filter(({ row }) => row.sessionId !== sessionId).map(({ row }) => row.id);
    if (moved.length > 0) await tx.update(SessionSource, { id: In(moved) }, { sessionId });
  }
}

/** A session's columns as the owner sees them. */
function contentsOf(
  { id, athleteId }: Pick<Session, 'id' | 'athleteId'>,
  witnesses: readonly Witness[],
  told: ToldSession | null,
): Omit<Session, 'sameAs' | 'createdAt'> {
  const { recording, provenance } = asTold(merge(witnesses), told);
  return rowOf(recording, {
    id,
    athleteId,
    shareable: witnesses.some(({ shareable }) => shareable),
    provenance,
    frozen: witnesses.every(({ purged }) => purged),
  });
}

/**
 * A session keeps its id through joining and parting: it goes with the most believed of its rows. Where several become
 * one, the id of the most believed row stays.
 */
function volumesOf(sources: readonly StoredSource[]): Volume[] {
  const rowsOf = tellingsOf(sources);
  const groups = grouped([...rowsOf.keys()]).map((group) =>
    inOrder(group.flatMap((one) => rowsOf.get(one)!)),
  );
  const heirs = new Map<string, StoredSource>();
  for (const source of inOrder(sources)) {
    const { sessionId } = source.row;
    if (sessionId !== null && !heirs.has(sessionId)) heirs.set(sessionId, source);
  }
  return groups.map((group) => {
    const heir = group.find(
      ({ row }) => row.sessionId !== null && heirs.get(row.sessionId)?.row.id === row.id,
    );
    const sessionId = heir?.row.sessionId ?? newId();
    return { sessionId, isNew: !heir, sources: group };
  });
}

/** Which session took in the most believed row of each that is no more; none where all its rows are gone. */
function heirsOf(
  removed: readonly string[],
  sources: readonly StoredSource[],
  sessionOf: ReadonlyMap<string, string>,
): Map<string, string> {
  const heirs = new Map<string, string>();
  for (const { row } of inOrder(sources)) {
    const { sessionId } = row;
    if (sessionId !== null && removed.includes(sessionId) && !heirs.has(sessionId))
      heirs.set(sessionId, sessionOf.get(row.id)!);
  }
  return heirs;
}

function inOrder(sources: readonly StoredSource[]): StoredSource[] {
  const byWitness = new Map(sources.map((source) => [witnessOf(source.row), source]));
  return believedFirst([...byWitness.keys()]).map((witness) => byWitness.get(witness)!);
}
