import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { KEPT_DAYS } from '#src/weighing/own-weighings';
import { SessionBetween } from '#src/weighing/session-between';
import { WeighingsDue } from '#src/weighing/weighing.topics';

/** Brings what athletes weighed to the sessions in between, and lets go of what waited in vain. */
@Injectable()
export class WeighingKeeper {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SessionBetween) private readonly sessions: SessionBetween,
  ) {}

  @Handles(WeighingsDue)
  async onDue({ athleteId }: Said<typeof WeighingsDue>, finish: Finish): Promise<void> {
    const whose = athleteId === null ? {} : { athleteId };
    const waiting = await this.database.read(OwnWeighing).find({
      where: { ...whose, settledAt: IsNull(), afterAt: Not(IsNull()) },
      order: { beforeAt: 'ASC' },
    });
    for (const row of waiting) await this.settle(row);
    const old = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await finish(async (tx) => {
      await tx.delete(OwnWeighing, { beforeAt: LessThan(old) });
    });
  }

  private async settle(row: OwnWeighing): Promise<void> {
    const { athleteId, beforeAt, afterAt, preKg, postKg } = row;
    // Nothing is reckoned of somebody who took their yes back; it waits for the next, and goes with its days.
    if (!(await this.consents.given(athleteId, 'health-data'))) return;
    if (afterAt === null || preKg === null || postKg === null) return;
    const { drinkKg, foodKg, urineKg, stoolKg, scaleStepKg, clothed, towelled, drinkEstimated } = row;
    const weighed = {
      ...{ preKg, postKg, drinkKg, foodKg, urineKg, stoolKg, scaleStepKg },
      ...{ clothed, towelled, drinkEstimated },
    };
    const between = { athleteId, from: beforeAt, to: afterAt };
    // What looked mistyped was asked about when it was told.
    await this.sessions
      .give(between, { weighed, sure: true }, (tx, sessionId) => this.letGo(tx, row, sessionId))
      .catch((error: unknown) => {
        if (!(error instanceof TheyToldOtherwise)) throw error;
      });
  }

  private async letGo(tx: Tx, row: OwnWeighing, sessionId: string | null): Promise<void> {
    const { id, athleteId, preKg, postKg, drinkKg } = row;
    await takeTurns(tx, `weighings:${athleteId}`);
    const now = await tx.findOneBy(OwnWeighing, { id, settledAt: IsNull() });
    const isSame = now?.preKg === preKg && now.postKg === postKg && now.drinkKg === drinkKg;
    if (!isSame) throw new TheyToldOtherwise();
    const gone = { preKg: null, postKg: null, drinkKg: null, foodKg: 0, urineKg: 0, stoolKg: 0 };
    await tx.update(OwnWeighing, { id }, { ...gone, sessionId, settledAt: this.clock.now() });
  }
}

/** Between reading and writing it was changed, removed or settled by another process: nothing is written of it. */
class TheyToldOtherwise extends Error {}
