import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { Accounts } from '#src/people/accounts';
import { callerOf } from '#src/entry/caller';
import { giveCookie, readCookie, takeCookieBack } from '#src/entry/cookie';
import { FrontDoor } from '#src/entry/front-door';
import { SignInForm } from '#src/entry/entry.shapes';
import { Me } from '#src/people/people.shapes';
import { NotSignedIn } from '#src/people/people.problems';
import { PreferenceChange } from '#src/people/preferences';
import { SignIns } from '#src/entry/sign-ins';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { Visitors } from '#src/people/visitors';

@ApiTags('people')
@Controller('api/v1')
export class SignInController {
  constructor(
    @Inject(FrontDoor) private readonly door: FrontDoor,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  @Post('sign-in')
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Sign in; the answer sets the cookie.' })
  @Returns(Me)
  async signIn(
    @Body({ schema: SignInForm }) { email, password }: z.output<typeof SignInForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { accountId, key } = await this.door.enter(email, password, callerOf(request));
    giveCookie(request, reply, key);
    return this.meOf(accountId);
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
    return this.meOf(who.accountId);
  }

  private async meOf(accountId: string): Promise<Me> {
    const visitor = await this.visitors.of(accountId, 'cookie');
    if (!visitor) throw new NotSignedIn();
    return visitor;
  }
}
