import type { FastifyReply } from 'fastify';
import type { Simulator } from '#simulators/simulator';
import type { Gaps } from '#simulators/weather/gaps';
import { groundM, skyAt, type SkyPlace } from '#simulators/weather/made-weather';
import { dewPointC } from '#simulators/weather/open-meteo-values';

const HOUR_MS = 3_600_000;
/** A new forecast comes out this often, and is good that long. */
const ISSUED_EVERY_MS = HOUR_MS / 2;
const HOURLY_FOR_H = 54;
const FORECAST_H = 228;
const PARAMETERS = ['lat', 'lon', 'altitude'];
/** A name with an address to write to: a domain, a mail address, a repository. */
const IDENTIFIES = /[\w-]+\.[a-z]{2,}(\/|\b)/i;
const LIBRARY = /^(axios|node|undici|got|curl|python|java|okhttp)\b/i;

/** MET Norway’s Locationforecast: no past, no radiation, and house rules that it keeps with 403. */
export function serveMetNorway(sim: Simulator, gaps: Gaps): void {
  const toldUntil = new Map<string, number>();
  sim.app.get<{ Params: { kind: string } }>(
    '/api.met.no/weatherapi/locationforecast/2.0/:kind',
    async (request, reply) => {
      const refuse = (status: number, rule: string, says: string): FastifyReply => {
        sim.note(request, `met-norway: ${rule}`, says);
        return reply.code(status).type('text/plain').send(says);
      };
      const agent = request.headers['user-agent'] ?? '';
      if (!IDENTIFIES.test(agent) || LIBRARY.test(agent))
        return refuse(
          403,
          'user-agent',
          '403 Forbidden: identify yourself in the User-Agent, with a contact.',
        );
      if (!['compact', 'complete'].includes(request.params.kind))
        return refuse(404, 'unknown-path', '404 Not Found');
      const query = request.query as Record<string, string>;
      const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
      if (unknown) return refuse(400, 'unknown-parameter', `400 Bad Request: unknown parameter ${unknown}`);
      const place = readPlace(query);
      if (typeof place === 'string') return refuse(400, 'place', `400 Bad Request: ${place}`);
      if ([query.lat, query.lon].some((text) => /\.\d{5,}/.test(text ?? '')))
        return refuse(403, 'decimals', '403 Forbidden: no more than four decimals.');

      const now = sim.clock.now().getTime();
      const issuedMs = Math.floor(now / ISSUED_EVERY_MS) * ISSUED_EVERY_MS;
      const expiresMs = issuedMs + ISSUED_EVERY_MS;
      const lastModified = new Date(issuedMs).toUTCString();
      const since = request.headers['if-modified-since'];
      const where = `${request.params.kind}/${query.lat}/${query.lon}/${query.altitude}`;
      if (since === undefined && now < (toldUntil.get(where) ?? 0))
        sim.note(
          request,
          'met-norway: asked-again',
          'Asked again before Expires, and without If-Modified-Since.',
        );
      toldUntil.set(where, expiresMs);
      void reply.headers({ 'last-modified': lastModified, expires: new Date(expiresMs).toUTCString() });
      if (since === lastModified) return reply.code(304).send();
      return forecast(place, { now, issuedMs }, gaps);
    },
  );
}

function readPlace(query: Record<string, string>): SkyPlace | string {
  const [latitudeDeg, longitudeDeg] = [Number(query.lat ?? NaN), Number(query.lon ?? NaN)];
  if (!(Math.abs(latitudeDeg) <= 90) || !(Math.abs(longitudeDeg) <= 180)) return 'lat and lon are required';
  if (query.altitude === undefined) return { latitudeDeg, longitudeDeg };
  const altitudeM = Number(query.altitude);
  return Number.isInteger(altitudeM)
    ? { latitudeDeg, longitudeDeg, altitudeM }
    : 'altitude is a whole number';
}

function forecast(place: SkyPlace, { now, issuedMs }: { now: number; issuedMs: number }, gaps: Gaps): object {
  const first = Math.floor(now / HOUR_MS) * HOUR_MS;
  const hours: Date[] = [];
  for (let h = 0; h <= FORECAST_H; h += h < HOURLY_FOR_H ? 1 : 6) hours.push(new Date(first + h * HOUR_MS));
  const altitudeM = place.altitudeM ?? Math.round(groundM(place));
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [place.longitudeDeg, place.latitudeDeg, altitudeM] },
    properties: {
      meta: {
        updated_at: new Date(issuedMs).toISOString().replace('.000', ''),
        units: {
          air_pressure_at_sea_level: 'hPa',
          air_temperature: 'celsius',
          cloud_area_fraction: '%',
          dew_point_temperature: 'celsius',
          relative_humidity: '%',
          wind_from_direction: 'degrees',
          wind_speed: 'm/s',
        },
      },
      timeseries: hours
        .filter((hour) => !gaps.has('met-norway', null, hour))
        .map((hour) => ({
          time: hour.toISOString().replace('.000', ''),
          data: { instant: { details: details({ ...place, altitudeM }, hour, gaps) } },
        })),
    },
  };
}

/** What is not known is left out, as the service does. */
function details(place: SkyPlace, hour: Date, gaps: Gaps): Record<string, number> {
  const sky = skyAt(place, hour);
  const tenth = (value: number): number => Number(value.toFixed(1));
  return {
    air_pressure_at_sea_level: tenth(sky.seaLevelHpa),
    cloud_area_fraction: tenth(sky.cloudPct),
    ...(!gaps.has('met-norway', 'airC', hour) && { air_temperature: tenth(sky.airC) }),
    ...(!gaps.has('met-norway', 'humidityPct', hour) && {
      relative_humidity: tenth(sky.humidityPct),
      dew_point_temperature: tenth(dewPointC(place, hour)),
    }),
    ...(!gaps.has('met-norway', 'windMs', hour) && {
      wind_speed: tenth(sky.windMs),
      wind_from_direction: tenth(sky.windFromDeg),
    }),
  };
}
