import { Module } from '@nestjs/common';
import { Answers } from '#src/channels/answers';
import { AnswersController } from '#src/channels/answers.controller';
import { ChannelChoices } from '#src/channels/channel-choices';
import { ChannelDesk } from '#src/channels/channel-desk';
import { Channels } from '#src/channels/channels';
import { ChannelsController } from '#src/channels/channels.controller';
import { ChannelsKeeper } from '#src/channels/channels-keeper';
import { ChoicesController } from '#src/channels/choices.controller';
import { Courier } from '#src/channels/courier';
import { DeliveryFigures } from '#src/channels/delivery-figures';
import { EmailWay } from '#src/channels/email-way';
import { HookWay } from '#src/channels/hook-way';
import { MessageLinks } from '#src/channels/message-links';
import { NtfyWay } from '#src/channels/ntfy-way';
import { Postman } from '#src/channels/postman';
import { PushController } from '#src/channels/push.controller';
import { PushDevices } from '#src/channels/push-devices';
import { PushWay } from '#src/channels/push-way';
import { TestMessages } from '#src/channels/test-messages';
import { TestWays } from '#src/channels/test-ways';
import { UnsubscribeDoor } from '#src/channels/unsubscribe-door';
import { Unsubscriber } from '#src/channels/unsubscriber';
import { Ways } from '#src/channels/ways';
import { PeopleModule } from '#src/people/people.module';

@Module({
  imports: [PeopleModule],
  controllers: [PushController, ChannelsController, ChoicesController, AnswersController],
  providers: [
    Answers,
    ChannelChoices,
    ChannelDesk,
    Channels,
    ChannelsKeeper,
    Courier,
    DeliveryFigures,
    EmailWay,
    HookWay,
    MessageLinks,
    NtfyWay,
    Postman,
    PushDevices,
    PushWay,
    TestMessages,
    TestWays,
    UnsubscribeDoor,
    Unsubscriber,
    Ways,
  ],
  exports: [Channels, Courier, DeliveryFigures, MessageLinks, PushDevices, PushWay],
})
export class ChannelsModule {}
