import { Module } from '@nestjs/common';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { CoarsePlaces } from '#src/weather/coarse-places';
import { LookUps } from '#src/weather/look-ups';
import { Weather } from '#src/weather/weather';
import { WeatherAsker } from '#src/weather/weather-asker';
import { WeatherCache } from '#src/weather/weather-cache';

@Module({
  imports: [PeopleModule, SessionsModule],
  providers: [CoarsePlaces, LookUps, Weather, WeatherAsker, WeatherCache],
  exports: [LookUps, Weather],
})
export class WeatherModule {}
