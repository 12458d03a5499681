import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { giveCookie } from '#src/entry/cookie';
import { OwnProvider } from '#src/entry/own-provider';
import { type Errand, ProviderRounds } from '#src/entry/provider-rounds';
import { OwnProviderView, ProviderAddress, ReturnTo } from '#src/entry/provider.shapes';
import { siteOf } from '#src/entry/site';
import { type Visitor, Who } from '#src/people/visitor';

@Controller('api/v1')
export class OwnProviderController {
  constructor(
    @Inject(OwnProvider) private readonly own: OwnProvider,
    @Inject(ProviderRounds) private readonly rounds: ProviderRounds,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get('factors/provider')
  @ApiTags('factors')
  @ApiOperation({ summary: 'The provider there is, and since when you are connected with it.' })
  @Returns(OwnProviderView)
  async ownProvider(@Who() { accountId }: Visitor): Promise<z.output<typeof OwnProviderView>> {
    return this.own.view(accountId);
  }

  @Post('factors/provider')
  @Confirmed()
  @HttpCode(200)
  @ApiTags('factors')
  @ApiOperation({ summary: 'Begin to connect the provider: tells where to send the browser.' })
  @Returns(ProviderAddress)
  async connectProvider(
    @Who() { accountId }: Visitor,
    @Body({ schema: ReturnTo }) { returnTo }: z.output<typeof ReturnTo>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof ProviderAddress>> {
    return this.setOut({ purpose: 'link', accountId, returnTo }, request, reply);
  }

  @Delete('factors/provider')
  @Confirmed()
  @HttpCode(204)
  @ApiTags('factors')
  @ApiOperation({ summary: 'Disconnect the provider; another way in must be left.' })
  @ApiNoContentResponse()
  async disconnectProvider(@Who() { accountId }: Visitor): Promise<void> {
    await this.own.disconnect(accountId);
  }

  @Post('confirm/provider')
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiTags('people')
  @ApiOperation({ summary: 'Begin to show by the provider that it is you: tells where to send the browser.' })
  @Returns(ProviderAddress)
  async confirmByProvider(
    @Who() { accountId }: Visitor,
    @Body({ schema: ReturnTo }) { returnTo }: z.output<typeof ReturnTo>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof ProviderAddress>> {
    return this.setOut({ purpose: 'confirm', accountId, returnTo }, request, reply);
  }

  private async setOut(
    errand: Errand,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ url: string }> {
    const { url, browserKey } = await this.rounds.begin(errand, siteOf(this.settings, request));
    giveCookie(request, reply, browserKey, 'provider');
    return { url };
  }
}
