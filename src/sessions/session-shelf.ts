import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Between, In, IsNull, MoreThanOrEqual, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Audience, type Lineage, lineageFor } from '#src/sessions/audience';
import { asTold } from '#src/sessions/as-told';
import { bookmark, olderThan } from '#src/sessions/bookmark';
import { type Merged, merge } from '#src/sessions/merge';
import type { Streams } from '#src/sessions/recording.port';
import { rowOf } from '#src/sessions/session-row';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { witnessOf } from '#src/sessions/stored-source';
import { decodeStreams } from '#src/sessions/stream-blob';
import { ToldSession } from '#src/sessions/told-session.entity';
import { saidIn } from '#src/sessions/told-words';

export interface Page {
  rows: Session[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** What somebody reckons with: a session as the sources of one lineage tell it. */
export interface Found extends Merged {
  athleteId: string;
  /** Whether it is made of shareable sources alone. */
  shareable: boolean;
  /** Another one is another recording. */
  revision: string;
}

/** Whose a session is, and when it was done. */
export interface Standing {
  athleteId: string;
  /** Whether anything of it may be shared. */
  shareable: boolean;
  endedAt: Date;
  /** When it came here first. */
  arrivedAt: Date;
}

/** A row that another room makes of each session. */
interface MadeOfSession {
  sessionId: string;
  lineage: Lineage;
  version: string;
}

/** The book of sessions, to read in. Whoever reads says for whom: others see what shareable sources tell, and no more. */
@Injectable()
export class SessionShelf {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Newest first. @throws NoSuchPage */
  async list(
    audience: Audience,
    athleteId: string,
    { before, limit }: { before?: string | undefined; limit: number },
  ): Promise<Page> {
    const own = { athleteId, ...(audience === 'others' && { shareable: true }) };
    const where = before === undefined ? own : olderThan(own, before);
    const order = { startedAt: 'DESC', id: 'DESC' } as const;
    const rows = await this.database.read(Session).find({ where, order, take: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { rows: await this.seenBy(audience, rows.slice(0, limit)), next: last ? bookmark(last) : null };
  }

  /** @throws NoSuchSession also for somebody else's, and for others where nothing of it may be shared */
  async get(audience: Audience, athleteId: string, id: string): Promise<Session> {
    const row = await this.database.read(Session).findOneBy({ id, athleteId });
    const [seen] = await this.seenBy(audience, row ? [row] : []);
    if (!seen) throw new NoSuchSession();
    return seen;
  }

  /** All that began between two moments, oldest first. */
  async between(audience: Audience, athleteId: string, from: Date, to: Date): Promise<Session[]> {
    const where = { athleteId, startedAt: Between(from, to) };
    const rows = await this.database.read(Session).find({ where, order: { startedAt: 'ASC', id: 'ASC' } });
    return this.seenBy(audience, rows);
  }

  /** Those of `ids` that are the athlete's own and the audience may see, by id. */
  async named(audience: Audience, athleteId: string, ids: string[]): Promise<Map<string, Session>> {
    const rows = await this.database.read(Session).findBy({ athleteId, id: In(ids) });
    return new Map((await this.seenBy(audience, rows)).map((row) => [row.id, row]));
  }

  /** None once they are purged. @throws NoSuchSession */
  async streams(audience: Audience, athleteId: string, id: string): Promise<Streams> {
    const session = await this.get(audience, athleteId, id);
    const found = await this.recording(lineageFor(audience), session.id);
    return found?.recording.streams ?? { timeS: new Float64Array(0), channels: {} };
  }

  /** For whoever reckons with it. null: it is removed, or its lineage has nothing raw (any more); see `standing`. */
  async recording(lineage: Lineage, sessionId: string): Promise<Found | null> {
    const rows = await this.rowsOf(lineage, [sessionId], { withStreams: true });
    const [first] = rows;
    if (!first || !rows.some(isRaw)) return null;
    const told = (await this.toldOf([sessionId])).get(sessionId) ?? null;
    const merged = merge(rows.map((row) => witnessOf(row, row.streams && decodeStreams(row.streams))));
    const shareable = rows.every((row) => row.shareable);
    const revision = revisionOf(rows, told);
    return { ...asTold(merged, told), athleteId: first.athleteId, shareable, revision };
  }

  /** The revision `recording` would answer with; null where it would answer null. */
  async revision(lineage: Lineage, sessionId: string): Promise<string | null> {
    const rows = await this.rowsOf(lineage, [sessionId]);
    if (!rows.some(isRaw)) return null;
    return revisionOf(rows, (await this.toldOf([sessionId])).get(sessionId) ?? null);
  }

  /** null once it is gone. */
  async standing(sessionId: string): Promise<Standing | null> {
    const row = await this.database.read(Session).findOneBy({ id: sessionId });
    if (!row) return null;
    const { athleteId, shareable, startedAt, elapsedS, createdAt } = row;
    const endedAt = new Date(startedAt.getTime() + elapsedS * 1000);
    return { athleteId, shareable, endedAt, arrivedAt: createdAt };
  }

  /** What tells of each session, as far as the audience may know: for signing it. */
  async sources(audience: Audience, sessionIds: string[]): Promise<Map<string, SessionSource[]>> {
    const rows = await this.rowsOf(lineageFor(audience), sessionIds);
    return new Map(sessionIds.map((id) => [id, rows.filter(({ sessionId }) => sessionId === id)]));
  }

  /** Those of `ids` that are the athlete's own and the audience may see, in the order asked. */
  async ownAmong(audience: Audience, athleteId: string, ids: string[]): Promise<string[]> {
    const rows = await this.database.read(Session).find({
      select: { id: true },
      where: { athleteId, id: In(ids), ...(audience === 'others' && { shareable: true }) },
    });
    const own = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => own.has(id));
  }

  /** Those of a source's workouts it has told with their streams, or may have: of what is purged nobody knows any more. */
  async toldWhole(athleteId: string, source: string, externalIds: string[]): Promise<Set<string>> {
    const asked = { athleteId, source, externalId: In(externalIds) };
    const rows = await this.database.read(SessionSource).find({
      select: { externalId: true },
      where: [
        { ...asked, streams: Not(IsNull()) },
        { ...asked, purgedAt: Not(IsNull()) },
      ],
    });
    return new Set(rows.map(({ externalId }) => externalId));
  }

  /** All of an athlete's sessions, or those since, newest first, for whoever keeps them in order and shows none. */
  async idsOf(athleteId: string, since: Date | null = null): Promise<string[]> {
    const where = { athleteId, ...(since && { startedAt: MoreThanOrEqual(since) }) };
    const rows = await this.database
      .read(Session)
      .find({ select: { id: true, startedAt: true }, where, order: { startedAt: 'DESC' } });
    return rows.map(({ id }) => id);
  }

  /** The newest ones. */
  async latestOf(athleteId: string, most: number): Promise<string[]> {
    const order = { startedAt: 'DESC' } as const;
    const rows = await this.database
      .read(Session)
      .find({ select: { id: true, startedAt: true }, where: { athleteId }, order, take: most });
    return rows.map(({ id }) => id);
  }

  /**
   * Whose sessions, of those something raw is left of, have no row of this version and lineage in the table of whoever makes
   * them for each; one query, however many there are.
   */
  async athletesBehind(made: new () => MadeOfSession, version: string, line: Lineage): Promise<string[]> {
    const rows = await this.database
      .read(Session)
      .createQueryBuilder('row')
      .select('row.athlete_id', 'athleteId')
      .distinct(true)
      .leftJoin(made, 'made', MADE, { version, line })
      .where('row.frozen = :no AND made.id IS NULL', { no: false })
      .andWhere(line === 'owner' ? 'TRUE' : 'row.shareable')
      .getRawMany<{ athleteId: string }>();
    return rows.map(({ athleteId }) => athleteId);
  }

  /** Whether the athlete has anything that only they may see: then there are two lines of everything learned. */
  async hasOwnerOnly(athleteId: string): Promise<boolean> {
    return this.database.read(SessionSource).existsBy({ athleteId, shareable: false });
  }

  /** The owner's view is kept in the row; that of others is made of shareable sources whenever it is asked for. */
  private async seenBy(audience: Audience, rows: Session[]): Promise<Session[]> {
    if (audience === 'owner') return rows;
    const ids = rows.map(({ id }) => id);
    const [sources, told] = [await this.sources(audience, ids), await this.toldOf(ids)];
    return rows.flatMap((row) => {
      const witnesses = (sources.get(row.id) ?? []).map((source) => witnessOf(source));
      if (witnesses.length === 0) return [];
      const { recording, provenance } = asTold(merge(witnesses), told.get(row.id) ?? null);
      const frozen = witnesses.every(({ purged }) => purged);
      const marks = { id: row.id, athleteId: row.athleteId, shareable: true, provenance, frozen };
      return [{ ...rowOf(recording, marks), sameAs: null, createdAt: row.createdAt }];
    });
  }

  /** What athletes said of these sessions themselves; those of which they said nothing have no entry. */
  private async toldOf(sessionIds: string[]): Promise<Map<string, ToldSession>> {
    const rows = await this.database.read(ToldSession).findBy({ sessionId: In(sessionIds) });
    return new Map(rows.map((row) => [row.sessionId, row]));
  }

  private rowsOf(
    lineage: Lineage,
    sessionIds: string[],
    { withStreams = false } = {},
  ): Promise<SessionSource[]> {
    const asked = this.database
      .read(SessionSource)
      .createQueryBuilder('row')
      .where('row.session_id IN (:...sessionIds)', {
        sessionIds: sessionIds.length > 0 ? sessionIds : [NO_ID],
      })
      .orderBy('row.source')
      .addOrderBy('row.external_id')
      .addOrderBy('row.part');
    if (lineage === 'shareable') asked.andWhere('row.shareable = :shareable', { shareable: true });
    if (withStreams) asked.addSelect('row.streams');
    return asked.getMany();
  }
}

const MADE = 'made.session_id = row.id AND made.lineage = :line AND made.version = :version';
const NO_ID = '00000000-0000-0000-0000-000000000000';

function isRaw({ purgedAt }: SessionSource): boolean {
  return purgedAt === null;
}

function revisionOf(rows: readonly SessionSource[], told: ToldSession | null): string {
  const said: unknown[] = rows.map(({ id, digest, purgedAt }) => [id, digest, purgedAt?.getTime() ?? null]);
  if (told) said.push(saidIn(told), told.toldAt.getTime());
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
