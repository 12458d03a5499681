import type { FastifyReply } from 'fastify';
import type { Simulator } from '#simulators/simulator';
import type { Gaps, Told } from '#simulators/weather/gaps';
import { skyAt, type SkyPlace } from '#simulators/weather/made-weather';

const HOUR_MS = 3_600_000;
/** SMHI’s word for “no value”. */
const MISSING = 9999;
/** Hours ahead up to which the steps are one, three, six and twelve hours. */
const STEPS: readonly [untilH: number, stepH: number][] = [
  [48, 1],
  [72, 3],
  [144, 6],
  [240, 12],
];
const NORDIC = { south: 52.5, north: 70.75, west: 2.25, east: 37.85 };

/** SMHI’s snow1g point forecast: longitude first, the Nordic area only, no radiation, 9999 for what is missing. */
export function serveSmhi(sim: Simulator, gaps: Gaps): void {
  sim.app.get<{ Params: { lon: string; lat: string } }>(
    '/opendata-download-metfcst.smhi.se/api/category/snow1g/version/1/geotype/point/lon/:lon/lat/:lat/data.json',
    async (request, reply) => {
      const refuse = (rule: string, says: string): FastifyReply => {
        sim.note(request, `smhi: ${rule}`, says);
        return reply.code(404).type('text/plain').send(says);
      };
      const { lon, lat } = request.params;
      if (![lon, lat].every((text) => /^-?\d+(\.\d{1,6})?$/.test(text)))
        return refuse('place', 'Longitude and latitude are numbers with no more than six decimals.');
      if (Object.keys(request.query as object).length > 0)
        return refuse('unknown-parameter', 'This address takes no parameters.');
      const place = { latitudeDeg: Number(lat), longitudeDeg: Number(lon) };
      if (!isNordic(place)) return refuse('area', 'Requested point is out of bounds');
      return forecast(place, sim.clock.now().getTime(), gaps);
    },
  );
}

function isNordic({ latitudeDeg, longitudeDeg }: SkyPlace): boolean {
  const { south, north, west, east } = NORDIC;
  return latitudeDeg >= south && latitudeDeg <= north && longitudeDeg >= west && longitudeDeg <= east;
}

function forecast(place: SkyPlace, now: number, gaps: Gaps): object {
  const first = Math.floor(now / HOUR_MS) * HOUR_MS;
  const series: object[] = [];
  let before = first - HOUR_MS;
  for (const h of stepsH()) {
    const hour = new Date(first + h * HOUR_MS);
    series.push({
      time: text(hour.getTime()),
      intervalParametersStartTime: text(before),
      data: values(place, hour, gaps),
    });
    before = hour.getTime();
  }
  return {
    createdTime: text(Math.floor(now / 1000) * 1000),
    referenceTime: text(first - HOUR_MS / 4),
    geometry: { type: 'Point', coordinates: [place.longitudeDeg, place.latitudeDeg] },
    timeSeries: series,
  };
}

function stepsH(): number[] {
  const hours: number[] = [];
  let h = 0;
  for (const [untilH, stepH] of STEPS) for (; h < untilH; h += stepH) hours.push(h);
  return hours;
}

function values(place: SkyPlace, hour: Date, gaps: Gaps): Record<string, number> {
  const sky = skyAt(place, hour);
  const told = (needs: Told, value: number, decimals: number): number =>
    gaps.has('smhi', needs, hour) ? MISSING : Number(value.toFixed(decimals));
  return {
    air_temperature: told('airC', sky.airC, 1),
    relative_humidity: told('humidityPct', sky.humidityPct, 0),
    wind_speed: told('windMs', sky.windMs, 1),
    wind_from_direction: told('windMs', sky.windFromDeg, 0),
    air_pressure_at_mean_sea_level: Number(sky.seaLevelHpa.toFixed(1)),
    cloud_area_fraction: Math.round((sky.cloudPct / 100) * 8),
    thunderstorm_probability: 0,
    precipitation_amount_mean: 0,
    probability_of_precipitation: 10,
    symbol_code: 3,
  };
}

function text(ms: number): string {
  return new Date(ms).toISOString().replace('.000', '');
}
