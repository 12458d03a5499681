import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { NewTeamFeed, TeamFeedForm, TeamFeedState } from '#src/coaching/team-feed.shapes';
import { TeamFeeds } from '#src/coaching/team-feeds';
import { TeamId } from '#src/coaching/board.shapes';
import { Settings } from '#src/config/settings';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';

@ApiTags('coaching')
@Controller('api/v1/teams/:id/feed')
export class TeamFeedController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamFeeds) private readonly feeds: TeamFeeds,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether you have a calendar address for the team.' })
  @Returns(TeamFeedState)
  async teamFeed(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
  ): Promise<z.output<typeof TeamFeedState>> {
    const { coach } = await this.squads.coached(accountId, teamId);
    const feed = await this.feeds.of(coach);
    return { feed: feed && { createdAt: feed.createdAt.toISOString(), withWater: feed.withWater } };
  }

  @Post()
  @HttpCode(201)
  @Confirmed()
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({
    summary:
      'Make an address at which your calendar reads what the team means to do. The one before leads nowhere then.',
  })
  @Returns(NewTeamFeed, { status: 201 })
  async makeTeamFeed(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Body({ schema: TeamFeedForm }) { withWater }: z.output<typeof TeamFeedForm>,
    @Req() { protocol, host }: FastifyRequest,
  ): Promise<z.output<typeof NewTeamFeed>> {
    await this.squads.coached(accountId, teamId);
    const { token, feed } = await this.feeds.make({ teamId, accountId }, withWater);
    const origin = this.settings.publicUrl ?? `${protocol}://${host}`;
    const createdAt = feed.createdAt.toISOString();
    return { address: `${origin}/calendar/team/${token}.ics`, createdAt, withWater };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Have your calendar address for the team lead nowhere.' })
  @ApiNoContentResponse()
  async endTeamFeed(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
  ): Promise<void> {
    await this.squads.coached(accountId, teamId);
    await this.feeds.end({ teamId, accountId });
  }
}
