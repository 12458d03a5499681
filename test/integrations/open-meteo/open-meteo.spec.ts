import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { groundM, meanRadiationWm2, skyAt } from '#simulators/weather/made-weather';
import { openMeteoCell } from '#simulators/weather/open-meteo';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { OpenMeteo } from '#integrations/open-meteo/open-meteo';
import { Settings } from '#src/config/settings';
import type { WeatherQuestion } from '#src/weather/weather.port';

const NOW = new Date('2026-06-30T12:10:00Z');
const UPPSALA = { latitudeDeg: 59.86, longitudeDeg: 17.64 };
const LUND = { latitudeDeg: 55.7, longitudeDeg: 13.19 };
const MORNING = { from: new Date('2026-06-30T07:00:00Z'), to: new Date('2026-06-30T10:00:00Z') };

let weather: WeatherSimulator;
let service: OpenMeteo;
beforeEach(async () => {
  weather = await startWeather();
  weather.clock.set(NOW);
  service = connected();
});
afterEach(() => weather.close());

function connected(more: Record<string, string> = {}): OpenMeteo {
  const { addresses } = weather;
  const settings = Settings.from({
    OPEN_METEO_BASE: addresses.openMeteoForecast,
    OPEN_METEO_HISTORICAL_BASE: addresses.openMeteoHistoricalForecast,
    OPEN_METEO_ARCHIVE_BASE: addresses.openMeteoArchive,
    ...more,
  });
  return new OpenMeteo(settings.weather.openMeteo, null);
}

const ask = (question: Partial<WeatherQuestion> = {}, now = NOW) =>
  service.hours({ cells: [UPPSALA], ...MORNING, ...question }, now);
const paths = () => weather.requests.map(({ path }) => path);
const ago = (days: number, hours = 0) => new Date(MORNING.to.getTime() - (days * 24 - hours) * 3_600_000);

test('every hour of the question is what the sky was, with the sun of the hour before it', async () => {
  const [answer] = await ask();
  const place = { ...openMeteoCell(UPPSALA), altitudeM: Math.round(groundM(UPPSALA)) };
  expect(answer!.hours.map(({ at }) => at.toISOString().slice(11, 16))).toEqual([
    '07:00',
    '08:00',
    '09:00',
    '10:00',
  ]);
  for (const { at, airC, humidityPct, wind10mMs, solarWm2 } of answer!.hours) {
    const sky = skyAt(place, at);
    expect(airC).toBeCloseTo(sky.airC, 0);
    expect(humidityPct).toBeCloseTo(sky.humidityPct, -0.5);
    expect(wind10mMs).toBeCloseTo(sky.windMs, 1);
    expect(solarWm2).toBeCloseTo(meanRadiationWm2(place, at), 0);
    expect(Math.abs(solarWm2! - sky.radiationWm2)).toBeGreaterThan(5);
  }
  expect(answer!.elevationM).toBe(place.altitudeM);
  expect(weather.failures).toEqual([]);
});

test('many places are asked about in one call and answered in their order', async () => {
  const answers = await ask({ cells: [UPPSALA, LUND] });
  expect(weather.requests).toHaveLength(1);
  const noons = answers.map(({ hours }) => hours.at(-1)!.airC!);
  const skies = [UPPSALA, LUND].map((cell) => {
    const place = { ...openMeteoCell(cell), altitudeM: Math.round(groundM(cell)) };
    return skyAt(place, MORNING.to).airC;
  });
  expect(noons[0]).toBeCloseTo(skies[0]!, 0);
  expect(noons[1]).toBeCloseTo(skies[1]!, 0);
});

describe('by age it asks', () => {
  test.each([
    [1, '/api.open-meteo.com/v1/forecast', undefined],
    [6.9, '/api.open-meteo.com/v1/forecast', undefined],
    [8, '/historical-forecast-api.open-meteo.com/v1/forecast', undefined],
    [91, '/historical-forecast-api.open-meteo.com/v1/forecast', undefined],
    [93, '/archive-api.open-meteo.com/v1/archive', 'ecmwf_ifs'],
    [3_000, '/archive-api.open-meteo.com/v1/archive', 'ecmwf_ifs'],
    [5_000, '/archive-api.open-meteo.com/v1/archive', 'era5_seamless'],
  ])('%d days later: %s', async (days, path, models) => {
    const [answer] = await ask({ from: ago(days, -2), to: ago(days) });
    expect(paths()).toEqual([path]);
    expect(weather.requests[0]!.query['models']).toBe(models);
    expect(answer!.hours.every(({ airC }) => airC !== null)).toBe(true);
    expect(weather.failures).toEqual([]);
  });
});

