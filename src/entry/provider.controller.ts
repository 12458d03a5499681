import { Controller, Get, HttpCode, Inject, Logger, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { giveCookie, readCookie } from '#src/entry/cookie';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { ProviderDoor } from '#src/entry/provider-door';
import { ProviderRoundOver } from '#src/entry/provider.problems';
import { ProviderRounds } from '#src/entry/provider-rounds';
import { FromProvider, ProviderAddress, SignInWays } from '#src/entry/provider.shapes';
import { siteOf } from '#src/entry/site';
import { Problem } from '#src/kernel/problem';

/** Pages of ours. The first notes in the browser that somebody is signed in, and goes on. */
const ARRIVED = '/arrived';
const NEWCOMER = '/newcomer';
const SIGN_IN = '/sign-in';

@ApiTags('people')
@Controller('api/v1/sign-in')
export class ProviderController {
  constructor(
    @Inject(ProviderRounds) private readonly rounds: ProviderRounds,
    @Inject(ProviderDoor) private readonly door: ProviderDoor,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get('ways')
  @Public()
  @ApiOperation({ summary: 'By what people can sign in here.' })
  @Returns(SignInWays)
  signInWays(): z.output<typeof SignInWays> {
    const { provider } = this.settings;
    const alone = provider?.only ?? false;
    return { password: !alone, passkey: !alone, provider: provider && { name: provider.name } };
  }

  @Post('provider')
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Begin to sign in by the provider: tells where to send the browser.' })
  @Returns(ProviderAddress)
  async signInByProvider(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof ProviderAddress>> {
    const errand = { purpose: 'sign-in', accountId: null, returnTo: ARRIVED } as const;
    const { url, browserKey } = await this.rounds.begin(errand, siteOf(this.settings, request));
    giveCookie(request, reply, browserKey, 'provider');
    return { url };
  }

  @Get('provider/callback')
  @Public()
  @Redirect(ARRIVED, 303)
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Where the provider sends the browser back to; goes on to a page.' })
  @ApiResponse({ status: 303, description: 'To a page, which tells how it went.' })
  async comeBackFromProvider(
    @Query({ schema: FromProvider }) { state }: z.output<typeof FromProvider>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    const browserKey = readCookie(request, 'provider');
    if (state === undefined || browserKey === null)
      return { url: tellingOf(SIGN_IN, new ProviderRoundOver()) };
    const search = request.originalUrl.slice(request.originalUrl.indexOf('?'));
    const back = { state, search, browserKey, signInKey: readCookie(request) };
    let page = SIGN_IN;
    try {
      const errand = await this.rounds.claim(state, browserKey);
      if (errand.purpose !== 'sign-in') page = errand.returnTo;
      const outcome = await this.door.finish(errand, back, siteOf(this.settings, request), callerOf(request));
      if (outcome.is === 'new') return { url: NEWCOMER };
      if (outcome.is === 'in') await this.keeper.welcome(request, reply, outcome);
      return { url: outcome.returnTo };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      new Logger('Provider').warn(`${problem.code}: ${problem.message}`);
      return { url: tellingOf(page, problem) };
    }
  }
}

/** Somebody comes back with a browser, not with a program: a page tells them what went wrong. */
function tellingOf(page: string, { code }: Problem): string {
  return `${page}${page.includes('?') ? '&' : '?'}problem=${encodeURIComponent(code)}`;
}
