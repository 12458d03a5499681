import { Module } from '@nestjs/common';
import { ChannelsModule } from '#src/channels/channels.module';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { FoodModule } from '#src/food/food.module';
import { LabsModule } from '#src/labs/labs.module';
import { LedgerModule } from '#src/ledger/ledger.module';
import { Advisers, type Adviser } from '#src/nudges/adviser';
import { Afresh } from '#src/nudges/afresh';
import { AgendaKeeper } from '#src/nudges/agenda-keeper';
import { BODY_ADVISERS, BODY_FACTS } from '#src/nudges/body-advisers';
import { CoachNoteAdviser } from '#src/nudges/coach-note-adviser';
import { CoachNotes } from '#src/nudges/coach-notes';
import { NoteAnswers } from '#src/nudges/note-answers';
import { CircumstancesNow } from '#src/nudges/circumstances-now';
import { Council } from '#src/nudges/council';
import { Drinker } from '#src/nudges/drinker';
import { Inbox } from '#src/nudges/inbox';
import { InboxController } from '#src/nudges/inbox.controller';
import { MannersBook } from '#src/nudges/manners';
import { MannersController } from '#src/nudges/manners.controller';
import { Mouth } from '#src/nudges/mouth';
import { Mutes } from '#src/nudges/mutes';
import { NudgeConsents } from '#src/nudges/nudge-consents';
import { NudgeFigures } from '#src/nudges/nudge-figures';
import { NudgeFiguresController } from '#src/nudges/nudge-figures.controller';
import { NudgeKeeper } from '#src/nudges/nudge-keeper';
import { NudgeWordings } from '#src/nudges/nudge-wordings';
import { Nudger } from '#src/nudges/nudger';
import { Occasions } from '#src/nudges/occasions';
import { RaceDays } from '#src/nudges/race-days';
import { Readings } from '#src/nudges/readings';
import { Reminders } from '#src/nudges/reminders';
import { Showing } from '#src/nudges/showing';
import { Speaker } from '#src/nudges/speaker';
import { TRAINING_ADVISERS, TRAINING_FACTS } from '#src/nudges/training-advisers';
import { TrainingRest } from '#src/nudges/training-rest';
import { UsualTomorrow } from '#src/nudges/usual-tomorrow';
import { WaitingRoom } from '#src/nudges/waiting-room';
import { Welcome } from '#src/nudges/welcome';
import { PeopleModule } from '#src/people/people.module';
import { PlanModule } from '#src/plan/plan.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { SignsModule } from '#src/signs/signs.module';
import { TeamsModule } from '#src/teams/teams.module';
import { TrainingModule } from '#src/training/training.module';

/** Everybody who has something to say: a new adviser is a line here. */
const advisers: (new (...parts: never[]) => Adviser)[] = [
  ...TRAINING_ADVISERS,
  ...BODY_ADVISERS,
  CoachNoteAdviser,
];

/** What is said to people, and when. */
@Module({
  imports: [
    ChannelsModule,
    CircumstancesModule,
    EstimatesModule,
    FoodModule,
    LabsModule,
    LedgerModule,
    PeopleModule,
    PlanModule,
    SessionsModule,
    SignsModule,
    TeamsModule,
    TrainingModule,
  ],
  controllers: [InboxController, MannersController, NudgeFiguresController],
  providers: [
    ...advisers,
    ...TRAINING_FACTS,
    ...BODY_FACTS,
    {
      provide: Advisers,
      useFactory: (...all: Adviser[]): Advisers => ({ all }),
      inject: advisers,
    },
    Afresh,
    AgendaKeeper,
    NoteAnswers,
    CircumstancesNow,
    CoachNotes,
    Council,
    Inbox,
    MannersBook,
    Mouth,
    Mutes,
    NudgeConsents,
    NudgeFigures,
    NudgeKeeper,
    NudgeWordings,
    Nudger,
    Occasions,
    RaceDays,
    Readings,
    Reminders,
    Showing,
    Speaker,
    TrainingRest,
    WaitingRoom,
    Welcome,
  ],
  exports: [CoachNotes, Drinker, Inbox, MannersBook, NudgeWordings, UsualTomorrow],
})
export class NudgesModule {}
