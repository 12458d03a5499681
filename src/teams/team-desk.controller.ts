import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ForRoles } from '#src/entry/for-roles.guard';
import { type Visitor, Who } from '#src/people/visitor';
import { Memberships } from '#src/teams/memberships';
import { Squads } from '#src/teams/squads';
import { TeamDesk } from '#src/teams/team-desk';
import { NewTeam, TeamChange, TeamMade, TeamRoster as TeamRosterShape } from '#src/teams/team-desk.shapes';
import { TeamRoster } from '#src/teams/team-roster';
import { TeamId } from '#src/teams/teams.shapes';

/** For coaches: the team itself and who is in it; nothing of anybody's health. */
@ApiTags('teams')
@Controller('api/v1/teams')
export class TeamDeskController {
  constructor(
    @Inject(TeamDesk) private readonly desk: TeamDesk,
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamRoster) private readonly roster: TeamRoster,
    @Inject(Memberships) private readonly memberships: Memberships,
  ) {}

  @Post()
  @ForRoles('coach', 'operator')
  @HttpCode(201)
  @ApiOperation({ summary: 'Make a team; you are its head coach.' })
  @Returns(TeamMade, { status: 201 })
  async makeTeam(
    @Who() { accountId }: Visitor,
    @Body({ schema: NewTeam }) { myName, ...wish }: z.output<typeof NewTeam>,
  ): Promise<z.output<typeof TeamMade>> {
    return this.desk.make(accountId, myName, wish);
  }

  @Put(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'What the team is called, and whose days its board tells. For head coaches.' })
  @ApiNoContentResponse()
  async changeTeam(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Body({ schema: TeamChange }) wish: z.output<typeof TeamChange>,
  ): Promise<void> {
    await this.squads.headed(who, id);
    await this.desk.change(id, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove the team: everybody leaves it, and their own logs stay. For head coaches.',
  })
  @ApiNoContentResponse()
  async removeTeam(@Who() who: Visitor, @Param('id', { schema: TeamId }) id: string): Promise<void> {
    await this.squads.headed(who, id);
    await this.desk.remove(id, { method: 'page', language: who.language, actorId: who.accountId });
  }

  @Get(':id/roster')
  @ApiOperation({
    summary: 'Who is in the team and what each lets its coaches see: names, nothing of health.',
  })
  @Returns(TeamRosterShape)
  async teamRoster(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
  ): Promise<TeamRosterShape> {
    return this.roster.of(who, id);
  }

  @Delete(':id/members/:memberId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'End somebody’s time in the team, and with it all they shared. For head coaches.',
  })
  @ApiNoContentResponse()
  async removeMember(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Param('memberId', { schema: TeamId }) memberId: string,
  ): Promise<void> {
    await this.squads.headed(who, id);
    const saying = { method: 'page', language: who.language, actorId: who.accountId } as const;
    await this.memberships.remove(id, memberId, saying);
  }
}
