import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { ToldEffort } from '#src/sessions/told-effort.entity';

/** How hard sessions felt, 0 to 10, as their athlete told it: one word for each, and for its owner alone. */
@Injectable()
export class ToldEfforts {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** Of those of the sessions of which it was told, by session; one query. */
  async of(athleteId: string, sessionIds: readonly string[]): Promise<Map<string, number>> {
    if (sessionIds.length === 0) return new Map();
    const sessionId = In([...sessionIds]);
    const rows = await this.database.read(ToldEffort).findBy({ athleteId, sessionId });
    return new Map(rows.map((row) => [row.sessionId, row.rpe]));
  }

  /** Told again: the later word counts. @throws ConsentNeeded, or NoSuchSession also for somebody else's */
  async tell(athleteId: string, sessionId: string, rpe: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, `sessions:${athleteId}`);
      if (!(await tx.existsBy(Session, { id: sessionId, athleteId }))) throw new NoSuchSession();
      const toldAt = this.clock.now();
      const { affected } = await tx.update(ToldEffort, { sessionId }, { rpe, toldAt });
      if (!affected) await tx.insert(ToldEffort, { id: newId(), sessionId, athleteId, rpe, toldAt });
    });
  }

  /** Asks for no consent: what was told may always be taken away. */
  async forget(athleteId: string, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(ToldEffort, { athleteId, sessionId });
    });
  }
}
