import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import type { Answer } from '#integrations/http/answer';
import { WeatherHttp } from '#integrations/http/weather-http';
import { HOUR_MS } from '#src/kernel/clock';
import {
  type Cell,
  type WeatherAnswer,
  type WeatherQuestion,
  WeatherService,
} from '#src/weather/weather.port';

const value = z.number().nullish();
const Forecast = z.object({
  geometry: z.object({ coordinates: z.array(z.number()) }),
  properties: z.object({
    timeseries: z.array(
      z.object({
        time: z.iso.datetime(),
        data: z.object({
          instant: z.object({
            details: z.object({ air_temperature: value, relative_humidity: value, wind_speed: value }),
          }),
        }),
      }),
    ),
  }),
});
type Forecast = z.output<typeof Forecast>;

/** What was told of a place, until when it need not be asked for again, and how to ask whether it still holds. */
interface Kept {
  forecast: Forecast;
  expires: Date;
  lastModified: string | null;
}

/** Hours ahead that are forecast hour by hour. */
const HOURLY_H = 48;
/** The house rules allow twenty calls a second for all of an application; this many places are kept in mind. */
const PAUSE_MS = 100;
const MOST_KEPT = 500;

/** MET Norway's Locationforecast: all over the world, the hour that is and those ahead, without radiation. */
export class MetNorway extends WeatherService {
  readonly name = 'met-norway';
  readonly attribution = { text: 'Weather data by MET Norway (CC BY 4.0)', url: 'https://api.met.no/' };
  readonly tells = ['airC', 'humidityPct', 'wind10mMs'] as const;
  private readonly log = new Logger('Weather');
  private readonly http: WeatherHttp;
  private readonly kept = new Map<string, Kept>();
  private deprecationTold = false;

  /** `contact` goes out with every question: without one the service answers nobody. */
  constructor(
    private readonly settings: { base: string },
    contact: string,
  ) {
    super();
    this.http = new WeatherHttp(this.name, contact);
  }

  covers({ from, to }: WeatherQuestion, now: Date): boolean {
    return to >= thisHour(now) && from.getTime() <= now.getTime() + HOURLY_H * HOUR_MS;
  }

  async hours({ cells, from, to }: WeatherQuestion, now: Date): Promise<WeatherAnswer[]> {
    const answers: WeatherAnswer[] = [];
    for (const cell of cells) {
      const { forecast, expires } = await this.forecast(cell, now);
      answers.push({ ...answerOf(forecast, { from, to }), goodUntil: expires });
    }
    return answers;
  }

  private async forecast({ latitudeDeg: lat, longitudeDeg: lon }: Cell, now: Date): Promise<Kept> {
    const where = `${lat}/${lon}`;
    const before = this.kept.get(where);
    if (before && before.expires > now) return before;
    const answer = await this.http.get({
      url: `${this.settings.base}/weatherapi/locationforecast/2.0/compact`,
      query: { lat, lon },
      headers: before?.lastModified ? { 'If-Modified-Since': before.lastModified } : {},
      alsoFine: before ? [304] : [],
    });
    this.tellDeprecation(answer);
    const forecast =
      before && answer.status === 304 ? before.forecast : this.http.understood(Forecast, answer);
    const kept = {
      forecast,
      expires: expiresOf(answer, now),
      lastModified: answer.headers['last-modified'] ?? before?.lastModified ?? null,
    };
    this.keep(where, kept);
    await setTimeout(PAUSE_MS);
    return kept;
  }

  /** The oldest go first. */
  private keep(where: string, kept: Kept): void {
    this.kept.delete(where);
    this.kept.set(where, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  /** 203 is how the service says that it will end this one. */
  private tellDeprecation({ status }: Answer): void {
    if (status !== 203 || this.deprecationTold) return;
    this.deprecationTold = true;
    this.log.warn('MET Norway will soon end the forecast that this version of Svett asks for; update Svett.');
  }
}

function answerOf(
  { geometry, properties }: Forecast,
  { from, to }: Pick<WeatherQuestion, 'from' | 'to'>,
): Omit<WeatherAnswer, 'goodUntil'> {
  const hours = properties.timeseries.map(({ time, data: { instant } }) => ({
    at: new Date(time),
    airC: instant.details.air_temperature ?? null,
    humidityPct: instant.details.relative_humidity ?? null,
    wind10mMs: instant.details.wind_speed ?? null,
    solarWm2: null,
  }));
  const elevationM = geometry.coordinates[2] ?? null;
  return { hours: hours.filter(({ at }) => at >= from && at <= to), elevationM };
}

/** In half an hour where it does not say; never later than in a day. */
function expiresOf({ headers }: Answer, now: Date): Date {
  const told = Date.parse(headers['expires'] ?? '');
  const [soonest, latest] = [now.getTime() + HOUR_MS / 60, now.getTime() + 24 * HOUR_MS];
  return new Date(
    Number.isNaN(told) ? now.getTime() + HOUR_MS / 2 : Math.min(latest, Math.max(soonest, told)),
  );
}

function thisHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
}
