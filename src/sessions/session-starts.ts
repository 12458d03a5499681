import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Sport } from '#src/kernel/sport';
import type { Streams } from '#src/sessions/recording.port';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionSource } from '#src/sessions/session-source.entity';
import { decodeStreams } from '#src/sessions/stream-blob';

/** Where and when a session outdoors began. */
export interface Start {
  sessionId: string;
  sport: Sport;
  startedAt: Date;
  utcOffsetS: number | null;
  /** As recorded, degrees (WGS 84): whoever keeps or shows it rounds it. */
  latitudeDeg: number;
  longitudeDeg: number;
}

/**
 * Where athletes set out, for themselves alone. Told only by sources whose positions may be kept for good: what an athlete
 * makes of a place, such as a plan there, outlasts the days that others allow.
 */
@Injectable()
export class SessionStarts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
  ) {}

  /** Of the newest recordings, `most` of them at most, newest first; indoors nobody sets out. */
  async latest(athleteId: string, most: number): Promise<Start[]> {
    const rows = await this.database.read(SessionSource).find({
      select: { id: true, sessionId: true, startedAt: true, streams: true },
      where: { athleteId, expiresAt: IsNull(), purgedAt: IsNull(), streams: Not(IsNull()) },
      order: { startedAt: 'DESC', id: 'ASC' },
      take: most,
    });
    const ids = rows.map(({ sessionId }) => sessionId);
    const sessions = await this.sessions.named('owner', athleteId, ids);
    const starts = new Map<string, Start>();
    for (const { sessionId, streams } of rows) {
      const session = sessions.get(sessionId);
      if (!session || session.indoor === true || starts.has(sessionId) || streams === null) continue;
      await setImmediate(); // a recording of many hours takes a while to unpack: let in whoever came meanwhile
      const first = firstOf(decodeStreams(streams));
      const { sport, startedAt, utcOffsetS } = session;
      if (first) starts.set(sessionId, { sessionId, sport, startedAt, utcOffsetS, ...first });
    }
    return [...starts.values()];
  }
}

function firstOf({ channels }: Streams): Pick<Start, 'latitudeDeg' | 'longitudeDeg'> | null {
  const { latitudeDeg, longitudeDeg } = channels;
  if (!latitudeDeg || !longitudeDeg) return null;
  const row = latitudeDeg.findIndex((deg, at) => Number.isFinite(deg + longitudeDeg[at]!));
  return row < 0 ? null : { latitudeDeg: latitudeDeg[row]!, longitudeDeg: longitudeDeg[row]! };
}
