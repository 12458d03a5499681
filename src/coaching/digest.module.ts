import { Module } from '@nestjs/common';
import { ChannelsModule } from '#src/channels/channels.module';
import { CoachingModule } from '#src/coaching/coaching.module';
import { DigestController } from '#src/coaching/digest.controller';
import { DigestCrier } from '#src/coaching/digest-crier';
import { DigestLetters } from '#src/coaching/digest-letters';
import { DigestPost } from '#src/coaching/digest-post';
import { DigestScreens } from '#src/coaching/digest-screens';
import { DigestStops } from '#src/coaching/digest-stops';
import { DigestWishes } from '#src/coaching/digest-wishes';
import { Digests } from '#src/coaching/digests';
import { LateNews } from '#src/coaching/late-news';
import { QuietMorning } from '#src/coaching/quiet-morning';
import { NudgesModule } from '#src/nudges/nudges.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { TeamsModule } from '#src/teams/teams.module';

/** Tells coaches in the morning of what the day before was for their team. */
@Module({
  imports: [ChannelsModule, CoachingModule, NudgesModule, PeopleModule, SessionsModule, TeamsModule],
  controllers: [DigestController],
  providers: [
    DigestCrier,
    DigestLetters,
    DigestPost,
    DigestScreens,
    DigestStops,
    DigestWishes,
    Digests,
    LateNews,
    QuietMorning,
  ],
  exports: [DigestStops],
})
export class DigestModule {}
