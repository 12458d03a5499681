import { groundM, type SkyPlace } from '#simulators/weather/made-weather';
import { HOURLY, type HourlyName } from '#simulators/weather/open-meteo-values';

/** The three services of Open-Meteo; on its own domains each has a host. */
export type OpenMeteoService = 'forecast' | 'historical-forecast' | 'archive';

export interface OpenMeteoQuestion {
  places: Required<SkyPlace>[];
  hours: Date[];
  names: HourlyName[];
  models: string[];
  windUnit: WindUnit;
  unixTime: boolean;
  /** Asked with a comma: the answer is then a list, also of one. */
  asList: boolean;
}

/** Why a question is refused: `says` is what the service answers, `rule` names it for the list of failures. */
export class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly says: string,
  ) {
    super(says);
  }
}

export const WIND_UNITS = { kmh: 3.6, ms: 1, mph: 2.236_936, kn: 1.943_844 } as const;
export type WindUnit = keyof typeof WIND_UNITS;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PARAMETERS = [
  'latitude',
  'longitude',
  'elevation',
  'hourly',
  'wind_speed_unit',
  'temperature_unit',
  'precipitation_unit',
  'timeformat',
  'timezone',
  'start_date',
  'end_date',
  'start_hour',
  'end_hour',
  'models',
  'cell_selection',
  'apikey',
  'past_days',
  'forecast_days',
];

const FIRST_DAY = { 'historical-forecast': '2021-03-23', archive: '1940-01-01' };

/** Reads a question as strictly as the service does, and refuses a parameter it does not know as well. */
export function readOpenMeteo(
  query: Record<string, string>,
  service: OpenMeteoService,
  now: Date,
): OpenMeteoQuestion {
  const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (unknown) throw new Refusal('unknown-parameter', `Unknown or not simulated parameter '${unknown}'`);
  if (!['GMT', 'UTC'].includes(query.timezone ?? 'GMT'))
    throw new Refusal('not-simulated', `Invalid timezone for this simulator: ${query.timezone}`);
  if ((query.temperature_unit ?? 'celsius') !== 'celsius')
    throw new Refusal('not-simulated', 'This simulator tells temperature in celsius only.');
  return {
    places: readPlaces(query),
    hours: readHours(query, service, now),
    names: oneOf(Object.keys(HOURLY) as HourlyName[], list(query.hourly), 'hourly'),
    models: list(query.models),
    windUnit: one(Object.keys(WIND_UNITS) as WindUnit[], query.wind_speed_unit ?? 'kmh', 'wind_speed_unit'),
    unixTime: one(['iso8601', 'unixtime'], query.timeformat ?? 'iso8601', 'timeformat') === 'unixtime',
    asList: `${query.latitude}`.includes(','),
  };
}

function readPlaces(query: Record<string, string>): Required<SkyPlace>[] {
  const [latitudes, longitudes] = [list(query.latitude).map(Number), list(query.longitude).map(Number)];
  if (latitudes.length === 0 || latitudes.length !== longitudes.length)
    throw new Refusal('place', "Parameter 'latitude' and 'longitude' must have the same number of elements");
  const heights = list(query.elevation).map(Number);
  return latitudes.map((latitudeDeg, i) => {
    const longitudeDeg = longitudes[i] ?? NaN;
    if (!(Math.abs(latitudeDeg) <= 90))
      throw new Refusal('place', `Latitude must be in range of -90 to 90°. Given: ${latitudeDeg}.`);
    if (!(Math.abs(longitudeDeg) <= 180))
      throw new Refusal('place', `Longitude must be in range of -180 to 180°. Given: ${longitudeDeg}.`);
    const heightM = heights[i];
    const ground = Math.round(groundM({ latitudeDeg, longitudeDeg }));
    return {
      latitudeDeg,
      longitudeDeg,
      altitudeM: heightM === undefined || isNaN(heightM) ? ground : heightM,
    };
  });
}

