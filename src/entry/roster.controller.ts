import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { ForRoles } from '#src/entry/for-roles.guard';
import { PersonList, ResetLink, RoleChange } from '#src/entry/letting-in.shapes';
import { Recovery } from '#src/entry/recovery';
import { Roster } from '#src/entry/roster';
import { ShownLinks } from '#src/entry/shown-links';
import { Id } from '#src/people/people.shapes';

@ApiTags('people')
@Controller('api/v1/people')
export class RosterController {
  constructor(
    @Inject(Roster) private readonly roster: Roster,
    @Inject(Recovery) private readonly recovery: Recovery,
    @Inject(ShownLinks) private readonly links: ShownLinks,
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
  @ApiOperation({ summary: 'A link to hand to somebody who forgot their password: works once, for an hour.' })
  @Returns(ResetLink, { status: 201 })
  async makeResetLink(@Param('id', { schema: Id }) id: string): Promise<z.output<typeof ResetLink>> {
    const { token, expiresAt } = await this.recovery.linkFor(id);
    return { link: this.links.on('/reset', token), expiresAt: expiresAt.toISOString() };
  }
}
