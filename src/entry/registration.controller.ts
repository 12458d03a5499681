import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public, Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { Doorkeeper } from '#src/entry/doorkeeper';
import { Invitations } from '#src/entry/invitations';
import { Joining } from '#src/entry/joining';
import { InvitationOpens, InvitationToken, JoinForm, RegistrationState } from '#src/entry/letting-in.shapes';
import { LocalWaysGuard } from '#src/entry/local-ways.guard';
import { Registration } from '#src/entry/registration';
import { Me } from '#src/people/people.shapes';

@ApiTags('people')
@Controller('api/v1')
export class RegistrationController {
  constructor(
    @Inject(Registration) private readonly registration: Registration,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Joining) private readonly joining: Joining,
    @Inject(Doorkeeper) private readonly keeper: Doorkeeper,
  ) {}

  @Get('registration')
  @Public()
  @ApiOperation({ summary: 'How one comes by an account here.' })
  @Returns(RegistrationState)
  registrationState(): Promise<z.output<typeof RegistrationState>> {
    return this.registration.state();
  }

  @Post('join/invitation')
  @Public()
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What an invitation opens.' })
  @Returns(InvitationOpens)
  async invitationOpens(
    @Body({ schema: InvitationToken }) { token }: z.output<typeof InvitationToken>,
  ): Promise<z.output<typeof InvitationOpens>> {
    const { role, email } = await this.invitations.at(token);
    return { role, email };
  }

  @Post('join')
  @Public()
  @UseGuards(LocalWaysGuard)
  @HttpCode(201)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Make an account of your own; the answer sets the cookie.' })
  @Returns(Me, { status: 201 })
  async join(
    @Body({ schema: JoinForm }) { token, ...person }: z.output<typeof JoinForm>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    return this.keeper.welcome(request, reply, await this.joining.join(token, person, callerOf(request)));
  }
}
