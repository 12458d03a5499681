import { z } from 'zod';
import { WeatherHttp } from '#integrations/http/weather-http';
import type { WeatherSettings } from '#src/config/weather-settings';
import { DAY_MS, HOUR_MS } from '#src/kernel/clock';
import {
  WEATHER_VALUES,
  type WeatherAnswer,
  type WeatherHour,
  type WeatherQuestion,
  WeatherService,
} from '#src/weather/weather.port';
import { WeatherAnswerNotUnderstood } from '#src/weather/weather.problems';

/** Open-Meteo's names, each in the unit of ours. `shortwave_radiation` is the mean of the hour before, as ours is. */
const VARIABLES = {
  airC: 'temperature_2m',
  humidityPct: 'relative_humidity_2m',
  wind10mMs: 'wind_speed_10m',
  solarWm2: 'shortwave_radiation',
} as const;

const values = z.array(z.number().nullable());
const Place = z.object({
  elevation: z.number().nullish(),
  // Asked for, but a server that forgot would have us believe three times the wind.
  hourly_units: z.object({ temperature_2m: z.literal('°C'), wind_speed_10m: z.literal('m/s') }),
  hourly: z.object({
    time: z.array(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)),
    temperature_2m: values,
    relative_humidity_2m: values,
    wind_speed_10m: values,
    shortwave_radiation: values,
  }),
});
/** One place is answered alone, several with a list. */
const Places = z.union([z.array(Place), Place.transform((place) => [place])]);

/** Older than this the models no longer change their minds, days. */
const SETTLED_DAYS = 7;
/** Forecast models are kept at hand this long; before that the reanalysis speaks, days. */
const FORECAST_MODELS_DAYS = 92;
/** The reanalysis of 9 km begins here; before it there is the coarser ERA5. */
const NINE_KM_SINCE = Date.UTC(2017, 0, 1);
const FIRST_DAY = Date.UTC(1940, 0, 1);
const LAST_DAY_AHEAD = 14;
/** The models' first word on an hour is put right by their next runs, ms. */
const NEXT_RUNS_MS = 6 * HOUR_MS;

/** Open-Meteo: all four values, all over the world, from 1940 to two weeks ahead. */
export class OpenMeteo extends WeatherService {
  readonly name = 'open-meteo';
  readonly attribution = { text: 'Weather data by Open-Meteo.com', url: 'https://open-meteo.com/' };
  readonly tells = WEATHER_VALUES;
  private readonly http: WeatherHttp;

  constructor(
    private readonly settings: WeatherSettings['openMeteo'],
    contact: string | null,
  ) {
    super();
    this.http = new WeatherHttp(this.name, contact);
  }

  covers({ from, to }: WeatherQuestion, now: Date): boolean {
    return from.getTime() >= FIRST_DAY && to.getTime() <= now.getTime() + LAST_DAY_AHEAD * DAY_MS;
  }

  async hours(question: WeatherQuestion, now: Date): Promise<WeatherAnswer[]> {
    const { cells, from, to } = question;
    const answer = await this.http.get({
      url: this.address(question, now),
      query: {
        latitude: cells.map(({ latitudeDeg }) => latitudeDeg).join(','),
        longitude: cells.map(({ longitudeDeg }) => longitudeDeg).join(','),
        start_date: dayOf(from),
        end_date: dayOf(to),
        hourly: Object.values(VARIABLES).join(','),
        wind_speed_unit: 'ms',
        timezone: 'GMT',
        ...modelsFor(question, now),
        ...(this.settings.key !== null && { apikey: this.settings.key }),
      },
    });
    const places = this.http.understood(Places, answer);
    if (places.length !== cells.length) throw new WeatherAnswerNotUnderstood(this.name);
    const goodUntil = goodUntilOf(question, now);
    return places.map(({ elevation, hourly }) => {
      const hours = this.hoursOf(hourly).filter(({ at }) => at >= from && at <= to);
      return { hours, elevationM: elevation ?? null, goodUntil };
    });
  }

  private address({ to }: WeatherQuestion, now: Date): string {
    const { forecastBase, historicalBase, archiveBase } = this.settings;
    const age = ageDays(to, now);
    if (age < SETTLED_DAYS) return `${forecastBase}/v1/forecast`;
    return age < FORECAST_MODELS_DAYS ? `${historicalBase}/v1/forecast` : `${archiveBase}/v1/archive`;
  }

  private hoursOf(hourly: z.output<typeof Place>['hourly']): WeatherHour[] {
    const columns = Object.values(VARIABLES).map((name) => hourly[name]);
    if (columns.some((column) => column.length !== hourly.time.length))
      throw new WeatherAnswerNotUnderstood(this.name);
    return hourly.time.map((time, row) => ({
      at: new Date(`${time}Z`), // its times are GMT, and do not say so
      airC: hourly.temperature_2m[row]!,
      humidityPct: hourly.relative_humidity_2m[row]!,
      wind10mMs: hourly.wind_speed_10m[row]!,
      solarWm2: hourly.shortwave_radiation[row]!,
    }));
  }
}

function modelsFor({ from, to }: WeatherQuestion, now: Date): { models?: string } {
  if (ageDays(to, now) < FORECAST_MODELS_DAYS) return {};
  return { models: from.getTime() >= NINE_KM_SINCE ? 'ecmwf_ifs' : 'era5_seamless' };
}

/** Asked again when the next runs are in, of what is still to come too, and once more when the matter is settled. */
function goodUntilOf({ to }: WeatherQuestion, now: Date): Date | null {
  if (ageDays(to, now) >= SETTLED_DAYS) return null;
  const settled = new Date(to.getTime() + SETTLED_DAYS * DAY_MS);
  const nextRuns = new Date(Math.min(to.getTime(), now.getTime() + HOUR_MS) + NEXT_RUNS_MS);
  return nextRuns > now ? nextRuns : settled;
}

function ageDays(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / DAY_MS;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
