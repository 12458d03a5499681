import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Mail } from '#src/delivery/mail.port';
import { Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { Confirmed } from '#src/entry/confirmed.guard';
import { ForRoles } from '#src/entry/for-roles.guard';
import { PersonList, ResetLink, RoleChange } from '#src/entry/letting-in.shapes';
import { Recovery } from '#src/entry/recovery';
import { RecoveryRequests } from '#src/entry/recovery-requests';
import { Roster } from '#src/entry/roster';
import { ShownLinks } from '#src/entry/shown-links';
import { Id } from '#src/people/people.shapes';

@ApiTags('people')
@Controller('api/v1/people')
export class RosterController {
  constructor(
    @Inject(Roster) private readonly roster: Roster,
    @Inject(Recovery) private readonly recovery: Recovery,
    @Inject(RecoveryRequests) private readonly requests: RecoveryRequests,
    @Inject(ShownLinks) private readonly links: ShownLinks,
    @Inject(Mail) private readonly mail: Mail,
  ) {}

  @Get()
  @ForRoles('operator')
  @ApiOperation({ summary: 'Everybody with an account, and nothing of them as athletes.' })
  @Returns(PersonList)
  async listPeople(): Promise<z.output<typeof PersonList>> {
    const people = await this.roster.list();
    const items = people.map(({ createdAt, lastSeenAt, ...person }) => ({
      ...person,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    }));
    return { items };
  }

  @Put(':id/role')
  @ForRoles('operator')
  @Confirmed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Give somebody another role; what they had invited to is taken back.' })
  @ApiNoContentResponse()
  async assignRole(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RoleChange }) { role }: z.output<typeof RoleChange>,
  ): Promise<void> {
    await this.roster.assign(id, role);
  }

  @Post(':id/reset-link')
  @ForRoles('operator')
  @Confirmed()
  @HttpCode(201)
  @ApiOperation({
    summary:
      'A link for somebody who forgot their password: works once, for an hour. Where mail is set up, it goes to them and nobody else sees it.',
  })
  @Returns(ResetLink, { status: 201 })
  async makeResetLink(
    @Param('id', { schema: Id }) id: string,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof ResetLink>> {
    if (this.mail.isSetUp) {
      await this.requests.askFor(id, callerOf(request).address);
      return { link: null, expiresAt: null };
    }
    const { token, expiresAt } = await this.recovery.linkFor(id);
    return { link: this.links.on('/reset', token), expiresAt: expiresAt.toISOString() };
  }
}
