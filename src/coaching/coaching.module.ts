import { Module } from '@nestjs/common';
import { CalendarController } from '#src/coaching/calendar.controller';
import { NotesController } from '#src/coaching/notes.controller';
import { TeamCalendar } from '#src/coaching/team-calendar';
import { TeamFeedController } from '#src/coaching/team-feed.controller';
import { TeamFeeds } from '#src/coaching/team-feeds';
import { TeamForecaster } from '#src/coaching/team-forecaster';
import { TeamPlans } from '#src/coaching/team-plans';
import { TeamPlansController } from '#src/coaching/team-plans.controller';
import { TeamWater } from '#src/coaching/team-water';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { NudgesModule } from '#src/nudges/nudges.module';
import { PeopleModule } from '#src/people/people.module';
import { TeamsModule } from '#src/teams/teams.module';
import { WeatherModule } from '#src/weather/weather.module';

/** What coaches see of their squad and do with it: always through the one door of the room of teams. */
@Module({
  imports: [PeopleModule, WeatherModule, EstimatesModule, NudgesModule, TeamsModule],
  controllers: [CalendarController, NotesController, TeamFeedController, TeamPlansController],
  providers: [TeamCalendar, TeamFeeds, TeamForecaster, TeamPlans, TeamWater],
})
export class CoachingModule {}
