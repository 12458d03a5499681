import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { callerOf } from '#src/entry/caller';
import { readCookie } from '#src/entry/cookie';
import { ConfirmFirst } from '#src/entry/entry.problems';
import { ConfirmForm } from '#src/entry/entry.shapes';
import { FrontDoor } from '#src/entry/front-door';
import { SignIns } from '#src/entry/sign-ins';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('people')
@Controller('api/v1/confirm')
export class ConfirmController {
  constructor(
    @Inject(FrontDoor) private readonly door: FrontDoor,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  @Post()
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Show once more that it is you, for what needs it in the next quarter of an hour.',
  })
  @ApiNoContentResponse()
  async confirm(
    @Who() { email, by }: Visitor,
    @Body({ schema: ConfirmForm }) { password }: z.output<typeof ConfirmForm>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const key = readCookie(request);
    if (by !== 'cookie' || key === null) throw new ConfirmFirst(); // a token has no person beside it
    await this.door.askAgain(email, password, callerOf(request));
    await this.signIns.confirm(key);
  }
}
