import { Inject, Injectable } from '@nestjs/common';
import { type Half, isOfOne, pairOf, roundsOf } from '#src/coaching/station-pairs';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import type { StationAnswer, StationEntry } from '#src/coaching/station.shapes';
import { StationDue } from '#src/coaching/coaching.topics';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { doubtsOf } from '#src/estimates/weigh-in-doubts';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { dayIn } from '#src/people/basics';
import { Consents } from '#src/people/consents';
import { turnOf } from '#src/teams/share-log';
import { Sharing } from '#src/teams/sharing';
import type { Squad, SquadMember } from '#src/teams/squads';
import { daysAfter } from '#src/timing/local';

/** A tablet that was offline longer than this comes too late: nobody remembers what was on the scale. [own] */
export const KEPT_DAYS = 7;
/** Clocks of tablets run ahead by this much at most. [own] */
const AHEAD_MS = 5 * 60_000;

/** What became of an entry, and the weighings of its athlete around that day. */
export interface Written {
  entry: StationEntry;
  outcome: StationAnswer['outcome'];
  reason: StationAnswer['reason'];
  doubts: string[];
  athleteId: string | null;
  around: StationWeighing[];
}

/** Where weighings at a team's scale are written down, each once. */
@Injectable()
export class StationBook {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Sharing) private readonly sharing: Sharing,
  ) {}

  /** In the order they were sent, all in one transaction: after a crash either all of it is there or none. */
  async write(squad: Squad, entries: readonly StationEntry[]): Promise<Written[]> {
    const members = new Map(squad.members.map((member) => [member.id, member]));
    return this.database.transaction(async (tx) => {
      // The same tablet may send twice at once; and a no that is said meanwhile comes before this, or after it.
      await takeTurns(tx, turnOf({ teamId: squad.team.id }));
      const athleteIds = squad.members.map(({ athleteId }) => athleteId);
      const shares = await this.sharing.inForce(squad.team.id, athleteIds);
      const written: Written[] = [];
      for (const entry of entries) {
        const found = members.get(entry.memberId) ?? null;
        const member = found && { ...found, shares: shares.get(found.athleteId)! };
        written.push(await this.writeOne(tx, squad, { entry, member }));
      }
      // Its session may have been there before it.
      const isAny = written.some(({ outcome }) => outcome === 'taken');
      if (isAny) await this.outbox.put(tx, StationDue, {}, { key: newId() });
      return written;
    });
  }

  private async writeOne(
    tx: Tx,
    { team, coach }: Squad,
    { entry, member }: { entry: StationEntry; member: SquadMember | null },
  ): Promise<Written> {
    const nothing = { entry, reason: null, doubts: [], athleteId: null, around: [] };
    const reason = this.refusal(entry, member);
    if (reason || !member) return { ...nothing, outcome: 'refused', reason };
    const { athleteId } = member;
    if (!(await this.consents.given(athleteId, 'health-data', tx)))
      return { ...nothing, outcome: 'refused', reason: 'not-shared' };
    const at = new Date(entry.at);
    const day = dayIn(at, team.timeZone);
    const mine = { teamId: team.id, athleteId };
    const clientId = entry.id.toLowerCase();
    const known = await tx.findOneBy(StationWeighing, { teamId: team.id, clientId });
    const near = In([daysAfter(day, -1), day, daysAfter(day, 1)]);
    const around = await tx.findBy(StationWeighing, { ...mine, day: near });
    // An id of somebody else's weighing tells nothing of it.
    if (known)
      return { ...nothing, outcome: 'known', ...(known.athleteId === athleteId && { athleteId, around }) };
    const row: StationWeighing = {
      id: newId(),
      clientId,
      ...mine,
      enteredBy: coach.accountId,
      day,
      side: entry.when,
      at,
      massKg: entry.massKg,
      drinkKg: entry.drinkL,
      clothed: entry.clothed,
      sure: entry.sure,
      settledAt: null,
      createdAt: this.clock.now(),
    };
    const doubts = entry.sure ? [] : doubtsAmong(row, around);
    if (doubts.length > 0) return { ...nothing, outcome: 'doubtful', doubts };
    await tx.insert(StationWeighing, row);
    return { ...nothing, outcome: 'taken', athleteId, around: [...around, row] };
  }

  private refusal({ at }: StationEntry, member: SquadMember | null): StationAnswer['reason'] {
    if (!member) return 'not-in-team';
    if (!member.shares.has('weigh-ins')) return 'not-shared';
    const agoMs = this.clock.now().getTime() - Date.parse(at);
    if (agoMs < -AHEAD_MS) return 'in-the-future';
    return agoMs > KEPT_DAYS * DAY_MS ? 'too-old' : null;
  }
}

/**
 * Held against anybody's mass and the other half alone, where the same coach entered that. Held against what Svett knows
 * of the athlete, or another coach read off the scale, it would, tried again and again, tell what they weigh.
 */
function doubtsAmong(row: StationWeighing, around: readonly StationWeighing[]): string[] {
  const round = roundsOf<Half>([...around, row]).find(
    ({ before, after }) => before === row || after === row,
  )!;
  const found = pairOf(round);
  const pair = found && isOfOne(found) ? found : null;
  const [preKg, postKg] = pair ? [pair.beforeKg, pair.afterKg] : [row.massKg!, row.massKg!];
  const drinkKg = pair ? pair.after.drinkKg : row.drinkKg;
  return doubtsOf({ ...weighedBare, preKg, postKg, drinkKg }, null);
}

/** What nobody is asked for at a team's scale. */
export const weighedBare = {
  foodKg: 0,
  urineKg: 0,
  stoolKg: 0,
  extraMin: 0,
  scaleStepKg: 0.1,
  clothed: false,
  towelled: true,
  // Told across a table, not read off a bottle.
  drinkEstimated: true,
};
