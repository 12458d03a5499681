import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Attempts } from '#src/entry/attempts';
import { callerOf } from '#src/entry/caller';
import { type Visitor, Who } from '#src/people/visitor';
import { OwnTeams } from '#src/teams/own-teams';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { shareText } from '#src/teams/share-texts';
import { TeamDesk } from '#src/teams/team-desk';
import { TeamJoining } from '#src/teams/team-joining';
import { OwnTeams as OwnTeamsShape, TeamJoin, TeamLook, TeamOpens } from '#src/teams/teams.shapes';

@ApiTags('teams')
@Controller('api/v1/teams/joining')
export class TeamJoiningController {
  constructor(
    @Inject(TeamJoining) private readonly joining: TeamJoining,
    @Inject(TeamDesk) private readonly desk: TeamDesk,
    @Inject(OwnTeams) private readonly teams: OwnTeams,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  @Post('look')
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What a code opens: the team, its coaches, and what you would be asked.' })
  @Returns(TeamOpens)
  async teamOpens(
    @Who() who: Visitor,
    @Body({ schema: TeamLook }) { code: typed }: z.output<typeof TeamLook>,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof TeamOpens>> {
    await this.attempts.count('team-code', { email: who.email, address: callerOf(request).address });
    const { code, isIn } = await this.joining.look(who, typed);
    const team = (await this.desk.byIds([code.teamId])).get(code.teamId)!;
    const groups = code.letsIn === 'athlete' ? SHARE_GROUPS : [];
    return {
      teamId: team.id,
      name: team.name,
      letsIn: code.letsIn,
      coaches: await this.teams.coachesOf(team),
      isIn,
      shares: groups.map((group) => {
        const { label, text, sha256: textSha256 } = shareText(group, who.language);
        return { group, label, text, textSha256 };
      }),
      guardianNeeded: code.letsIn === 'athlete' && who.ageGroup !== 'adult',
    };
  }

  @Post()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Join a team by a code; sent again it changes nothing. Answers all your teams.' })
  @Returns(OwnTeamsShape)
  async joinTeam(
    @Who() who: Visitor,
    @Body({ schema: TeamJoin }) { code, name, shares }: z.output<typeof TeamJoin>,
    @Req() request: FastifyRequest,
  ): Promise<OwnTeamsShape> {
    await this.attempts.count('team-code', { email: who.email, address: callerOf(request).address });
    const words = shares.map((share) => ({ ...share, given: true }));
    await this.joining.join(who, code, name, words);
    return { items: await this.teams.of(who) };
  }
}
