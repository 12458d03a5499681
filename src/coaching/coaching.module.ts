import { Module } from '@nestjs/common';
import { BoardCsvController } from '#src/coaching/board-csv.controller';
import { BoardController } from '#src/coaching/board.controller';
import { CalendarController } from '#src/coaching/calendar.controller';
import { MemberPages } from '#src/coaching/member-pages';
import { NotesController } from '#src/coaching/notes.controller';
import { SquadBoard } from '#src/coaching/squad-board';
import { SquadFacts } from '#src/coaching/squad-facts';
import { SquadTraining } from '#src/coaching/squad-training';
import { SquadWeighings } from '#src/coaching/squad-weighings';
import { Station } from '#src/coaching/station';
import { StationBook } from '#src/coaching/station-book';
import { StationController } from '#src/coaching/station.controller';
import { StationKeeper } from '#src/coaching/station-keeper';
import { StationShelf } from '#src/coaching/station-shelf';
import { TeamCalendar } from '#src/coaching/team-calendar';
import { TeamFeedController } from '#src/coaching/team-feed.controller';
import { TeamFeeds } from '#src/coaching/team-feeds';
import { TeamForecaster } from '#src/coaching/team-forecaster';
import { TeamPlans } from '#src/coaching/team-plans';
import { TeamPlansController } from '#src/coaching/team-plans.controller';
import { TeamWater } from '#src/coaching/team-water';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { LedgerModule } from '#src/ledger/ledger.module';
import { NudgesModule } from '#src/nudges/nudges.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { TeamsModule } from '#src/teams/teams.module';
import { TrainingModule } from '#src/training/training.module';
import { WeatherModule } from '#src/weather/weather.module';
import { WeighingModule } from '#src/weighing/weighing.module';

/** What coaches see of their squad and do with it: always through the one door of the room of teams. */
@Module({
  imports: [
    PeopleModule,
    SessionsModule,
    WeatherModule,
    EstimatesModule,
    TrainingModule,
    LedgerModule,
    NudgesModule,
    TeamsModule,
    WeighingModule,
  ],
  controllers: [
    BoardController,
    BoardCsvController,
    CalendarController,
    NotesController,
    StationController,
    TeamFeedController,
    TeamPlansController,
  ],
  providers: [
    MemberPages,
    SquadBoard,
    SquadFacts,
    SquadTraining,
    SquadWeighings,
    Station,
    StationBook,
    StationKeeper,
    StationShelf,
    TeamCalendar,
    TeamFeeds,
    TeamForecaster,
    TeamPlans,
    TeamWater,
  ],
  exports: [SquadFacts],
})
export class CoachingModule {}
