import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Recording, Streams } from '#src/sessions/recording.port';
import { recordingOf } from '#src/sessions/session-row';
import { SessionStream } from '#src/sessions/session-stream.entity';
import { Session } from '#src/sessions/session.entity';
import { NoSuchPage, NoSuchSession } from '#src/sessions/sessions.problems';
import { decodeStreams } from '#src/sessions/stream-blob';

export interface Page {
  rows: Session[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** The book of sessions, to read in. */
@Injectable()
export class SessionShelf {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Newest first. @throws NoSuchPage */
  async list(
    athleteId: string,
    { before, limit }: { before?: string | undefined; limit: number },
  ): Promise<Page> {
    const where = before === undefined ? { athleteId } : olderThan(athleteId, before);
    const order = { startedAt: 'DESC', id: 'DESC' } as const;
    const rows = await this.database.read(Session).find({ where, order, take: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { rows: rows.slice(0, limit), next: last ? bookmark(last) : null };
  }

  /** @throws NoSuchSession also for somebody else's */
  async get(athleteId: string, id: string): Promise<Session> {
    const row = await this.database.read(Session).findOneBy({ id, athleteId });
    if (!row) throw new NoSuchSession();
    return row;
  }

  async streams(sessionId: string): Promise<Streams> {
    const row = await this.database.read(SessionStream).findOneBy({ sessionId });
    if (!row) throw new NoSuchSession();
    return decodeStreams(row.bytes);
  }

  /** Whose it is and what was recorded, for whoever reckons with it; null once it is removed. */
  async recording(sessionId: string): Promise<{ athleteId: string; recording: Recording } | null> {
    const row = await this.database.read(Session).findOneBy({ id: sessionId });
    if (!row) return null;
    return { athleteId: row.athleteId, recording: recordingOf(row, await this.streams(sessionId)) };
  }

  /** Those of `ids` that are the athlete's own, in the order asked. */
  async ownAmong(athleteId: string, ids: string[]): Promise<string[]> {
    const rows = await this.database
      .read(Session)
      .find({ select: { id: true }, where: { athleteId, id: In(ids) } });
    const own = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => own.has(id));
  }

  /** All of an athlete's sessions, newest first. */
  async idsOf(athleteId: string): Promise<string[]> {
    const rows = await this.database
      .read(Session)
      .find({ select: { id: true, startedAt: true }, where: { athleteId }, order: { startedAt: 'DESC' } });
    return rows.map(({ id }) => id);
  }
}

function bookmark({ startedAt, id }: Session): string {
  return Buffer.from(`${startedAt.toISOString()}|${id}`).toString('base64url');
}

function olderThan(athleteId: string, mark: string) {
  const [moment = '', id = ''] = Buffer.from(mark, 'base64url').toString().split('|');
  const startedAt = new Date(moment);
  if (Number.isNaN(startedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new NoSuchPage();
  return [
    { athleteId, startedAt: LessThan(startedAt) },
    { athleteId, startedAt, id: LessThan(id) },
  ];
}
