import { Body, Controller, Delete, HttpCode, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Confirmed } from '#src/entry/confirmed.guard';
import { takeCookieBack } from '#src/entry/cookie';
import { type Visitor, Who } from '#src/people/visitor';
import { Farewells } from '#src/takeout/farewells';
import { EraseAccount, EraseData } from '#src/takeout/takeout.shapes';

@ApiTags('takeout')
@Controller('api/v1/me')
export class ErasureController {
  constructor(@Inject(Farewells) private readonly farewells: Farewells) {}

  @Delete()
  @HttpCode(204)
  @Confirmed()
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Erase your account with everything that ever came to it. There is no way back.' })
  @ApiNoContentResponse()
  async leave(
    @Who() who: Visitor,
    @Body({ schema: EraseAccount }) _said: z.output<typeof EraseAccount>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.farewells.erase(who, 'account');
    takeCookieBack(request, reply);
  }

  @Delete('data')
  @HttpCode(204)
  @Confirmed()
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({
    summary:
      'Erase everything you ever told or handed in and what was made of it; the account, its sign-ins and the log of your consents stay, and you leave your teams. There is no way back.',
  })
  @ApiNoContentResponse()
  async eraseData(
    @Who() who: Visitor,
    @Body({ schema: EraseData }) _said: z.output<typeof EraseData>,
  ): Promise<void> {
    await this.farewells.erase(who, 'data');
  }
}
