import { Inject, Injectable } from '@nestjs/common';
import { Clock, DAY_MS, localDayOf } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { FORETOLD_DAYS } from '#src/plan/plan-crier';
import type { UNFORETOLD } from '#src/plan/unforetold';
import type { Planned } from '#src/plan/planned-sessions';
import { WeatherServices } from '#src/weather/weather.port';

/** How it stands with the forecast for a plan. */
export type ForecastStanding =
  | { forecast: null | 'told' | Exclude<(typeof UNFORETOLD)[number], 'too-far'>; forecastFrom: null }
  /** `forecastFrom`: the day from which on it is asked for, YYYY-MM-DD. */
  | { forecast: 'too-far'; forecastFrom: string };

/** Tells why there is no forecast for a plan, so that whoever could do something about it knows. */
@Injectable()
export class ForecastStandings {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(WeatherServices) private readonly services: WeatherServices,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `forecast` is null where no sky has a part in it: indoors, in the water, and where nothing is told. */
  async of(athleteId: string, plan: Planned): Promise<ForecastStanding> {
    const { expected, isIndoors, startsAt, utcOffsetS } = plan;
    const forecastFrom = null;
    if (isIndoors || expected.outcome === 'abstained' || expected.airC === null)
      return { forecast: null, forecastFrom };
    if (expected.assumptions.includes('forecast')) return { forecast: 'told', forecastFrom };
    if (plan.place === null) return { forecast: 'no-place', forecastFrom };
    if (!(await this.consents.given(athleteId, 'weather-lookups')))
      return { forecast: 'no-consent', forecastFrom };
    if (this.services.all.length === 0) return { forecast: 'no-service', forecastFrom };
    const now = this.clock.now();
    if (startsAt <= now) return { forecast: 'past', forecastFrom };
    const askedFrom = new Date(startsAt.getTime() - FORETOLD_DAYS * DAY_MS);
    if (askedFrom > now) return { forecast: 'too-far', forecastFrom: localDayOf(askedFrom, utcOffsetS) };
    return { forecast: 'not-yet', forecastFrom };
  }
}
