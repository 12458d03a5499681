import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Consents } from '#src/people/consents';
import { type Visitor, Who } from '#src/people/visitor';
import { ForecastStandings } from '#src/plan/forecast-standing';
import { PlanGuard } from '#src/plan/plan-guard';
import { PlanLog } from '#src/plan/plan-log';
import { expectedView, planView } from '#src/plan/plan-view';
import { PlanDetail, PlanForm, PlanId, PlannedList, PlanSpan } from '#src/plan/plan.shapes';
import { PlannedSessions } from '#src/plan/planned-sessions';

@ApiTags('plan')
@Controller('api/v1')
export class PlanController {
  constructor(
    @Inject(PlanLog) private readonly log: PlanLog,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(PlanGuard) private readonly guard: PlanGuard,
    @Inject(ForecastStandings) private readonly forecasts: ForecastStandings,
  ) {}

  @Get('planned-sessions')
  @ApiOperation({ summary: 'What you mean to do between two days.' })
  @Returns(PlannedList)
  async plannedSessions(
    @Who() { athleteId }: Visitor,
    @Query({ schema: PlanSpan }) { from, to }: z.output<typeof PlanSpan>,
  ): Promise<z.output<typeof PlannedList>> {
    await this.consents.demand(athleteId, 'health-data');
    const kept = await this.plans.list(athleteId, from, to);
    return { items: kept.map(({ plan, doneBy }) => planView(plan, doneBy)) };
  }

  @Get('planned-sessions/:id')
  @ApiOperation({ summary: 'A session you mean to do, and what it will probably cost, as a range.' })
  @Returns(PlanDetail)
  async plannedSession(
    @Who() { athleteId, by }: Visitor,
    @Param('id', { schema: PlanId }) id: string,
  ): Promise<PlanDetail> {
    await this.consents.demand(athleteId, 'health-data');
    const kept = await this.plans.one(athleteId, id.toLowerCase());
    const planned = await this.plans.expecting({ athleteId, by }, kept);
    const { expected, forecastMaxC } = planned;
    const drinking = await this.guard.of(athleteId, expected);
    const sky = { forecastMaxC, ...(await this.forecasts.of(athleteId, planned)) };
    return { ...planView(kept.plan, kept.doneBy), expected: expectedView(expected), drinking, ...sky };
  }

  @Put('planned-sessions/:id')
  @ApiOperation({
    summary:
      'Plan a session, under an id of your making: sent again it is the same one. Of what a linked calendar tells, only roof, place and kit can be said here.',
  })
  @Returns(PlanDetail)
  async putPlannedSession(
    @Who() who: Visitor,
    @Param('id', { schema: PlanId }) clientId: string,
    @Body({ schema: PlanForm }) told: PlanForm,
  ): Promise<PlanDetail> {
    await this.log.put(who.athleteId, clientId.toLowerCase(), told);
    return this.plannedSession(who, clientId);
  }

  @Delete('planned-sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a planned session away.' })
  @ApiNoContentResponse()
  async removePlannedSession(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: PlanId }) clientId: string,
  ): Promise<void> {
    await this.log.remove(athleteId, clientId.toLowerCase());
  }
}