function readHours(query: Record<string, string>, service: OpenMeteoService, now: Date): Date[] {
  const [startHour, endHour] = [query.start_hour, query.end_hour];
  if ((startHour === undefined) !== (endHour === undefined))
    throw new Refusal('hours', "Both 'start_hour' and 'end_hour' must be set");
  const [from, to] =
    startHour !== undefined && endHour !== undefined
      ? [asHour(startHour, 'start_hour'), asHour(endHour, 'end_hour') + HOUR_MS]
      : readDays(query, service, now);
  if (to <= from) throw new Refusal('hours', 'End-date must be larger or equals than start-date');
  const [first, last] = allowed(service, now);
  for (const [name, at] of [
    ['start_date', from],
    ['end_date', to - HOUR_MS],
  ] as const)
    if (at < first || at >= last + DAY_MS)
      throw new Refusal(
        'out-of-range',
        `Parameter '${name}' is out of allowed range from ${dayText(first)} to ${dayText(last)}`,
      );
  return Array.from({ length: (to - from) / HOUR_MS }, (_, i) => new Date(from + i * HOUR_MS));
}

function readDays(query: Record<string, string>, service: OpenMeteoService, now: Date): [number, number] {
  const { start_date: start, end_date: end } = query;
  if ((start === undefined) !== (end === undefined))
    throw new Refusal('days', "Both 'start_date' and 'end_date' must be set");
  if (start !== undefined && end !== undefined) {
    if (query.past_days !== undefined || query.forecast_days !== undefined)
      throw new Refusal(
        'days',
        "Parameter 'past_days' is mutually exclusive with 'start_date' and 'end_date'",
      );
    return [asDay(start, 'start_date'), asDay(end, 'end_date') + DAY_MS];
  }
  if (service !== 'forecast') throw new Refusal('days', "Parameter 'start_date' and 'end_date' must be set");
  const today = asDay(dayText(now.getTime()), 'today');
  const past = whole(query.past_days ?? '0', 0, 92, 'past_days');
  const ahead = whole(query.forecast_days ?? '7', 0, 16, 'forecast_days');
  return [today - past * DAY_MS, today + ahead * DAY_MS];
}

/** First and last day that can be asked for, ms. */
function allowed(service: OpenMeteoService, now: Date): [number, number] {
  const today = asDay(dayText(now.getTime()), 'today');
  if (service === 'forecast') return [today - 92 * DAY_MS, today + 15 * DAY_MS];
  const last = service === 'archive' ? today + DAY_MS : today + 15 * DAY_MS;
  return [asDay(FIRST_DAY[service], 'first'), last];
}

function asDay(text: string, name: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (isNaN(at)) throw new Refusal('date', `Invalid date format in '${name}'. Make sure to use 'YYYY-MM-DD'`);
  return at;
}

function asHour(text: string, name: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:00$/.test(text) ? Date.parse(`${text}:00Z`) : NaN;
  if (isNaN(at))
    throw new Refusal('date', `Invalid date format in '${name}'. Make sure to use 'YYYY-MM-DDTHH:00'`);
  return at;
}

function whole(text: string, low: number, high: number, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Refusal('out-of-range', `Parameter '${name}' is invalid. Allowed range ${low} to ${high}.`);
  return value;
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function list(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}

function one<T extends string>(known: readonly T[], value: string, key: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined)
    throw new Refusal(
      'unknown-value',
      `Data corrupted at path '${key}'. Cannot initialize from invalid String value ${value} for key ${key}`,
    );
  return found;
}

function oneOf(known: readonly HourlyName[], values: string[], key: string): HourlyName[] {
  return values.map((value) => {
    const found = known.find((each) => each === value);
    if (found === undefined)
      throw new Refusal(
        'unknown-value',
        `Cannot initialize WeatherVariable from invalid String value ${value} for key ${key}`,
      );
    return found;
  });
}
