import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { MistypedWeighIn } from '#src/estimates/estimates.problems';
import { doubtsOf } from '#src/estimates/weigh-in-doubts';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';
import { NoSuchWeighing, WeighedAtNoTime } from '#src/weighing/weighing.problems';
import { WeighingsDue } from '#src/weighing/weighing.topics';
import type { WeighingForm } from '#src/weighing/weighings.shapes';

/** A session that comes later than this after its weighing is nobody's errand any more, days. [own] */
export const KEPT_DAYS = 8;
/** A telephone that was without a network for longer tells too late, days. [own] */
const LATEST_DAYS = 7;
/** What lies further apart was not weighed around one session. [own] */
const LONGEST_MS = 12 * HOUR_MS;
/** Clocks of telephones run ahead by this much at most. [own] */
const AHEAD_MS = 5 * 60_000;
/** Where athletes write down what they weigh before training and after it, also before the session has come. */
@Injectable()
export class OwnWeighings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /**
   * The same sent again is the same, and what has become a weigh-in stays as it is.
   * @throws WeighedAtNoTime
   * @throws MistypedWeighIn unless they are sure of it
   * @throws ConsentNeeded
   * @throws NoSuchWeighing where somebody else's has that name
   */
  async put(athleteId: string, id: string, form: WeighingForm): Promise<OwnWeighing> {
    const told = this.told(form);
    const today = this.clock.now().toISOString().slice(0, 10);
    const knownKg = (await this.profiles.massOn(athleteId, today))?.massKg ?? null;
    return this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, `weighings:${athleteId}`);
      const known = await tx.findOneBy(OwnWeighing, { id });
      if (known && known.athleteId !== athleteId) throw new NoSuchWeighing();
      if (known?.settledAt) return known;
      // A telephone that only now sends the first half does not take back the second.
      const half = told.afterAt === null && known ? { afterAt: known.afterAt, postKg: known.postKg } : {};
      const row: OwnWeighing = {
        ...{ id, athleteId, sessionId: null, settledAt: null },
        ...told,
        ...half,
        createdAt: known?.createdAt ?? this.clock.now(),
      };
      const doubts = form.sure ? [] : doubted(row, knownKg);
      if (doubts.length > 0) throw new MistypedWeighIn(doubts);
      if (known) await tx.update(OwnWeighing, { id }, row);
      else await tx.insert(OwnWeighing, row);
      // Its session may have been there before it.
      if (row.afterAt) await this.outbox.put(tx, WeighingsDue, { athleteId }, { key: newId() });
      return row;
    });
  }

  /** @throws NoSuchWeighing */
  async remove(athleteId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(OwnWeighing, { id, athleteId }));
    if (affected !== 1) throw new NoSuchWeighing();
  }

  private told({ before, after, sure: _sure, ...parts }: WeighingForm) {
    const now = this.clock.now().getTime();
    const [beforeAt, afterAt] = [new Date(before.at), after && new Date(after.at)];
    const oldest = now - LATEST_DAYS * DAY_MS;
    const latest = now + AHEAD_MS;
    const apartMs = afterAt ? afterAt.getTime() - beforeAt.getTime() : LONGEST_MS;
    const isWithin = beforeAt.getTime() >= oldest && (afterAt ?? beforeAt).getTime() <= latest;
    if (!isWithin || apartMs <= 0 || apartMs > LONGEST_MS) throw new WeighedAtNoTime();
    return { beforeAt, preKg: before.kg, afterAt, postKg: after?.kg ?? null, ...parts };
  }
}

/** Before alone is held against what they weigh; the parts in between count once they are weighed after. */
function doubted({ preKg, postKg, ...row }: OwnWeighing, knownKg: number | null): string[] {
  if (preKg === null) return [];
  const { foodKg, urineKg, stoolKg, drinkKg, scaleStepKg, clothed, towelled, drinkEstimated } = row;
  const parts = { foodKg, urineKg, stoolKg, drinkKg, scaleStepKg, clothed, towelled, drinkEstimated };
  return doubtsOf({ preKg, postKg: postKg ?? preKg, extraMin: 0, ...parts }, knownKg);
}
