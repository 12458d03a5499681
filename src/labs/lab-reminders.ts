import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { LabAdmission } from '#src/labs/lab-admission';
import { LabReminder } from '#src/labs/lab-reminder.entity';

export type Reminding = Pick<LabReminder, 'onDay' | 'askedAt'>;

/** When people want to be reminded to measure again: only whoever asks for it is. */
@Injectable()
export class LabReminders {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: none was asked for, or laboratory values may not be worked with. */
  async of(athleteId: string): Promise<Reminding | null> {
    if (!(await this.admission.stands(athleteId))) return null;
    const row = await this.database.read(LabReminder).findOneBy({ athleteId });
    return row && { onDay: row.onDay, askedAt: row.askedAt };
  }

  /** The later word counts. @throws LabsForAdults @throws ConsentNeeded */
  async ask(athleteId: string, onDay: string): Promise<void> {
    await this.admission.demand(athleteId);
    await this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      await takeTurns(tx, `labs:${athleteId}`);
      await tx.delete(LabReminder, { athleteId });
      await tx.insert(LabReminder, { id: newId(), athleteId, onDay, askedAt: this.clock.now() });
    });
  }

  /** Asks for no consent: what was told may always be taken away. */
  async forget(athleteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(LabReminder, { athleteId });
    });
  }
}
