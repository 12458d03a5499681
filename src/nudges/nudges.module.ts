import { Module } from '@nestjs/common';
import { LedgerModule } from '#src/ledger/ledger.module';
import { Advisers, type Adviser } from '#src/nudges/adviser';
import { Afresh } from '#src/nudges/afresh';
import { AgendaKeeper } from '#src/nudges/agenda-keeper';
import { Carrier } from '#src/nudges/carrier';
import { CircumstancesNow } from '#src/nudges/circumstances-now';
import { Council } from '#src/nudges/council';
import { MannersBook } from '#src/nudges/manners';
import { Mouth } from '#src/nudges/mouth';
import { Mutes } from '#src/nudges/mutes';
import { NudgeConsents } from '#src/nudges/nudge-consents';
import { Nudger } from '#src/nudges/nudger';
import { Occasions } from '#src/nudges/occasions';
import { RaceDays } from '#src/nudges/race-days';
import { Readings } from '#src/nudges/readings';
import { Speaker } from '#src/nudges/speaker';
import { TrainingRest } from '#src/nudges/training-rest';
import { WaitingRoom } from '#src/nudges/waiting-room';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { SignsModule } from '#src/signs/signs.module';

/** Everybody who has something to say: a new adviser is a line here. */
const advisers: (new (...parts: never[]) => Adviser)[] = [];

/** What is said to people, and when. */
@Module({
  imports: [LedgerModule, PeopleModule, SessionsModule, SignsModule],
  providers: [
    ...advisers,
    {
      provide: Advisers,
      useFactory: (...all: Adviser[]): Advisers => ({ all }),
      inject: advisers,
    },
    Afresh,
    AgendaKeeper,
    Carrier,
    CircumstancesNow,
    Council,
    MannersBook,
    Mouth,
    Mutes,
    NudgeConsents,
    Nudger,
    Occasions,
    RaceDays,
    Readings,
    Speaker,
    TrainingRest,
    WaitingRoom,
  ],
  exports: [],
})
export class NudgesModule {}
