import { Inject, Injectable } from '@nestjs/common';
import { TeamForecastWanted } from '#src/coaching/coaching.topics';
import { TeamPlan } from '#src/coaching/team-plan.entity';
import { NoSuchTeamPlan } from '#src/coaching/team-plan.problems';
import type { TeamPlanForm } from '#src/coaching/team-plan.shapes';
import { Between } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS, localDayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { DayPlannedFull, PlanTooFar } from '#src/plan/plan.problems';
import { offsetTold } from '#src/plan/wall-clock';
import { cellOf } from '#src/weather/way';

/** What a coach tells of a plan. */
type Told = Omit<
  TeamPlan,
  'id' | 'teamId' | 'clientId' | 'placeToldBy' | 'sequence' | 'createdAt' | 'changedAt'
>;

/** Sessions of a day: beyond these a program has run wild. */
const MOST_A_DAY = 10;
const FURTHEST_DAYS = 731;
/** As exact as a place is kept: about a kilometre. */
const PLACE_DEG = 0.01;
/** Nobody foretells the weather further ahead than this, days. [own] */
const FORETOLD_DAYS = 9;

/** What teams mean to do. Whether somebody is a coach of the team is the caller's to ask. */
@Injectable()
export class TeamPlans {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Both days included, in order of time. */
  between(teamId: string, from: string, to: string): Promise<TeamPlan[]> {
    const where = { teamId, day: Between(from, to) };
    return this.database.read(TeamPlan).find({ where, order: { startsAt: 'ASC', id: 'ASC' } });
  }

  /** By its own id or the one whoever sent it gave it. @throws NoSuchTeamPlan also for another team's */
  async one(teamId: string, id: string): Promise<TeamPlan> {
    const plan = await this.database.read(TeamPlan).findOneBy(eitherOf(teamId, id));
    if (!plan) throw new NoSuchTeamPlan();
    return plan;
  }

  /**
   * The id is the caller's, or the plan's own once there is one: sent again it is the same plan, as it was told last. `teller` is the
   * coach, as an athlete.
   * @throws PlanTooFar @throws DayPlannedFull
   */
  async put(teamId: string, planId: string, form: TeamPlanForm, teller: string): Promise<void> {
    const plan = planFrom(form);
    const now = this.clock.now();
    if (Math.abs(plan.startsAt.getTime() - now.getTime()) > FURTHEST_DAYS * DAY_MS) throw new PlanTooFar();
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(teamId));
      const known = await tx.findOneBy(TeamPlan, eitherOf(teamId, planId));
      if (known && isSame(known, plan)) return;
      if (known?.day !== plan.day && (await tx.countBy(TeamPlan, { teamId, day: plan.day })) >= MOST_A_DAY)
        throw new DayPlannedFull();
      const placeToldBy = plan.latitudeCentiDeg === null ? null : teller;
      const id = known?.id ?? newId();
      const told = { ...plan, placeToldBy, sequence: (known?.sequence ?? -1) + 1, changedAt: now };
      if (known) await tx.update(TeamPlan, { id }, told);
      else await tx.insert(TeamPlan, { id, teamId, clientId: planId, ...told, createdAt: now });
      await this.outbox.forget(tx, TeamForecastWanted, `${id}:`);
      if (placeToldBy === null || plan.startsAt < now) return;
      await this.wantForecast(tx, id, new Date(plan.startsAt.getTime() - FORETOLD_DAYS * DAY_MS));
    });
  }

  /** By either id, as `one`. @throws NoSuchTeamPlan */
  async remove(teamId: string, planId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(teamId));
      const known = await tx.findOneBy(TeamPlan, eitherOf(teamId, planId));
      if (!known) throw new NoSuchTeamPlan();
      await tx.delete(TeamPlan, { id: known.id });
      await this.outbox.forget(tx, TeamForecastWanted, `${known.id}:`);
    });
  }

  async wantForecast(tx: Tx, planId: string, dueAt: Date): Promise<void> {
    await this.outbox.put(tx, TeamForecastWanted, { planId }, { key: `${planId}:${newId()}`, dueAt });
  }
}

function eitherOf(teamId: string, id: string) {
  return [
    { teamId, id },
    { teamId, clientId: id },
  ];
}

function turnOf(teamId: string): string {
  return `team-plan:${teamId}`;
}

function planFrom({ startsAt: told, place, ...form }: TeamPlanForm): Told {
  const startsAt = new Date(told);
  const utcOffsetS = offsetTold(told);
  const cell = place && cellOf(place, PLACE_DEG);
  return {
    ...form,
    startsAt,
    utcOffsetS,
    day: localDayOf(startsAt, utcOffsetS),
    latitudeCentiDeg: cell && Math.round(cell.latitudeDeg * 100),
    longitudeCentiDeg: cell && Math.round(cell.longitudeDeg * 100),
  };
}

function isSame(known: TeamPlan, plan: Told): boolean {
  return (Object.keys(plan) as (keyof Told)[]).every((key) => known[key]?.valueOf() === plan[key]?.valueOf());
}
