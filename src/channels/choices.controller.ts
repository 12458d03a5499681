import { Body, Controller, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Theme } from '#src/advice/kinds';
import { ChannelChoices } from '#src/channels/channel-choices';
import { ChoiceForm, ChoiceList, ThemeName } from '#src/channels/channels.shapes';
import { Database } from '#src/database/database';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('channels')
@Controller('api/v1/channel-choices')
export class ChoicesController {
  constructor(
    @Inject(ChannelChoices) private readonly choices: ChannelChoices,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'On which ways you are told of what. The inbox in the app has everything.' })
  @Returns(ChoiceList)
  async channelChoices(@Who() { athleteId }: Visitor): Promise<z.output<typeof ChoiceList>> {
    return { choices: await this.choices.all(athleteId) };
  }

  @Put(':theme')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose on which ways you are told of one theme.' })
  @ApiNoContentResponse()
  async chooseChannels(
    @Who() { athleteId }: Visitor,
    @Param('theme', { schema: ThemeName }) theme: Theme,
    @Body({ schema: ChoiceForm }) choice: z.output<typeof ChoiceForm>,
  ): Promise<void> {
    await this.database.transaction((tx) => this.choices.put(tx, athleteId, theme, choice));
  }
}
