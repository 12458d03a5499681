import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { ShownLinks } from '#src/entry/shown-links';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';
import type { TeamCode } from '#src/teams/team-code.entity';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamCodes } from '#src/teams/team-codes';
import { CoachChange, CodeList, CodeMade, NewCode } from '#src/teams/team-desk.shapes';
import { DayIsPast } from '#src/teams/teams.problems';
import { TeamId } from '#src/teams/teams.shapes';

/** For head coaches: who coaches the team, and by which codes people come to it. */
@ApiTags('teams')
@Controller('api/v1/teams/:id')
export class TeamStaffController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamCoaches) private readonly coaches: TeamCoaches,
    @Inject(TeamCodes) private readonly codes: TeamCodes,
    @Inject(ShownLinks) private readonly links: ShownLinks,
  ) {}

  @Get('codes')
  @ApiOperation({
    summary: 'Codes by which people come to the team, newest first; what they say is kept nowhere.',
  })
  @Returns(CodeList)
  async listTeamCodes(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
  ): Promise<z.output<typeof CodeList>> {
    await this.squads.headed(who, id);
    return { items: (await this.codes.list(id)).map(codeView) };
  }

  @Post('codes')
  @HttpCode(201)
  @Confirmed((body) => !isForAthletes(body))
  @ApiOperation({
    summary:
      'Make a code for athletes, or one for a coach, which works once and is made by whoever just showed that it is them.',
  })
  @Returns(CodeMade, { status: 201 })
  async makeTeamCode(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Body({ schema: NewCode }) wish: z.output<typeof NewCode>,
  ): Promise<z.output<typeof CodeMade>> {
    const { today } = await this.squads.headed(who, id);
    if (wish.coachUntilDay !== null && wish.coachUntilDay < today) throw new DayIsPast();
    const { row, code } = await this.codes.make(id, who.accountId, wish);
    return { ...codeView(row), code, link: this.links.on('/join-team', code, 'code') };
  }

  @Delete('codes/:codeId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a code back; whoever has come by it stays.' })
  @ApiNoContentResponse()
  async takeTeamCodeBack(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Param('codeId', { schema: TeamId }) codeId: string,
  ): Promise<void> {
    await this.squads.headed(who, id);
    await this.codes.takeBack(id, codeId);
  }

  @Put('coaches/:coachId')
  @HttpCode(204)
  @ApiOperation({ summary: 'As what, and until when, somebody coaches the team.' })
  @ApiNoContentResponse()
  async changeCoach(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Param('coachId', { schema: TeamId }) coachId: string,
    @Body({ schema: CoachChange }) to: z.output<typeof CoachChange>,
  ): Promise<void> {
    const { team } = await this.squads.headed(who, id);
    await this.coaches.change(team, coachId, to);
  }

  @Delete('coaches/:coachId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End somebody’s coaching at once; your own you end yourself, whatever your role.',
  })
  @ApiNoContentResponse()
  async removeCoach(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Param('coachId', { schema: TeamId }) coachId: string,
  ): Promise<void> {
    const { coach } = await this.squads.coached(who.accountId, id);
    if (coach.id !== coachId) await this.squads.headed(who, id);
    await this.coaches.remove(id, coachId);
  }
}

/** Whoever comes by one of these sees nobody else. */
function isForAthletes(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'letsIn' in body && body.letsIn === 'athlete';
}

function codeView({ id, letsIn, coachUntilDay, usesLeft, createdAt, expiresAt }: TeamCode) {
  return {
    ...{ id, letsIn, coachUntilDay, usesLeft },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