test('what it says is asked again after the next runs, once more after a week, and is final then', async () => {
  const goodUntil = async (to: Date) => (await ask({ from: to, to }))[0]!.goodUntil?.toISOString() ?? null;
  expect(await goodUntil(new Date('2026-06-30T10:00:00Z'))).toBe('2026-06-30T16:00:00.000Z');
  expect(await goodUntil(new Date('2026-06-30T05:00:00Z'))).toBe('2026-07-07T05:00:00.000Z');
  expect(await goodUntil(new Date('2026-06-20T05:00:00Z'))).toBeNull();
});

test('what it does not know stays unknown', async () => {
  weather.lose({ teller: 'open-meteo', from: MORNING.from, to: MORNING.from, values: ['radiationWm2'] });
  weather.lose({ teller: 'open-meteo', from: MORNING.to, to: MORNING.to });
  const { hours } = (await ask())[0]!;
  expect(hours[0]).toMatchObject({ airC: expect.any(Number), solarWm2: null });
  expect(hours.at(-1)).toMatchObject({ airC: null, humidityPct: null, wind10mMs: null, solarWm2: null });
});

test('a server of one’s own answers at one address for all ages', async () => {
  const { weather: set } = Settings.from({ OPEN_METEO_BASE: weather.addresses.openMeteo });
  service = new OpenMeteo(set.openMeteo, null);
  await ask();
  await ask({ from: ago(100), to: ago(100) });
  expect(paths()).toEqual(['/v1/forecast', '/v1/archive']);
});

test('a customer’s key goes with each question, and to the customers’ own hosts', async () => {
  await weather.close();
  weather = await startWeather({ openMeteoKey: 'paid' });
  weather.clock.set(NOW);
  service = connected();
  await expect(ask()).rejects.toMatchObject({ code: 'weather.question-refused' });
  service = connected({ OPEN_METEO_KEY: 'paid' });
  expect(await ask()).toHaveLength(1);
  expect(Settings.from({ OPEN_METEO_KEY: 'paid' }).weather.openMeteo).toMatchObject({
    forecastBase: 'https://customer-api.open-meteo.com',
    archiveBase: 'https://customer-archive-api.open-meteo.com',
  });
});

describe('what goes wrong is told without the place', () => {
  const route = '/api.open-meteo.com/v1/forecast';
  test.each([
    [
      'too many questions',
      { status: 429, headers: { 'retry-after': '90' } },
      { code: 'weather.service-busy', retryAfterS: 90 },
    ],
    ['an error of the server', { status: 503 }, { code: 'weather.service-down' }],
    ['a page of a proxy', { html: true, status: 200 }, { code: 'weather.service-down' }],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://example.org/' } },
      { code: 'weather.service-down' },
    ],
    ['an answer cut off', { malformedJson: true }, { code: 'weather.service-down' }],
    ['a line that breaks', { dropConnection: true as const }, { code: 'weather.service-down' }],
    ['a refused key', { status: 401 }, { code: 'weather.access-refused' }],
    [
      'another shape',
      { status: 200, body: { error: true, reason: 'Latitude 59.86' } },
      { code: 'weather.answer-not-understood' },
    ],
    [
      'a refused question',
      { status: 400, body: { error: true, reason: 'Latitude 59.86' } },
      { code: 'weather.question-refused' },
    ],
  ])('%s', async (_name, fault, problem) => {
    weather.faults.add({ route, ...fault });
    const told: unknown = await ask().catch((error: unknown) => error);
    expect(told).toMatchObject(problem);
    expect(JSON.stringify([told, String(told), (told as Error).stack])).not.toMatch(
      /59[.,]86|17[.,]64|latitude/i,
    );
  });

  test('wind in another unit is not believed', async () => {
    const hourly = {
      time: [],
      temperature_2m: [],
      relative_humidity_2m: [],
      wind_speed_10m: [],
      shortwave_radiation: [],
    };
    const body = { elevation: 1, hourly_units: { temperature_2m: '°C', wind_speed_10m: 'km/h' }, hourly };
    weather.faults.add({ route, status: 200, body });
    await expect(ask()).rejects.toMatchObject({ code: 'weather.answer-not-understood' });
  });

  test('fewer places than asked for are not handed to the wrong ones', async () => {
    const body: unknown = [];
    weather.faults.add({ route, status: 200, body });
    await expect(ask({ cells: [UPPSALA, LUND] })).rejects.toMatchObject({
      code: 'weather.answer-not-understood',
    });
  });
});
