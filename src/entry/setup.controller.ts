import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { SetUp, SetupState } from '#src/entry/entry.shapes';
import { Me } from '#src/people/people.shapes';
import { Setup } from '#src/entry/setup';

@ApiTags('people')
@Controller('api/v1/setup')
export class SetupController {
  constructor(
    @Inject(Setup) private readonly setup: Setup,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Whether the first account is still to be made.' })
  @Returns(SetupState)
  async setupState(): Promise<z.output<typeof SetupState>> {
    return { needed: await this.setup.isNeeded() };
  }

  @Post()
  @Public()
  @HttpCode(201)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Make the first account, with the token of the link the server printed.' })
  @Returns(Me, { status: 201 })
  async setUp(
    @Body({ schema: SetUp }) form: z.output<typeof SetUp>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.keeper.welcome(request, reply, await this.setup.begin(form, callerOf(request)));
  }
}
