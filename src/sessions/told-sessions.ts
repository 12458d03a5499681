import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { Bindery } from '#src/sessions/bindery';
import { Session } from '#src/sessions/session.entity';
import { NoSuchSession, TooLateToTell } from '#src/sessions/sessions.problems';
import { SessionTold } from '#src/sessions/sessions.topics';
import { ToldSession } from '#src/sessions/told-session.entity';
import { FIELDS, isEmpty, type Said, saidIn, type ToldWords, UNSAID } from '#src/sessions/told-words';

/** What athletes say of their sessions where the sources are wrong or silent: it goes before all that these tell. */
@Injectable()
export class ToldSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Bindery) private readonly bindery: Bindery,
  ) {}

  /** null: nothing is told. */
  of(sessionId: string): Promise<ToldWords | null> {
    return this.database.read(ToldSession).findOneBy({ sessionId });
  }

  /**
   * All they have to say of it: what is null is taken back. The same again changes nothing.
   * @throws ConsentNeeded, TooLateToTell, or NoSuchSession also for somebody else's
   */
  async tell(athleteId: string, sessionId: string, said: Said): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await this.change(tx, { athleteId, sessionId }, said);
    });
  }

  /** Asks for no consent: what was told may always be taken away. @throws NoSuchSession also for somebody else's */
  async forget(athleteId: string, sessionId: string): Promise<void> {
    await this.database.transaction((tx) => this.change(tx, { athleteId, sessionId }, UNSAID));
  }

  private async change(
    tx: Tx,
    { athleteId, sessionId }: Pick<ToldSession, 'athleteId' | 'sessionId'>,
    said: Said,
  ): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const session = await tx.findOneBy(Session, { id: sessionId, athleteId });
    if (!session) throw new NoSuchSession();
    const before = await tx.findOneBy(ToldSession, { sessionId });
    const was = before ? saidIn(before) : UNSAID;
    if (FIELDS.every((field) => was[field] === said[field])) return;
    if (session.frozen && !isEmpty(said)) throw new TooLateToTell();
    if (before) await tx.delete(ToldSession, before.id);
    if (!isEmpty(said)) {
      const toldAt = new Date(Math.max(this.clock.now().getTime(), (before?.toldAt.getTime() ?? 0) + 1));
      await tx.insert(ToldSession, { id: newId(), sessionId, athleteId, ...said, toldAt });
    }
    await this.bindery.rebind(tx, session);
    const takenBack = FIELDS.some((field) => was[field] !== null && was[field] !== said[field]);
    await this.outbox.put(tx, SessionTold, { sessionId, takenBack }, { key: newId() });
  }
}
