import { Inject, Injectable } from '@nestjs/common';
import { StationDue } from '#src/coaching/coaching.topics';
import { KEPT_DAYS, weighedBare } from '#src/coaching/station-book';
import { grouped, type Pair, pairOf, roundsOf } from '#src/coaching/station-pairs';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { Between, In, IsNull, LessThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { turnOf } from '#src/teams/share-log';
import { Sharing } from '#src/teams/sharing';
import { SessionBetween } from '#src/weighing/session-between';

/** A tablet may send the same weighing again as long as it would be taken: by then it is known for a day longer. */
const GONE_DAYS = KEPT_DAYS + 1;

type Found = Pair<StationWeighing>;

/** Brings weighings at teams' scales to the sessions they lie around, and lets go of those nobody may use any more. */
@Injectable()
export class StationKeeper {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Sharing) private readonly sharing: Sharing,
    @Inject(SessionBetween) private readonly sessions: SessionBetween,
  ) {}

  @Handles(StationDue)
  async onDue(_said: Said<typeof StationDue>, finish: Finish): Promise<void> {
    const waiting = await this.database.read(StationWeighing).findBy({ settledAt: IsNull() });
    const teams = grouped(waiting, ({ teamId }) => teamId);
    for (const [teamId, rows] of teams) await this.inTeam(teamId, rows);
    const old = new Date(this.clock.now().getTime() - GONE_DAYS * DAY_MS);
    await finish(async (tx) => {
      await tx.delete(StationWeighing, { at: LessThan(old) });
    });
  }

  private async inTeam(teamId: string, rows: StationWeighing[]): Promise<void> {
    const athletes = grouped(rows, ({ athleteId }) => athleteId);
    const shared = await this.sharing.inForce(teamId, [...athletes.keys()]);
    const isShared = (athleteId: string) => shared.get(athleteId)?.has('weigh-ins') === true;
    const ended = [...athletes.keys()].filter((athleteId) => !isShared(athleteId));
    if (ended.length > 0)
      await this.database.transaction(async (tx) => {
        await tx.delete(StationWeighing, { teamId, athleteId: In(ended) });
      });
    for (const [athleteId, own] of athletes) if (isShared(athleteId)) await this.ofAthlete(own);
  }

  private async ofAthlete(rows: StationWeighing[]): Promise<void> {
    for (const round of roundsOf(rows)) {
      const pair = pairOf(round);
      if (pair) await this.settle(pair);
    }
  }

  private async settle(pair: Found): Promise<void> {
    const { before, after, beforeKg: preKg, afterKg: postKg } = pair;
    const drinkKg = after.drinkKg;
    const clothed = before.clothed || after.clothed;
    const weighed = { ...weighedBare, preKg, postKg, drinkKg, clothed };
    const between = { athleteId: before.athleteId, from: before.at, to: after.at };
    const told = { weighed, sure: before.sure && after.sure };
    await this.sessions
      .give(between, told, (tx) => this.letGo(tx, pair))
      .catch((error: unknown) => {
        if (!(error instanceof WeighingsGone)) throw error;
      });
  }

  /** What came between, a yes taken back or the same done by another process, undoes what was about to be written. */
  private async letGo(tx: Tx, { before, after }: Found): Promise<void> {
    const kilosGone = { massKg: null, drinkKg: null, settledAt: this.clock.now() };
    const { teamId, athleteId } = before;
    await takeTurns(tx, turnOf({ teamId }));
    const isShared = (await this.sharing.of(teamId, athleteId)).has('weigh-ins');
    const waits = { settledAt: IsNull() };
    const { affected } = await tx.update(
      StationWeighing,
      { id: In([before.id, after.id]), ...waits },
      kilosGone,
    );
    if (!isShared || affected !== 2) throw new WeighingsGone();
    // What was weighed in between, and wrong, is done with as well.
    const same = { teamId, athleteId, at: Between(before.at, after.at), ...waits };
    await tx.update(StationWeighing, same, kilosGone);
  }
}

/** Nothing went wrong: there is nothing left to do. */
class WeighingsGone extends Error {}
