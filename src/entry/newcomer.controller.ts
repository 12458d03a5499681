import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { readCookie } from '#src/entry/cookie';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { ProviderJoining } from '#src/entry/provider-joining';
import { ProviderNewcomers } from '#src/entry/provider-newcomers';
import { NewcomerForm, NewcomerView } from '#src/entry/provider.shapes';
import { Me } from '#src/people/people.shapes';

@ApiTags('people')
@Controller('api/v1/sign-in/provider/newcomer')
export class NewcomerController {
  constructor(
    @Inject(ProviderNewcomers) private readonly newcomers: ProviderNewcomers,
    @Inject(ProviderJoining) private readonly joining: ProviderJoining,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Whom the provider brought to this browser, before they have an account.' })
  @Returns(NewcomerView)
  async newcomer(@Req() request: FastifyRequest): Promise<z.output<typeof NewcomerView>> {
    const { email } = await this.newcomers.at(readCookie(request, 'provider'));
    return { email, needsInvitation: !this.newcomers.mayComeUninvited };
  }

  @Post()
  @Public()
  @HttpCode(201)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Make an account for whom the provider brought; the answer sets the cookie.' })
  @Returns(Me, { status: 201 })
  async joinByProvider(
    @Body({ schema: NewcomerForm }) { invitation, ...told }: z.output<typeof NewcomerForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const browserKey = readCookie(request, 'provider');
    const entered = await this.joining.join(
      browserKey,
      invitation,
      { ...told, door: 'join' },
      callerOf(request),
    );
    return this.keeper.welcome(request, reply, entered);
  }
}
