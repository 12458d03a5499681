import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { TeamPlan } from '#src/coaching/team-plan.entity';
import { TeamId } from '#src/coaching/board.shapes';
import { TeamPlanForm, TeamPlanId, TeamPlanList, TeamPlanView } from '#src/coaching/team-plan.shapes';
import { teamPlanView } from '#src/coaching/team-plan-view';
import { TeamPlans } from '#src/coaching/team-plans';
import { isNear, TeamWater } from '#src/coaching/team-water';
import { Returns } from '#src/door/returns';
import { Clock } from '#src/kernel/clock';
import { type Visitor, Who } from '#src/people/visitor';
import { PlanSpan } from '#src/plan/plan.shapes';
import { type Squad, Squads } from '#src/teams/squads';

@ApiTags('coaching')
@Controller('api/v1/teams/:id/plans')
export class TeamPlansController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamPlans) private readonly plans: TeamPlans,
    @Inject(TeamWater) private readonly water: TeamWater,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What the team means to do between two days, with the water to bring for what is near.',
  })
  @Returns(TeamPlanList)
  async teamPlans(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Query({ schema: PlanSpan }) { from, to }: z.output<typeof PlanSpan>,
  ): Promise<z.output<typeof TeamPlanList>> {
    const squad = await this.squads.of(who, teamId);
    const now = this.clock.now();
    const items: TeamPlanView[] = [];
    for (const plan of await this.plans.between(teamId, from, to))
      items.push(teamPlanView(plan, isNear(plan, now) ? await this.water.of(squad, plan) : null));
    return { items };
  }

  @Get(':planId')
  @ApiOperation({
    summary: 'A session the team means to do, and the water to bring for the squad, as a range.',
  })
  @Returns(TeamPlanView)
  async teamPlan(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Param('planId', { schema: TeamPlanId }) planId: string,
  ): Promise<TeamPlanView> {
    const squad = await this.squads.of(who, teamId);
    return this.told(squad, await this.plans.one(teamId, planId.toLowerCase()));
  }

  @Put(':planId')
  @ApiOperation({
    summary: 'Plan a session of the team, under an id of your making: sent again it is the same one.',
  })
  @Returns(TeamPlanView)
  async putTeamPlan(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Param('planId', { schema: TeamPlanId }) planId: string,
    @Body({ schema: TeamPlanForm }) told: TeamPlanForm,
  ): Promise<TeamPlanView> {
    const squad = await this.squads.of(who, teamId);
    await this.plans.put(teamId, planId.toLowerCase(), told, who.athleteId);
    return this.told(squad, await this.plans.one(teamId, planId.toLowerCase()));
  }

  @Delete(':planId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a planned session of the team away.' })
  @ApiNoContentResponse()
  async removeTeamPlan(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Param('planId', { schema: TeamPlanId }) planId: string,
  ): Promise<void> {
    await this.squads.coached(who.accountId, teamId);
    await this.plans.remove(teamId, planId.toLowerCase());
  }

  private async told(squad: Squad, plan: TeamPlan): Promise<TeamPlanView> {
    const isPast = plan.startsAt.getTime() + plan.durationS * 1000 < this.clock.now().getTime();
    return teamPlanView(plan, isPast ? null : await this.water.of(squad, plan));
  }
}
