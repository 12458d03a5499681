import { Body, Controller, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { readCookie } from '#src/entry/cookie';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { PasskeyForm, SecondProof } from '#src/entry/factor.shapes';
import { LocalWaysGuard } from '#src/entry/local-ways.guard';
import { PasskeyDoor } from '#src/entry/passkey-door';
import { PasskeyOptions } from '#src/entry/passkey.shapes';
import { SecondDoor } from '#src/entry/second-door';
import { siteOf } from '#src/entry/site';
import { Me } from '#src/people/people.shapes';

const TRIES = { rateLimit: { max: 10, timeWindow: '1 minute' } };

@ApiTags('people')
@Controller('api/v1/sign-in')
export class SecondController {
  constructor(
    @Inject(SecondDoor) private readonly second: SecondDoor,
    @Inject(PasskeyDoor) private readonly passkeys: PasskeyDoor,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Post('second')
  @Public()
  @HttpCode(200)
  @RouteConfig(TRIES)
  @ApiOperation({ summary: 'Show the second factor after the password; the answer sets the cookie.' })
  @Returns(Me)
  async signInSecond(
    @Body({ schema: SecondProof }) proof: SecondProof,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const step = readCookie(request, 'second-step');
    const entered = await this.second.enter(step, proof, siteOf(this.settings, request), callerOf(request));
    return this.keeper.welcome(request, reply, entered);
  }

  @Post('second/passkey')
  @Public()
  @HttpCode(200)
  @RouteConfig(TRIES)
  @ApiOperation({ summary: 'What to ask a passkey for as the second factor.' })
  @Returns(PasskeyOptions)
  async askSecondPasskey(@Req() request: FastifyRequest): Promise<z.input<typeof PasskeyOptions>> {
    const step = readCookie(request, 'second-step');
    return { options: { ...(await this.passkeys.askSecond(step, siteOf(this.settings, request))) } };
  }

  @Post('passkey/options')
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What to ask a passkey for that signs in by itself.' })
  @Returns(PasskeyOptions)
  async askPasskey(@Req() request: FastifyRequest): Promise<z.input<typeof PasskeyOptions>> {
    return { options: { ...(await this.passkeys.ask(siteOf(this.settings, request))) } };
  }

  @Post('passkey')
  @Public()
  @UseGuards(LocalWaysGuard)
  @HttpCode(200)
  @RouteConfig(TRIES)
  @ApiOperation({ summary: 'Sign in with a passkey alone; the answer sets the cookie.' })
  @Returns(Me)
  async signInByPasskey(
    @Body({ schema: PasskeyForm }) { passkey }: z.output<typeof PasskeyForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const entered = await this.passkeys.enter(passkey, siteOf(this.settings, request), callerOf(request));
    return this.keeper.welcome(request, reply, entered);
  }
}
