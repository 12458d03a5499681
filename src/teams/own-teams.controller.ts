import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { Memberships } from '#src/teams/memberships';
import { OwnTeams, sharesView } from '#src/teams/own-teams';
import type { ShareGroup } from '#src/teams/share-group';
import { ShareStates } from '#src/teams/share-states';
import {
  OwnTeams as OwnTeamsShape,
  ShareForm,
  SharesView,
  TeamGroup,
  TeamId,
  TeamNaming,
} from '#src/teams/teams.shapes';

@ApiTags('teams')
@Controller('api/v1/teams')
export class OwnTeamsController {
  constructor(
    @Inject(OwnTeams) private readonly teams: OwnTeams,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(ShareStates) private readonly states: ShareStates,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The teams you are in, what you let their coaches see, and those you coach.' })
  @Returns(OwnTeamsShape)
  async listTeams(@Who() who: Visitor): Promise<OwnTeamsShape> {
    return { items: await this.teams.of(who) };
  }

  @Put(':id/shares/:group')
  @ForTokens('profile:write')
  @ApiOperation({
    summary:
      'Say yes or no to a team’s coaches seeing one group of what is yours; it holds from this moment. A token only says no.',
  })
  @Returns(SharesView)
  async shareWithTeam(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Param('group', { schema: TeamGroup }) group: ShareGroup,
    @Body({ schema: ShareForm }) said: ShareForm,
  ): Promise<z.output<typeof SharesView>> {
    await this.memberships.share(who, teamId, { group, ...said });
    return sharesView(await this.states.of({ teamId, athleteId: who.athleteId }), who.language);
  }

  @Delete(':id/membership')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave a team at once: its coaches see nothing of you from this moment.' })
  @ApiNoContentResponse()
  async leaveTeam(@Who() who: Visitor, @Param('id', { schema: TeamId }) teamId: string): Promise<void> {
    const { athleteId, language, accountId } = who;
    await this.memberships.leave({ teamId, athleteId }, { method: 'page', language, actorId: accountId });
  }

  @Put(':id/name')
  @HttpCode(204)
  @ApiOperation({ summary: 'What you want to be called in a team.' })
  @ApiNoContentResponse()
  async nameInTeam(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Body({ schema: TeamNaming }) { name }: z.output<typeof TeamNaming>,
  ): Promise<void> {
    await this.teams.rename(who, teamId, name);
  }
}
