import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Bindery } from '#src/sessions/bindery';
import { Dismissed } from '#src/sessions/dismissed.entity';
import { askHiddenStarts } from '#src/sessions/hidden-start';
import type { KeptFile } from '#src/sessions/kept-file';
import { neighbourhood, storedSources } from '#src/sessions/neighbourhood';
import { SaidWords } from '#src/sessions/said-words.port';
import { SessionAlias } from '#src/sessions/session-alias.entity';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession, NothingAsked } from '#src/sessions/sessions.problems';
import { aliasesOf, digestOf, OWN, sourceRowOf, type Told } from '#src/sessions/source-row';
import { APART, isAnswer, keyOf, SAME, type StoredSource } from '#src/sessions/stored-source';

export type { Told };

export type Entered =
  /**
   * `recorded`: a workout nobody had told of. `joined`: another source of a known one. `changed`: the source now tells
   * it otherwise. `already-known`: the same again.
   */
  | { outcome: 'recorded' | 'joined' | 'changed' | 'already-known'; sessionId: string }
  /** The athlete removed it here: it stays away. */
  | { outcome: 'dismissed'; sessionId: null };

/** Rows looked up in one statement. */
const AT_ONCE = 500;

/** Where sources hand in what they know of workouts, and take it back. Each workout is one session, whoever tells of it. */
@Injectable()
export class SourceDesk {
  constructor(
    @Inject(Bindery) private readonly bindery: Bindery,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SaidWords) private readonly words: SaidWords,
  ) {}

  /** `streams` as stream-blob.ts writes them; null: the source gives none. */
  async take(tx: Tx, athleteId: string, told: Told, streams: Uint8Array | null): Promise<Entered> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const { source, externalId, part } = told;
    if (await this.isDismissed(tx, athleteId, told)) return { outcome: 'dismissed', sessionId: null };
    const known = await tx.findOneBy(SessionSource, { athleteId, source, externalId, part });
    const digest = digestOf(told, streams);
    if (known?.digest === digest) return { outcome: 'already-known', sessionId: known.sessionId };

    const arrived = {
      id: known?.id ?? newId(),
      athleteId,
      digest,
      receivedAt: this.clock.now(),
      hasStreams: streams !== null,
    };
    const row = { ...sourceRowOf(told, arrived), sessionId: known?.sessionId ?? null };
    const answers = known ? (await storedSources(tx, [known]))[0]!.aliases.filter(isAnswer) : [];
    const arrival: StoredSource = { row, aliases: [...aliasesOf(told), ...answers] };
    const sources = await neighbourhood(tx, athleteId, [arrival]);
    const shareable = row.shareable || (known?.shareable ?? false);
    const loose = { athleteId, sources, changed: new Set([row.id]), shareable };
    const { sessionOf, recorded } = await this.bindery.bind(tx, loose, (places) =>
      this.write(
        tx,
        { ...arrival, row: { ...row, sessionId: places.get(row.id)! } },
        {
          file: told.file,
          streams,
          isKnown: known !== null,
        },
      ),
    );
    const sessionId = sessionOf.get(row.id)!;
    if (known) return { outcome: 'changed', sessionId };
    return { outcome: recorded.has(sessionId) ? 'recorded' : 'joined', sessionId };
  }

  /** The source says it is gone, or no longer ours to see: its session is merged anew from the rest, or goes too. */
  async withdraw(tx: Tx, athleteId: string, source: string, externalId: string): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const rows = await tx.findBy(SessionSource, [
      { athleteId, source, externalId },
      { athleteId, source, legOf: externalId },
    ]);
    await this.takeOut(tx, athleteId, rows);
  }

  /** Everything of a source, as when a link ends: what it told, and what the athlete dismissed of it. */
  async withdrawAll(
    tx: Tx,
    athleteId: string,
    source: string,
  ): Promise<{ sources: number; sessions: number }> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const rows = await tx.findBy(SessionSource, { athleteId, source });
    let sessions = 0;
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      sessions += await this.takeOut(tx, athleteId, rows.slice(from, from + AT_ONCE));
    }
    await tx.delete(Dismissed, { athleteId, source });
    return { sources: rows.length, sessions };
  }

  /** Rows that came with the session they made elsewhere: where others here tell of the same workout, they become one. */
  async settle(tx: Tx, athleteId: string, sessionId: string, changed: ReadonlySet<string>): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const own = await tx.findBy(SessionSource, { sessionId, athleteId });
    if (own.length === 0) return;
    const sources = await neighbourhood(tx, athleteId, await storedSources(tx, own));
    await this.bindery.bind(tx, { athleteId, sources, changed, shareable: changed.size > 0 });
  }

  /** These rows go. Answers how many sessions go with them. */
  async takeOut(tx: Tx, athleteId: string, rows: readonly SessionSource[]): Promise<number> {
    if (rows.length === 0) return 0;
    await tx.delete(SessionSource, { id: In(rows.map(({ id }) => id)) });
    const bereft = new Set(rows.map(({ sessionId }) => sessionId));
    if (rows.some(({ shareable }) => !shareable))
      await this.words.forgetOwnerOnly(tx, { athleteId, sessionIds: [...bereft] });
    const left = await tx.findBy(SessionSource, { sessionId: In([...bereft]) });
    const rest = new Map([...bereft].map((id) => [id, left.filter(({ sessionId }) => sessionId === id)]));
    const emptied = [...rest].filter(([, own]) => own.length === 0).map(([id]) => id);
    await this.bindery.remove(tx, athleteId, emptied);
    let gone = emptied.length;
    for (const [sessionId, own] of rest) {
      if (own.length === 0) continue;
      const sources = await neighbourhood(tx, athleteId, await storedSources(tx, own));
      const shareable = rows.some((row) => row.shareable && row.sessionId === sessionId);
      const bereft = new Set([sessionId]);
      const loose = { athleteId, sources, changed: new Set<string>(), bereft, shareable };
      gone += (await this.bindery.bind(tx, loose)).removed.length;
    }
    return gone;
  }

  /**
   * The athlete says that a session and the one it was asked about are the same workout. Answers which session it is.
   * @throws NoSuchSession, NothingAsked
   */
  async join(tx: Tx, athleteId: string, sessionId: string): Promise<string> {
    const [own, other] = await this.asked(tx, athleteId, sessionId);
    const answer = `${SAME}${newId()}`;
    await this.name(
      tx,
      athleteId,
      [...own, ...other].map(({ id }) => ({ sourceId: id, alias: answer })),
    );
    const sources = await neighbourhood(tx, athleteId, await storedSources(tx, [...own, ...other]));
    const loose = { athleteId, sources, changed: new Set<string>(), shareable: false };
    const { sessionOf } = await this.bindery.bind(tx, loose);
    return sessionOf.get(own[0]!.id)!;
  }

  /** The athlete says that they are two; the question is not put again. @throws NoSuchSession, NothingAsked */
  async keepApart(tx: Tx, athleteId: string, sessionId: string): Promise<void> {
    const [own, other] = await this.asked(tx, athleteId, sessionId);
    const names = own.flatMap(({ id }) =>
      other.map((row) => ({ sourceId: id, alias: `${APART}${keyOf(row)}` })),
    );
    await this.name(tx, athleteId, names);
    await askHiddenStarts(tx, athleteId, [sessionId]);
  }

  private async asked(
    tx: Tx,
    athleteId: string,
    sessionId: string,
  ): Promise<[SessionSource[], SessionSource[]]> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const session = await tx.findOneBy(Session, { id: sessionId, athleteId });
    if (!session) throw new NoSuchSession();
    if (session.sameAs === null) throw new NothingAsked();
    const own = await tx.findBy(SessionSource, { sessionId });
    return [own, await tx.findBy(SessionSource, { sessionId: session.sameAs })];
  }

  private async isDismissed(tx: Tx, athleteId: string, told: Told): Promise<boolean> {
    if (told.source === OWN) {
      // Whoever brings the file again wants the workout back, from every source that told of it by name.
      for (const name of told.aliases) {
        const at = name.indexOf(':');
        await tx.delete(Dismissed, { athleteId, source: name.slice(0, at), externalId: name.slice(at + 1) });
      }
      return false;
    }
    const { source, externalId, legOf } = told;
    const ids = [externalId, ...(legOf === null ? [] : [legOf])];
    return tx.existsBy(Dismissed, { athleteId, source, externalId: In(ids) });
  }

  private async write(
    tx: Tx,
    { row, aliases }: StoredSource,
    { file, streams, isKnown }: { file: KeptFile | null; streams: Uint8Array | null; isKnown: boolean },
  ): Promise<void> {
    const { id, athleteId } = row;
    const whole = { ...row, sessionId: row.sessionId!, streams: streams && Buffer.from(streams) };
    if (isKnown) {
      await tx.update(SessionSource, id, whole);
      await tx.delete(SessionAlias, { sourceId: id });
      await tx.delete(SessionFile, { sourceId: id });
    } else {
      await tx.insert(SessionSource, whole);
    }
    await this.name(
      tx,
      athleteId,
      aliases.map((alias) => ({ sourceId: id, alias })),
    );
    if (!file) return;
    const createdAt = this.clock.now();
    await tx.insert(SessionFile, { id: newId(), sourceId: id, athleteId, ...file, createdAt });
  }

  private async name(
    tx: Tx,
    athleteId: string,
    names: readonly Pick<SessionAlias, 'sourceId' | 'alias'>[],
  ): Promise<void> {
    const rows = names.map((name) => ({ ...name, athleteId }));
    await tx.createQueryBuilder().insert().into(SessionAlias).values(rows).orIgnore().execute();
  }
}
