import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DigestState, DigestWish } from '#src/coaching/digest.shapes';
import { DigestWishes } from '#src/coaching/digest-wishes';
import { Mail } from '#src/delivery/mail.port';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';

const Id = z.uuid();

/** Whether a coach is told in the morning of what the day before was for a team: each for themselves. */
@ApiTags('coaching')
@Controller('api/v1/teams/:id/digest')
export class DigestController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(DigestWishes) private readonly wishes: DigestWishes,
    @Inject(Mail) private readonly mail: Mail,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether you are told in the morning of what the day before was for a team.' })
  @Returns(DigestState)
  async teamDigest(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<DigestState> {
    const { team } = await this.squads.coached(accountId, id);
    return { ...(await this.wishes.of({ teamId: team.id, accountId })), canMail: this.mail.isSetUp };
  }

  @Put()
  @ApiOperation({ summary: 'Be told in the morning of what the day before was for a team, or not.' })
  @Returns(DigestState)
  async wishTeamDigest(
    @Who() who: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DigestWish }) wish: DigestWish,
  ): Promise<DigestState> {
    const { team } = await this.squads.coached(who.accountId, id);
    await this.wishes.put({ teamId: team.id, accountId: who.accountId }, wish);
    return this.teamDigest(who, id);
  }
}
