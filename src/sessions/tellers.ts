import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Audience, lineageFor } from '#src/sessions/audience';
import type { Device } from '#src/sessions/recording.port';
import { SessionSource } from '#src/sessions/session-source.entity';

/** One source of a session, as far as signing it takes. */
export interface Teller {
  source: string;
  externalId: string;
  device: Device | null;
  purged: boolean;
}

/** A row as the engine's own driver answers it: SQLite has JSON as text, and no booleans. */
interface Row extends Omit<Teller, 'device' | 'purged'> {
  sessionId: string;
  device: Device | string | null;
  purged: boolean | number;
}

/** Who tells of sessions. Of a recording it reads the device and no more: a list would else unpack thirty whole ones. */
@Injectable()
export class Tellers {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** As far as the audience may know; sessions nobody tells of have no entry. */
  async of(audience: Audience, sessionIds: readonly string[]): Promise<Map<string, Teller[]>> {
    const found = new Map<string, Teller[]>();
    if (sessionIds.length === 0) return found;
    const asked = this.database
      .read(SessionSource)
      .createQueryBuilder('row')
      .select('row.session_id', 'sessionId')
      .addSelect('row.source', 'source')
      .addSelect('row.external_id', 'externalId')
      .addSelect("row.recording -> 'device'", 'device')
      .addSelect('row.purged_at IS NOT NULL', 'purged')
      .where('row.session_id IN (:...sessionIds)', { sessionIds })
      .orderBy('row.source')
      .addOrderBy('row.external_id')
      .addOrderBy('row.part');
    if (lineageFor(audience) === 'shareable') asked.andWhere('row.shareable = :yes', { yes: true });
    for (const { sessionId, source, externalId, device, purged } of await asked.getRawMany<Row>()) {
      const its = found.get(sessionId) ?? [];
      found.set(sessionId, its);
      its.push({ source, externalId, device: deviceOf(device), purged: Boolean(purged) });
    }
    return found;
  }
}

function deviceOf(told: Row['device']): Device | null {
  return typeof told === 'string' ? (JSON.parse(told) as Device | null) : told;
}
