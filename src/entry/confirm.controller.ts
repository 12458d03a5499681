import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { Confirmation } from '#src/entry/confirmation';
import { readCookie } from '#src/entry/cookie';
import { ConfirmFirst } from '#src/entry/entry.problems';
import { ConfirmForm, ConfirmWays } from '#src/entry/factor.shapes';
import { PasskeyOptions } from '#src/entry/passkey.shapes';
import { siteOf } from '#src/entry/site';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1/confirm')
export class ConfirmController {
  constructor(
    @Inject(Confirmation) private readonly confirmation: Confirmation,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'By what you can show once more that it is you.' })
  @Returns(ConfirmWays)
  async confirmWays(@Who() { accountId }: Visitor): Promise<z.output<typeof ConfirmWays>> {
    return this.confirmation.ways(accountId);
  }

  @Post()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Show once more that it is you, for what needs it in the next quarter of an hour.',
  })
  @ApiNoContentResponse()
  async confirm(
    @Who() who: Visitor,
    @Body({ schema: ConfirmForm }) proof: z.output<typeof ConfirmForm>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const key = readCookie(request);
    if (who.by !== 'cookie' || key === null) throw new ConfirmFirst(); // a token has no person beside it
    await this.confirmation.show(who, key, proof, {
      site: siteOf(this.settings, request),
      caller: callerOf(request),
    });
  }

  @Post('passkey')
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What to ask one of your passkeys for.' })
  @Returns(PasskeyOptions)
  async askToConfirm(
    @Who() { accountId }: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.input<typeof PasskeyOptions>> {
    return { options: { ...(await this.confirmation.ask(accountId, siteOf(this.settings, request))) } };
  }
}
