import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { Bindery } from '#src/sessions/bindery';
import { Dismissed } from '#src/sessions/dismissed.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { OWN } from '#src/sessions/source-row';

/** The athlete's own hand in the book of what they have done. */
@Injectable()
export class SessionLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Bindery) private readonly bindery: Bindery,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Where the athlete's file with this content went; null when it is new. */
  async knows(athleteId: string, sha256: string): Promise<string | null> {
    const row = await this.database
      .read(SessionSource)
      .findOneBy({ athleteId, source: OWN, externalId: sha256 });
    return row?.sessionId ?? null;
  }

  /** For good: a linked source that tells of it again is not listened to. @throws NoSuchSession also for somebody else's */
  async remove(tx: Tx, athleteId: string, sessionId: string): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    if (!(await tx.existsBy(Session, { id: sessionId, athleteId }))) throw new NoSuchSession();
    const linked = (await tx.findBy(SessionSource, { sessionId })).filter(({ source }) => source !== OWN);
    const at = this.clock.now();
    const dismissed = linked.flatMap(({ source, externalId, legOf }) =>
      [externalId, ...(legOf === null ? [] : [legOf])].map((id) => ({
        athleteId,
        source,
        externalId: id,
        at,
      })),
    );
    if (dismissed.length > 0)
      await tx.createQueryBuilder().insert().into(Dismissed).values(dismissed).orIgnore().execute();
    await this.bindery.remove(tx, athleteId, [sessionId]);
  }
}
