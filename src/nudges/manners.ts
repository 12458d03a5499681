import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { NudgeManners } from '#src/nudges/nudge-manners.entity';

/** When and how somebody wants to be spoken to. */
export type Manners = Omit<NudgeManners, 'id' | 'athleteId' | 'changedAt'>;

/** Of whoever has told nothing. Nights as the magnesium facts have them; the check-in on a quiet morning. */
export const USUAL_MANNERS: Manners = {
  quietFrom: '21:30',
  quietUntil: '07:00',
  focusTimes: [],
  numbersOnLockScreen: false,
  checkInWeekday: 7,
  checkInTime: '10:00',
  pausedUntil: null,
};

/** How people want to be spoken to. */
@Injectable()
export class MannersBook {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string, tx?: Tx): Promise<Manners> {
    const row = await (tx
      ? tx.findOneBy(NudgeManners, { athleteId })
      : this.database.read(NudgeManners).findOneBy({ athleteId }));
    if (!row) return USUAL_MANNERS;
    const { id: _, athleteId: __, changedAt: ___, ...manners } = row;
    return manners;
  }

  /** What is left out stays. */
  async change(athleteId: string, change: Partial<Manners>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `nudges:${athleteId}`);
      const told = { ...(await this.of(athleteId, tx)), ...change, changedAt: this.clock.now() };
      const { affected } = await tx.update(NudgeManners, { athleteId }, told);
      if (!affected) await tx.insert(NudgeManners, { id: newId(), athleteId, ...told });
    });
  }
}
