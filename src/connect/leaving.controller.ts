import { Controller, Delete, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Brand, WhatOfTheData } from '#src/connect/connect.shapes';
import { Leaving } from '#src/connect/leaving';
import { Rounds } from '#src/connect/rounds';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@Controller('api/v1')
export class LeavingController {
  constructor(
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(Leaving) private readonly leaving: Leaving,
  ) {}

  @Post('links/:brand/sync')
  @ForTokens('links:write')
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 6, timeWindow: '1 minute' } })
  @ApiTags('links')
  @ApiOperation({ summary: 'Look at once for what is new there; otherwise that happens by itself.' })
  @ApiNoContentResponse()
  async syncLink(
    @Who() { athleteId }: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
  ): Promise<void> {
    await this.rounds.lookNow(athleteId, brand);
  }

  @Delete('links/:brand')
  @ForTokens('links:write')
  @HttpCode(204)
  @ApiTags('links')
  @ApiOperation({
    summary:
      'Disconnect: gives the grant back, and erases what came from there where its terms ask it or you do.',
  })
  @ApiNoContentResponse()
  async endLink(
    @Who() { athleteId }: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
    @Query({ schema: WhatOfTheData }) { data }: z.output<typeof WhatOfTheData>,
  ): Promise<void> {
    await this.leaving.disconnect(athleteId, brand, data);
  }
}
