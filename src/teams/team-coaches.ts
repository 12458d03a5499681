import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { dayIn } from '#src/people/basics';
import { byName } from '#src/teams/by-name';
import { turnOf } from '#src/teams/share-log';
import { TeamCode } from '#src/teams/team-code.entity';
import { type CoachRole, TeamCoach } from '#src/teams/team-coach.entity';
import { Team } from '#src/teams/team.entity';
import { DayIsPast, LastHeadCoach, NoSuchCoach, TeamIsFull } from '#src/teams/teams.problems';

const MOST_COACHES = 50;

export type NewCoach = Pick<TeamCoach, 'teamId' | 'accountId' | 'name' | 'role' | 'untilDay'>;

/** Who coaches a team, as what and until when. There is always a head coach without an end. */
@Injectable()
export class TeamCoaches {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** By name; also those whose last day has passed. */
  async of(teamId: string): Promise<TeamCoach[]> {
    return (await this.database.read(TeamCoach).findBy({ teamId })).toSorted(byName);
  }

  /** What somebody coaches, also what they no longer do. */
  held(accountId: string): Promise<TeamCoach[]> {
    return this.database.read(TeamCoach).findBy({ accountId });
  }

  isOver({ untilDay }: Pick<TeamCoach, 'untilDay'>, { timeZone }: Pick<Team, 'timeZone'>): boolean {
    return untilDay !== null && untilDay < dayIn(this.clock.now(), timeZone);
  }

  /** The head coaches of today by account: since when each has coached without a break. */
  async headsOf(teamId: string, tx?: Tx): Promise<Map<string, Date>> {
    const [teams, coaches] = tx
      ? [tx.getRepository(Team), tx.getRepository(TeamCoach)]
      : [this.database.read(Team), this.database.read(TeamCoach)];
    const team = await teams.findOneBy({ id: teamId });
    if (!team) return new Map();
    const heads = (await coaches.findBy({ teamId, role: 'head' })).filter((one) => !this.isOver(one, team));
    return new Map(heads.map(({ accountId, since }) => [accountId, since]));
  }

  /** A head coach is what an assistant is, and more. */
  async isAlready(tx: Tx, who: Pick<TeamCoach, 'teamId' | 'accountId'>, role: CoachRole): Promise<boolean> {
    const found = await tx.findOneBy(TeamCoach, who);
    if (!found) return false;
    const isOver = this.isOver(found, await tx.findOneByOrFail(Team, { id: who.teamId }));
    return !isOver && (found.role === role || found.role === 'head');
  }

  /** Whoever coached it before comes anew; whoever still does goes on, as something else. Within a turn of the team's. @throws TeamIsFull */
  async join(tx: Tx, { teamId, accountId, ...as }: NewCoach): Promise<void> {
    const known = await tx.findOneBy(TeamCoach, { teamId, accountId });
    if (!known && (await tx.countBy(TeamCoach, { teamId })) >= MOST_COACHES)
      throw new TeamIsFull(MOST_COACHES);
    const isBroken = !known || this.isOver(known, await tx.findOneByOrFail(Team, { id: teamId }));
    const since = isBroken ? this.clock.now() : known.since;
    await tx.delete(TeamCoach, { teamId, accountId });
    await tx.insert(TeamCoach, { id: newId(), teamId, accountId, ...as, since });
  }

  /** @throws NoSuchCoach @throws DayIsPast @throws LastHeadCoach */
  async change(
    { id: teamId, timeZone }: Pick<Team, 'id' | 'timeZone'>,
    id: string,
    to: Pick<TeamCoach, 'role' | 'untilDay'>,
  ): Promise<void> {
    if (this.isOver(to, { timeZone })) throw new DayIsPast();
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf({ teamId }));
      const known = await tx.findOneBy(TeamCoach, { id, teamId });
      if (!known) throw new NoSuchCoach();
      // Whose time had ended comes anew: nothing that led in then leads in now.
      const since = this.isOver(known, { timeZone }) ? this.clock.now() : known.since;
      await tx.update(TeamCoach, { id, teamId }, { ...to, since });
      if (to.role !== 'head') await takeCodesBack(tx, known);
      await refuseHeadless(tx, teamId);
    });
  }

  async rename(teamId: string, accountId: string, name: string): Promise<void> {
    await this.database.transaction((tx) => tx.update(TeamCoach, { teamId, accountId }, { name }));
  }

  /** @throws NoSuchCoach @throws LastHeadCoach */
  async remove(teamId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf({ teamId }));
      const known = await tx.findOneBy(TeamCoach, { id, teamId });
      if (!known) throw new NoSuchCoach();
      await tx.delete(TeamCoach, { id, teamId });
      await takeCodesBack(tx, known);
      await refuseHeadless(tx, teamId);
    });
  }
}

/** By a code of their own somebody would come back as what they are no longer. */
async function takeCodesBack(tx: Tx, { teamId, accountId }: TeamCoach): Promise<void> {
  await tx.delete(TeamCode, { teamId, madeBy: accountId });
}

/** Throwing undoes what the transaction did before. @throws LastHeadCoach */
async function refuseHeadless(tx: Tx, teamId: string): Promise<void> {
  if (!(await tx.existsBy(TeamCoach, { teamId, role: 'head', untilDay: IsNull() })))
    throw new LastHeadCoach();
}
