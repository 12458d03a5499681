import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { MistypedWeighIn } from '#src/estimates/estimates.problems';
import { Relearning } from '#src/estimates/relearning';
import { doubtsOf } from '#src/estimates/weigh-in-doubts';
import { type Weighable, weighInView } from '#src/estimates/weigh-in-view';
import type { WeighInView } from '#src/estimates/weigh-in.shapes';
import { SessionShelf } from '#src/sessions/session-shelf';
import { type Weighed, WeighIns } from '#src/sessions/weigh-ins';

/** Where an athlete tells of weighings, and sees each beside the estimate of its session. */
@Injectable()
export class WeighInDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(Relearning) private readonly relearning: Relearning,
  ) {}

  /**
   * Answers the task that estimates the athlete's sessions anew.
   * @throws MistypedWeighIn unless somebody is sure of it; `knownKg` is what they weigh
   */
  async put(
    athleteId: string,
    sessionId: string,
    weighed: Weighed,
    { sure, knownKg }: { sure: boolean; knownKg: number | null },
  ): Promise<string> {
    const doubts = sure ? [] : doubtsOf(weighed, knownKg);
    if (doubts.length > 0) throw new MistypedWeighIn(doubts);
    return this.database.transaction(async (tx) => {
      await this.weighIns.write(tx, athleteId, sessionId, weighed);
      return this.relearning.want(tx, athleteId);
    });
  }

  /**
   * Of somebody else's entering, for the athlete: what they told themself stays as it is. `also` is done in the same
   * transaction, whether it was written or not.
   * @throws MistypedWeighIn unless somebody is sure of it
   */
  async putFirst(
    athleteId: string,
    sessionId: string,
    weighed: Weighed,
    { sure, knownKg, also }: { sure: boolean; knownKg: number | null; also: (tx: Tx) => Promise<void> },
  ): Promise<void> {
    const doubts = sure ? [] : doubtsOf(weighed, knownKg);
    if (doubts.length > 0) throw new MistypedWeighIn(doubts);
    await this.database.transaction(async (tx) => {
      const isFirst = await this.weighIns.writeFirst(tx, athleteId, sessionId, weighed);
      if (isFirst) await this.relearning.want(tx, athleteId);
      await also(tx);
    });
  }

  async remove(athleteId: string, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (await this.weighIns.remove(tx, athleteId, sessionId))
        await this.relearning.wantIfAllowed(tx, athleteId);
    });
  }

  async of(athleteId: string, session: Weighable): Promise<WeighInView | null> {
    const row = await this.weighIns.of('owner', athleteId, session.id);
    if (!row) return null;
    const estimate = await this.shelf.current('owner', session.id);
    return weighInView(row, session, typeof estimate === 'string' ? null : estimate);
  }

  /** Newest session first. */
  async list(athleteId: string): Promise<WeighInView[]> {
    const rows = await this.weighIns.list('owner', athleteId);
    const ids = rows.map(({ sessionId }) => sessionId);
    const estimates = await this.shelf.currentOf('owner', ids);
    const sessions = await this.sessions.named('owner', athleteId, ids);
    const views = rows.flatMap((row) => {
      const [session, estimate] = [sessions.get(row.sessionId), estimates.get(row.sessionId)!];
      return session ? [weighInView(row, session, typeof estimate === 'string' ? null : estimate)] : [];
    });
    return views.sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  }
}
