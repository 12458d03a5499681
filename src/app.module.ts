import { type DynamicModule, Module } from '@nestjs/common';
import { IntegrationsModule } from '#integrations/integrations.module';
import { history } from '#migrations/history';
import { ArchivesModule } from '#src/archives/archives.module';
import { ChannelsModule } from '#src/channels/channels.module';
import { CalendarsModule } from '#src/calendars.module';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { CoachingModule } from '#src/coaching/coaching.module';
import { DigestModule } from '#src/coaching/digest.module';
import { ConfigModule } from '#src/config/config.module';
import type { Settings } from '#src/config/settings';
import { ConnectModule } from '#src/connect/connect.module';
import { DatabaseModule } from '#src/database/database.module';
import { DoorModule } from '#src/door/door.module';
import { EntryModule } from '#src/entry/entry.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { FoodModule } from '#src/food/food.module';
import { JobsModule } from '#src/jobs/jobs.module';
import { LiveModule } from '#src/live/live.module';
import { LedgerModule } from '#src/ledger/ledger.module';
import { LossesModule } from '#src/losses.module';
import { LabsModule } from '#src/labs/labs.module';
import { NudgesModule } from '#src/nudges/nudges.module';
import { OwnMagnesiumModule } from '#src/own-magnesium.module';
import { PeopleModule } from '#src/people/people.module';
import { PlanModule } from '#src/plan/plan.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { TrainingModule } from '#src/training/training.module';
import { belongings } from '#src/belongings';
import { SignsModule } from '#src/signs/signs.module';
import { TakeoutModule } from '#src/takeout/takeout.module';
import { SaidWordsModule } from '#src/said-words.module';
import { SealsModule } from '#src/seals.module';
import { tables } from '#src/tables';
import { TodayModule } from '#src/today/today.module';
import { timetable, topics } from '#src/timetable';
import { TeamsModule } from '#src/teams/teams.module';
import { UpkeepModule } from '#src/upkeep/upkeep.module';
import { WatchModule } from '#src/watch/watch.module';
import { WeighingModule } from '#src/weighing/weighing.module';
import { WordingsModule } from '#src/wordings.module';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.with({ tables, migrations: history }),
        JobsModule.with({ topics, timetable: settings.keepsTime ? timetable : [] }),
        IntegrationsModule,
        DoorModule,
        PeopleModule,
        EntryModule,
        SessionsModule,
        EstimatesModule,
        WeighingModule,
        CircumstancesModule,
        SignsModule,
        FoodModule,
        TrainingModule,
        ArchivesModule,
        PlanModule,
        CalendarsModule,
        LedgerModule,
        LossesModule,
        LabsModule,
        NudgesModule,
        TeamsModule,
        CoachingModule,
        DigestModule,
        TodayModule,
        LiveModule,
        UpkeepModule,
        WatchModule,
        OwnMagnesiumModule,
        ChannelsModule,
        WordingsModule,
        SaidWordsModule,
        SealsModule,
        ConnectModule,
        TakeoutModule.with(belongings),
      ],
    };
  }
}
