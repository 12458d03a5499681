import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { meanRadiationWm2, skyAt } from '#simulators/weather/made-weather';
import { openMeteoCell } from '#simulators/weather/open-meteo';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';

/** What came over the wire; the tests look into it. */
type Json = ReturnType<typeof JSON.parse>;

const NOON = new Date('2026-06-30T12:00:00Z');
const UPPSALA = { latitudeDeg: 59.8586, longitudeDeg: 17.6389 };
let weather: WeatherSimulator;

beforeEach(async () => {
  weather = await startWeather();
  weather.clock.set(NOON);
});
afterEach(() => weather.close());

const rules = (): string[] => weather.failures.map(({ rule }) => rule);

describe('Open-Meteo', () => {
  const ask = (query: string, address = weather.addresses.openMeteoForecast, path = '/v1/forecast') =>
    fetch(`${address}${path}?latitude=59.8586&longitude=17.6389&${query}`);
  const june30 = 'start_date=2026-06-30&end_date=2026-06-30&timezone=GMT';

  test('tells of its cell what the made sky says, with radiation as the mean of the hour before', async () => {
    const names = 'temperature_2m,wind_speed_10m,shortwave_radiation';
    const answer: Json = await (await ask(`${june30}&hourly=${names}&wind_speed_unit=ms`)).json();
    const at = answer.hourly.time.indexOf('2026-06-30T12:00');
    const cell = { ...openMeteoCell(UPPSALA), altitudeM: answer.elevation };
    expect(answer.hourly.time).toHaveLength(24);
    expect(answer.hourly.temperature_2m[at]).toBeCloseTo(skyAt(cell, NOON).airC, 1);
    expect(answer.hourly.wind_speed_10m[at]).toBeCloseTo(skyAt(cell, NOON).windMs, 2);
    expect(answer.hourly.shortwave_radiation[at]).toBeCloseTo(meanRadiationWm2(cell, NOON), 1);
    expect(weather.failures).toEqual([]);
  });

  test('tells wind in km/h to whoever forgets to ask for m/s', async () => {
    const answer: Json = await (await ask(`${june30}&hourly=wind_speed_10m`)).json();
    expect(answer.hourly_units.wind_speed_10m).toBe('km/h');
    const ms = skyAt(openMeteoCell(UPPSALA), new Date('2026-06-30T00:00:00Z')).windMs;
    expect(answer.hourly.wind_speed_10m[0]).toBeCloseTo(ms * 3.6, 1);
  });

  test.each([
    ['hourly=tempeture_2m', 'unknown-value', /Cannot initialize WeatherVariable/],
    ['hours=temperature_2m', 'unknown-parameter', /hours/],
    ['hourly=temperature_2m&past_days=3', 'days', /mutually exclusive/],
  ])('refuses %s, and notes it', async (query, rule, reason) => {
    const answer = await ask(`${june30}&${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: true, reason: expect.stringMatching(reason) });
    expect(rules()).toEqual([`open-meteo: ${rule}`]);
  });

  test('answers many places with a list, in the order asked', async () => {
    const url = `${weather.addresses.openMeteo}/v1/forecast?latitude=59.8,55.6&longitude=17.6,13&${june30}`;
    const answer: Json = await (await fetch(`${url}&hourly=temperature_2m`)).json();
    expect(answer.map((place: Json) => place.latitude)).toEqual([59.8, 55.6]);
  });

  test('does not know yet what the reanalysis brings only after five days, and never says zero for it', async () => {
    const old = 'start_date=2026-06-24&end_date=2026-06-26&models=era5&hourly=temperature_2m';
    const answer: Json = await (await ask(old, weather.addresses.openMeteoArchive, '/v1/archive')).json();
    expect(answer.hourly.temperature_2m[0]).toEqual(expect.any(Number));
    expect(answer.hourly.temperature_2m.at(-1)).toBeNull();
  });

  test('has holes where it was told to have them', async () => {
    weather.lose({ teller: 'open-meteo', from: NOON, to: NOON, values: ['humidityPct'] });
    const answer: Json = await (await ask(`${june30}&hourly=temperature_2m,relative_humidity_2m`)).json();
    expect(answer.hourly.relative_humidity_2m[12]).toBeNull();
    expect(answer.hourly.temperature_2m[12]).toEqual(expect.any(Number));
  });

  test('stops whoever asks too often', async () => {
    for (let i = 0; i < 600; i += 1) await ask(june30);
    expect((await ask(june30)).status).toBe(429);
    weather.clock.advance(60_000);
    expect((await ask(june30)).status).toBe(200);
  });
});

describe('MET Norway', () => {
  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${weather.addresses.metNorway}/weatherapi/locationforecast/2.0/compact?${query}`, {
      headers: { 'user-agent': 'Svett/1.0 https://example.org/contact', ...headers },
    });

  test('forecasts for whoever says who they are', async () => {
    const answer: Json = await (await ask('lat=59.8586&lon=17.6389')).json();
    const [first] = answer.properties.timeseries;
    expect(first.time).toBe('2026-06-30T12:00:00Z');
    expect(first.data.instant.details.air_temperature).toBeCloseTo(skyAt(UPPSALA, NOON).airC, 1);
  });

  test('forbids strangers and needless decimals', async () => {
    expect((await ask('lat=59.8586&lon=17.6389', { 'user-agent': 'axios/1.21.1' })).status).toBe(403);
    expect((await ask('lat=59.85861&lon=17.6389')).status).toBe(403);
    expect(rules()).toEqual(['met-norway: user-agent', 'met-norway: decimals']);
  });

  test('says that nothing changed to whoever kept what it said', async () => {
    const lastModified = (await ask('lat=59.86&lon=17.64')).headers.get('last-modified') ?? '';
    expect((await ask('lat=59.86&lon=17.64', { 'if-modified-since': lastModified })).status).toBe(304);
    expect(rules()).toEqual([]);
    await ask('lat=59.86&lon=17.64');
    expect(rules()).toEqual(['met-norway: asked-again']);
  });
});

describe('SMHI', () => {
  const ask = (lon: number, lat: number) =>
    fetch(
      `${weather.addresses.smhi}/api/category/snow1g/version/1/geotype/point/lon/${lon}/lat/${lat}/data.json`,
    );

  test('wants longitude first, and knows only the north', async () => {
    const answer: Json = await (await ask(17.6389, 59.8586)).json();
    expect(answer.timeSeries[0].data.air_temperature).toBeCloseTo(skyAt(UPPSALA, NOON).airC, 1);
    expect((await ask(59.8586, 17.6389)).status).toBe(404);
    expect(rules()).toEqual(['smhi: area']);
  });

  test('writes 9999 for what it does not know', async () => {
    weather.lose({ teller: 'smhi', from: NOON, to: NOON, values: ['windMs'] });
    const answer: Json = await (await ask(17.6389, 59.8586)).json();
    expect(answer.timeSeries[0].data.wind_speed).toBe(9999);
    expect(answer.timeSeries[1].data.wind_speed).toBeLessThan(20);
  });
});
