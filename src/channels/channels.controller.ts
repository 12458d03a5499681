import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ChannelDesk } from '#src/channels/channel-desk';
import { Channels } from '#src/channels/channels';
import { ChannelChange, ChannelForm, ChannelList, ChannelMade } from '#src/channels/channels.shapes';
import { TestMessages } from '#src/channels/test-messages';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';

const Id = z.uuid();

@ApiTags('channels')
@Controller('api/v1/channels')
export class ChannelsController {
  constructor(
    @Inject(ChannelDesk) private readonly desk: ChannelDesk,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(TestMessages) private readonly tests: TestMessages,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The ways beside the phone on which you are told.' })
  @Returns(ChannelList)
  async listChannels(@Who() visitor: Visitor): Promise<z.output<typeof ChannelList>> {
    return this.desk.list(visitor);
  }

  @Post()
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({
    summary: 'Be told by e-mail, on a topic of an ntfy server, or at a web address of your own.',
  })
  @Returns(ChannelMade, { status: 201 })
  async addChannel(
    @Who() { athleteId }: Visitor,
    @Body({ schema: ChannelForm }) form: ChannelForm,
  ): Promise<z.output<typeof ChannelMade>> {
    return this.desk.add(athleteId, form);
  }

  @Patch(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Switch one on or off.' })
  @ApiNoContentResponse()
  async switchChannel(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChannelChange }) { isOn }: z.output<typeof ChannelChange>,
  ): Promise<void> {
    await this.channels.switch(athleteId, id, isOn);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one.' })
  @ApiNoContentResponse()
  async removeChannel(@Who() { athleteId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.channels.remove(athleteId, id);
  }

  @Post(':id/test')
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Send a message there that says nothing but that it came.' })
  @ApiNoContentResponse()
  async testChannel(@Who() visitor: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.tests.toChannel(visitor, id);
  }
}
