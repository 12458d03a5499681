import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { GuardianAnswer, GuardianPage, GuardianToken } from '#src/teams/guardian.shapes';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { GuardianPages } from '#src/teams/guardian-pages';

/** For guardians, who have no account: the token in the body is all they show. It stands in no address, and so in no log. */
@ApiTags('teams')
@Controller('api/v1/guardian')
export class GuardianController {
  constructor(
    @Inject(GuardianDesk) private readonly desk: GuardianDesk,
    @Inject(GuardianPages) private readonly pages: GuardianPages,
  ) {}

  @Post('look')
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What a guardian is asked by a link, and what they said.' })
  @Returns(GuardianPage)
  async guardianPage(
    @Body({ schema: GuardianToken }) { token, language }: z.output<typeof GuardianToken>,
  ): Promise<z.output<typeof GuardianPage>> {
    return this.pages.of(token, language);
  }

  @Post()
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'A guardian says yes or no; a no is heard for ever, and holds from this moment.' })
  @Returns(GuardianPage)
  async guardianAnswers(
    @Body({ schema: GuardianAnswer }) { token, ...answer }: z.output<typeof GuardianAnswer>,
  ): Promise<z.output<typeof GuardianPage>> {
    await this.desk.answer(token, answer);
    return this.pages.of(token, answer.language);
  }
}
