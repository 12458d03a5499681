import type { FastifyReply } from 'fastify';
import type { Simulator } from '#simulators/simulator';
import type { Gaps } from '#simulators/weather/gaps';
import type { SkyPlace } from '#simulators/weather/made-weather';
import {
  type OpenMeteoQuestion,
  type OpenMeteoService,
  readOpenMeteo,
  Refusal,
  WIND_UNITS,
} from '#simulators/weather/open-meteo-question';
import { HOURLY, type HourlyName } from '#simulators/weather/open-meteo-values';

export interface OpenMeteoOptions {
  /** The key a paying customer must send; without it none is asked for, and one that is sent is refused. */
  openMeteoKey?: string;
  /** Calls a minute before it answers 429; the free service allows 600. */
  openMeteoPerMinute?: number;
}

const DAY_MS = 86_400_000;
const ERA5_LATE_MS = 5 * DAY_MS;

/** The middle of the model’s cell (0.1°) a place lies in; its weather is what the answer tells. */
export function openMeteoCell({ latitudeDeg, longitudeDeg }: SkyPlace): SkyPlace {
  return { latitudeDeg: Math.round(latitudeDeg * 10) / 10, longitudeDeg: Math.round(longitudeDeg * 10) / 10 };
}

/**
 * Open-Meteo’s forecast, historical forecast and archive. Each answers under its real host’s name as a folder, and
 * the forecast and the archive also at the top, as a server does that a club runs itself.
 */
export function serveOpenMeteo(sim: Simulator, gaps: Gaps, options: OpenMeteoOptions): void {
  const calls = new Map<number, number>();
  const routes: [path: string, service: OpenMeteoService][] = [
    ['/api.open-meteo.com/v1/forecast', 'forecast'],
    ['/historical-forecast-api.open-meteo.com/v1/forecast', 'historical-forecast'],
    ['/archive-api.open-meteo.com/v1/archive', 'archive'],
    ['/v1/forecast', 'forecast'],
    ['/v1/archive', 'archive'],
  ];
  for (const [path, at] of routes)
    sim.app.get(path, async (request, reply) => {
      const refuse = (rule: string, reason: string, status = 400): FastifyReply => {
        sim.note(request, `open-meteo: ${rule}`, reason);
        return reply.code(status).send({ error: true, reason });
      };
      const query = request.query as Record<string, string>;
      if (query.apikey !== options.openMeteoKey) return refuse('api-key', 'The supplied API key is invalid.');
      const minute = Math.floor(sim.clock.nowS() / 60);
      calls.set(minute, (calls.get(minute) ?? 0) + 1);
      if ((calls.get(minute) ?? 0) > (options.openMeteoPerMinute ?? 600))
        return refuse(
          'too-many',
          'Minutely API request limit exceeded. Please try again in one minute.',
          429,
        );
      // A server of one’s own tells what was forecast at the time at its only address.
      const service = path === '/v1/forecast' && query.start_date ? 'historical-forecast' : at;
      try {
        const question = readOpenMeteo(query, service, sim.clock.now());
        const answers = question.places.map((place) =>
          answer(question, place, service, sim.clock.now(), gaps),
        );
        return question.asList ? answers : answers[0];
      } catch (fault) {
        if (fault instanceof Refusal) return refuse(fault.rule, fault.says);
        throw fault;
      }
    });
}

function answer(
  { hours, names, models, windUnit, unixTime }: OpenMeteoQuestion,
  place: Required<SkyPlace>,
  service: OpenMeteoService,
  now: Date,
  gaps: Gaps,
): object {
  const cell = openMeteoCell(place);
  // The reanalysis comes days late; of what it does not know yet it tells null, as it does ahead of any model.
  const late = models.some((model) => model.startsWith('era5'));
  const knownUntil = service === 'archive' ? now.getTime() - (late ? ERA5_LATE_MS : 0) : Infinity;
  const value = (name: HourlyName, hour: Date): number | null => {
    const { needs, decimals, at } = HOURLY[name];
    if (hour.getTime() > knownUntil || gaps.has('open-meteo', needs, hour)) return null;
    const factor = name === 'wind_speed_10m' ? WIND_UNITS[windUnit] : 1;
    return Number((at({ ...cell, altitudeM: place.altitudeM }, hour) * factor).toFixed(decimals));
  };
  const unit = (name: HourlyName): string =>
    name === 'wind_speed_10m'
      ? { ms: 'm/s', kmh: 'km/h', mph: 'mp/h', kn: 'kn' }[windUnit]
      : HOURLY[name].unit;
  return {
    latitude: cell.latitudeDeg,
    longitude: cell.longitudeDeg,
    generationtime_ms: 0.5,
    utc_offset_seconds: 0,
    timezone: 'GMT',
    timezone_abbreviation: 'GMT',
    elevation: place.altitudeM,
    ...(names.length > 0 && {
      hourly_units: {
        time: unixTime ? 'unixtime' : 'iso8601',
        ...Object.fromEntries(names.map((name) => [name, unit(name)])),
      },
      hourly: {
        time: hours.map((hour) => (unixTime ? hour.getTime() / 1000 : hour.toISOString().slice(0, 16))),
        ...Object.fromEntries(names.map((name) => [name, hours.map((hour) => value(name, hour))])),
      },
    }),
  };
}
