import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Mail } from '#src/delivery/mail.port';
import { Returns } from '#src/door/returns';
import { Attempts } from '#src/entry/attempts';
import { callerOf } from '#src/entry/caller';
import { Confirmed } from '#src/entry/confirmed.guard';
import { ForRoles } from '#src/entry/for-roles.guard';
import { Invitations } from '#src/entry/invitations';
import { InvitationList, InvitationMade, NewInvitation } from '#src/entry/letting-in.shapes';
import { ShownLinks } from '#src/entry/shown-links';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(ShownLinks) private readonly links: ShownLinks,
    @Inject(Mail) private readonly mail: Mail,
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  @Get()
  @ForRoles('operator', 'coach')
  @ApiOperation({ summary: 'Invitations still open, without their links; an operator sees everybody’s.' })
  @Returns(InvitationList)
  async listInvitations(@Who() who: Visitor): Promise<z.output<typeof InvitationList>> {
    const rows = await this.invitations.list(who);
    const items = rows.map(({ id, role, email, invitedBy, createdAt, expiresAt }) => ({
      id,
      role,
      email,
      invitedBy,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    return { items };
  }

  @Post()
  @ForRoles('operator', 'coach')
  @Confirmed()
  @HttpCode(201)
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Invite one person. The link works once, for a week.' })
  @Returns(InvitationMade, { status: 201 })
  async invite(
    @Who() who: Visitor,
    @Body({ schema: NewInvitation }) wish: z.output<typeof NewInvitation>,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof InvitationMade>> {
    const goesByMail = wish.email !== null && this.mail.isSetUp;
    if (goesByMail)
      await this.attempts.count('invitation', { email: wish.email!, address: callerOf(request).address });
    const { id, token, expiresAt } = await this.invitations.make(who, wish, goesByMail);
    const link = goesByMail ? null : this.links.on('/join', token);
    return { id, link, expiresAt: expiresAt.toISOString() };
  }

  @Delete(':id')
  @ForRoles('operator', 'coach')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back; its link stops working at once.' })
  @ApiNoContentResponse()
  async takeInvitationBack(@Who() who: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.invitations.takeBack(who, id);
  }
}
