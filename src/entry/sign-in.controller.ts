import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { Accounts } from '#src/people/accounts';
import { callerOf } from '#src/entry/caller';
import { giveCookie, readCookie, takeCookieBack } from '#src/entry/cookie';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { FrontDoor } from '#src/entry/front-door';
import { LocalWaysGuard } from '#src/entry/local-ways.guard';
import { SignInForm } from '#src/entry/entry.shapes';
import { Me } from '#src/people/people.shapes';
import { PreferenceChange } from '#src/people/preferences';
import { SecondFactorNeeded } from '#src/entry/factor.problems';
import { SignIns } from '#src/entry/sign-ins';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1')
export class SignInController {
  constructor(
    @Inject(FrontDoor) private readonly door: FrontDoor,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  @Post('sign-in')
  @Public()
  @UseGuards(LocalWaysGuard)
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Sign in; the answer sets the cookie.',
    description:
      'An account with a second factor is answered with 401 entry.second-factor-needed and a cookie that opens POST /api/v1/sign-in/second.',
  })
  @Returns(Me)
  async signIn(
    @Body({ schema: SignInForm }) { email, password }: z.output<typeof SignInForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const entered = await this.door.enter(email, password, callerOf(request));
    if ('key' in entered) return this.keeper.welcome(request, reply, entered);
    giveCookie(request, reply, entered.stepKey, 'second-step');
    throw new SecondFactorNeeded(entered.owed);
  }

  @Post('sign-out')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign this browser out.' })
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const key = readCookie(request);
    if (key) await this.signIns.end(key);
    takeCookieBack(request, reply);
  }

  @Get('me')
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'Who is signed in.' })
  @Returns(Me)
  me(@Who() who: Visitor): Me {
    return who;
  }

  @Put('me')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Change language, units or time zone; what is left out stays.' })
  @Returns(Me)
  async changeMe(
    @Who() who: Visitor,
    @Body({ schema: PreferenceChange }) change: PreferenceChange,
  ): Promise<Me> {
    await this.accounts.prefer(who.accountId, change);
    return this.keeper.whoIs(who.accountId);
  }
}
