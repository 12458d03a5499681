import { Body, Controller, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ShownLinks } from '#src/entry/shown-links';
import { type Visitor, Who } from '#src/people/visitor';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Memberships } from '#src/teams/memberships';
import { talkView } from '#src/teams/own-teams';
import { TalkWords } from '#src/teams/talk-words';
import { GuardianAsking, GuardianLink, TalkForm, TalkSaid, TeamId } from '#src/teams/teams.shapes';

/** What members say for one team alone: how they are, and whom to ask for leave. */
@ApiTags('teams')
@Controller('api/v1/teams')
export class TeamWordsController {
  constructor(
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(TalkWords) private readonly talks: TalkWords,
    @Inject(GuardianDesk) private readonly guardians: GuardianDesk,
    @Inject(ShownLinks) private readonly links: ShownLinks,
  ) {}

  @Post(':id/talk')
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Let the coaches know that you are fine, or would like to talk.' })
  @Returns(TalkSaid)
  async talk(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Body({ schema: TalkForm }) { wish }: z.output<typeof TalkForm>,
  ): Promise<z.output<typeof TalkSaid>> {
    await this.memberships.demand({ teamId, athleteId });
    return talkView(await this.talks.say({ teamId, athleteId }, wish));
  }

  @Delete(':id/talk')
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Take back what you let the coaches know.' })
  @ApiNoContentResponse()
  async takeTalkBack(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
  ): Promise<void> {
    await this.memberships.demand({ teamId, athleteId });
    await this.talks.takeBack({ teamId, athleteId });
  }

  @Post(':id/guardian')
  @HttpCode(201)
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  @ApiOperation({
    summary:
      'A link for a guardian, who says by it whether you may share with the team: for those not known to be 18.',
  })
  @Returns(GuardianLink, { status: 201 })
  async askGuardian(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) teamId: string,
    @Body({ schema: GuardianAsking }) { name }: z.output<typeof GuardianAsking>,
  ): Promise<z.output<typeof GuardianLink>> {
    await this.memberships.demand({ teamId, athleteId: who.athleteId });
    const { token, expiresAt } = await this.guardians.ask(who, teamId, name);
    return { link: this.links.on('/guardian', token), expiresAt: expiresAt.toISOString() };
  }
}
