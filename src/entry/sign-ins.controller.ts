import { Controller, Delete, Get, HttpCode, Inject, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Database } from '#src/database/database';
import { Returns } from '#src/door/returns';
import { readCookie } from '#src/entry/cookie';
import { SignInList } from '#src/entry/letting-in.shapes';
import { SignIns } from '#src/entry/sign-ins';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1/sign-ins')
export class SignInsController {
  constructor(
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The browsers you are signed in with.' })
  @Returns(SignInList)
  async listSignIns(
    @Who() { accountId }: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof SignInList>> {
    const rows = await this.signIns.list(accountId, readCookie(request));
    const items = rows.map(({ id, device, createdAt, lastSeenAt, isThis }) => ({
      id,
      device,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThis,
    }));
    return { items };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary:
      'Sign out every browser but this one; push devices are forgotten unless they tell again that they are there.',
  })
  @ApiNoContentResponse()
  async endOtherSignIns(@Who() { accountId }: Visitor, @Req() request: FastifyRequest): Promise<void> {
    await this.database.transaction((tx) => this.signIns.endOthers(tx, accountId, readCookie(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign one browser out.' })
  @ApiNoContentResponse()
  async endSignIn(@Who() { accountId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.signIns.endOne(accountId, id);
  }
}
