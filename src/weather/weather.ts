import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import type { Recording } from '#src/sessions/recording.port';
import type { SpotWeather } from '#src/weather/sky';
import { type Way, wayOf } from '#src/weather/way';
import { WeatherCache } from '#src/weather/weather-cache';
import { WEATHER_VALUES, WeatherServices } from '#src/weather/weather.port';

/** What stands where a service's data shows. */
export interface Attribution {
  text: string;
  url: string;
}

/** What is known of the sky along a session. `momentAt(spots, …)` of sky.ts reads it. */
export interface WeatherAlong {
  spots: SpotWeather[];
  /** A service may know more than we have: put WeatherWanted. */
  missing: boolean;
  /** Of the services that told any of it. */
  attributions: Attribution[];
}

/** The weather sessions were done in, as far as it has been fetched. Asks nobody: WeatherWanted does. */
@Injectable()
export class Weather {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(WeatherServices) private readonly services: WeatherServices,
    @Inject(WeatherCache) private readonly cache: WeatherCache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Null without the athlete's consent to look-ups, indoors, and where place or hour is unknown. */
  async along(
    athleteId: string,
    recording: Recording,
    placeRoundingDeg: number,
  ): Promise<WeatherAlong | null> {
    const way = wayOf(recording, placeRoundingDeg);
    return way && this.on(athleteId, way);
  }

  /** The same of a way nobody need have gone yet. */
  async on(athleteId: string, way: Way): Promise<WeatherAlong | null> {
    if (this.services.all.length === 0) return null;
    if (!(await this.consents.given(athleteId, 'weather-lookups'))) return null;
    const known = await this.cache.known(way);
    return {
      spots: known.spots(),
      missing: this.services.all.some((service) => known.questionFor(service, this.clock.now()) !== null),
      attributions: this.attributionsOf(known.spots()),
    };
  }

  private attributionsOf(spots: SpotWeather[]): Attribution[] {
    const tellers = new Set(
      spots.flatMap(({ hours }) =>
        hours.flatMap(({ tellers }) => WEATHER_VALUES.map((value) => tellers[value])),
      ),
    );
    return this.services.all.filter(({ name }) => tellers.has(name)).map(({ attribution }) => attribution);
  }
}
