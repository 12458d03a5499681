import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { CheckInRow } from '#src/signs/check-in.entity';
import { type Action, actionsOf, type RedFlag, RED_FLAGS, stopsTraining } from '#src/signs/red-flags';
import { SignsTold } from '#src/signs/signs.topics';

/** What was ticked and no doctor has looked at yet, as far as the person said. */
export interface StandingFlag {
  /** The most urgent first. */
  flags: RedFlag[];
  actions: Action[];
  /** Nothing that makes somebody train is said while it stands. */
  stopsTraining: boolean;
  /** When the first of them was ticked. */
  since: Date;
  /** When the person had read what to do; null: show it now. */
  seenAt: Date | null;
}

/**
 * Red flags stand from the moment they are ticked until the person says that a doctor has had a look, or takes back what
 * they ticked: by answering that week again with a list in which it is not, or by removing the week.
 */
@Injectable()
export class StandingFlags {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whether any stands; null: its consent does not, so nobody knows. */
  async stands(athleteId: string): Promise<boolean | null> {
    return (await this.mayLook(athleteId)) ? (await this.of(athleteId)) !== null : null;
  }

  /** null: none stands, or its consent does not. */
  async of(athleteId: string): Promise<StandingFlag | null> {
    if (!(await this.mayLook(athleteId))) return null;
    const where = { athleteId, redFlags: Not(IsNull()), flagsClearedAt: IsNull() };
    const rows = await this.database.read(CheckInRow).find({ where, order: { week: 'ASC' } });
    const ticked = rows.filter(({ redFlags }) => redFlags!.length > 0);
    if (ticked.length === 0) return null;
    const flags = RED_FLAGS.filter((flag) => ticked.some(({ redFlags }) => redFlags!.includes(flag)));
    const toldAt = ticked.map((row) => (row.flagsToldAt ?? row.toldAt).getTime());
    const isSeen = ticked.every(({ flagsSeenAt }) => flagsSeenAt !== null);
    return {
      flags,
      actions: actionsOf(flags),
      stopsTraining: stopsTraining(flags),
      since: new Date(Math.min(...toldAt)),
      seenAt: isSeen ? ticked.at(-1)!.flagsSeenAt : null,
    };
  }

  private async mayLook(athleteId: string): Promise<boolean> {
    const may = await Promise.all([
      this.consents.given(athleteId, 'health-data'),
      this.consents.given(athleteId, 'signs'),
    ]);
    return may.every(Boolean);
  }

  /** The person has read what to do. It stands all the same. */
  async see(athleteId: string): Promise<void> {
    await this.mark(athleteId, 'flagsSeenAt');
  }

  /** The person says that a doctor has had a look. */
  async clear(athleteId: string): Promise<void> {
    await this.mark(athleteId, 'flagsClearedAt');
  }

  private async mark(athleteId: string, what: 'flagsSeenAt' | 'flagsClearedAt'): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `signs:${athleteId}`);
      const where = { athleteId, redFlags: Not(IsNull()), [what]: IsNull() };
      await tx.update(CheckInRow, where, { [what]: this.clock.now() });
      await this.outbox.put(tx, SignsTold, { athleteId }, { key: `${athleteId}:${newId()}` });
    });
  }
}
