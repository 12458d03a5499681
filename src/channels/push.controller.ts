import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Made, PushDeviceForm, PushDeviceList, PushKeyView } from '#src/channels/channels.shapes';
import { PushDevices } from '#src/channels/push-devices';
import { TestMessages } from '#src/channels/test-messages';
import { Settings } from '#src/config/settings';
import { PushChannel } from '#src/delivery/push.port';
import { Returns } from '#src/door/returns';
import { callerOf } from '#src/entry/caller';
import { type Visitor, Who } from '#src/people/visitor';

const Id = z.uuid();

@ApiTags('channels')
@Controller('api/v1')
export class PushController {
  constructor(
    @Inject(PushChannel) private readonly push: PushChannel,
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(TestMessages) private readonly tests: TestMessages,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get('push-key')
  @ApiOperation({ summary: 'What a browser subscribes for, so that messages of this Svett reach it.' })
  @Returns(PushKeyView)
  pushKey(): z.output<typeof PushKeyView> {
    return { publicKey: this.push.publicKey };
  }

  @Get('push-devices')
  @ApiOperation({ summary: 'The browsers you are told on, in the order they came.' })
  @Returns(PushDeviceList)
  async pushDevices(@Who() { athleteId }: Visitor): Promise<z.output<typeof PushDeviceList>> {
    const rows = await this.devices.list(athleteId);
    return { devices: rows.map((row) => ({ ...row, failing: row.failingSince !== null })) };
  }

  @Put('push-devices')
  @HttpCode(200)
  @RouteConfig({ rateLimit: { max: 60, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Be told on this browser. Say it again at each start: it may have moved.' })
  @Returns(Made)
  async putPushDevice(
    @Who() { athleteId }: Visitor,
    @Req() request: FastifyRequest,
    @Body({ schema: PushDeviceForm }) told: z.output<typeof PushDeviceForm>,
  ): Promise<z.output<typeof Made>> {
    const { endpoint, keys, expirationTime, publicKey } = told;
    const label = told.label ?? callerOf(request).device ?? 'Browser';
    const expiresAt = typeof expirationTime === 'number' ? new Date(expirationTime) : null;
    const subscribed = { address: { endpoint, ...keys }, expiresAt, label, publicKey };
    const { allowsPrivate } = this.settings.outgoing;
    return { id: await this.devices.put(athleteId, subscribed, allowsPrivate) };
  }

  @Delete('push-devices/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Not to be told on this browser any more.' })
  @ApiNoContentResponse()
  async forgetPushDevice(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    await this.devices.remove(athleteId, id);
  }

  @Post('push-devices/:id/test')
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Send this browser a message that says nothing but that it came.' })
  @ApiNoContentResponse()
  async testPushDevice(@Who() visitor: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.tests.toDevice(visitor, id);
  }
}
