import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { groundM, skyAt } from '#simulators/weather/made-weather';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { MetNorway } from '#integrations/met-norway/met-norway';

const NOW = new Date('2026-06-30T12:10:00Z');
const BERGEN = { latitudeDeg: 60.39, longitudeDeg: 5.32 };
const ROUND = { from: new Date('2026-06-30T11:00:00Z'), to: new Date('2026-06-30T13:00:00Z') };

let weather: WeatherSimulator;
let service: MetNorway;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  weather = await startWeather();
  weather.clock.set(NOW);
  service = new MetNorway({ base: weather.addresses.metNorway }, 'club@example.org');
});
afterEach(() => weather.close());

const ask = (now = NOW, cells = [BERGEN]) => service.hours({ cells, ...ROUND }, now);

test('tells the hour that is and those ahead, by name and with a contact, without radiation', async () => {
  const [answer] = await ask();
  expect(answer!.hours.map(({ at }) => at.toISOString().slice(11, 16))).toEqual(['12:00', '13:00']);
  for (const { at, airC, humidityPct, wind10mMs, solarWm2 } of answer!.hours) {
    const sky = skyAt({ ...BERGEN, altitudeM: Math.round(groundM(BERGEN)) }, at);
    expect(airC).toBeCloseTo(sky.airC, 0);
    expect(humidityPct).toBeCloseTo(sky.humidityPct, 0);
    expect(wind10mMs).toBeCloseTo(sky.windMs, 0);
    expect(solarWm2).toBeNull();
  }
  expect(answer!.elevationM).toBe(Math.round(groundM(BERGEN)));
  expect(answer!.goodUntil).toEqual(new Date('2026-06-30T12:30:00Z'));
  expect(weather.requests[0]!.headers['user-agent']).toMatch(/^Svett\/\S+ \(club@example\.org\)$/);
  expect(weather.failures).toEqual([]);
});

test('is not asked for what is past', () => {
  const covers = (from: string, to: string) =>
    service.covers({ cells: [BERGEN], from: new Date(from), to: new Date(to) }, NOW);
  expect(covers('2026-06-30T11:00:00Z', '2026-06-30T12:00:00Z')).toBe(true);
  expect(covers('2026-06-30T09:00:00Z', '2026-06-30T11:00:00Z')).toBe(false);
  expect(covers('2026-07-03T09:00:00Z', '2026-07-03T11:00:00Z')).toBe(false);
});

test('is asked again only when what it said has run out, and then whether it still holds', async () => {
  const first = await ask();
  expect(await ask(new Date('2026-06-30T12:29:00Z'))).toEqual(first);
  expect(weather.requests).toHaveLength(1);

  weather.faults.add({
    route: '/api.met.no/*',
    status: 304,
    headers: { expires: new Date('2026-06-30T13:30:00Z').toUTCString() },
  });
  weather.clock.advance(30 * 60_000);
  const again = await ask(weather.clock.now());
  expect(weather.requests[1]!.headers['if-modified-since']).toBe('Tue, 30 Jun 2026 12:00:00 GMT');
  expect(again[0]).toEqual({ ...first[0], goodUntil: new Date('2026-06-30T13:30:00Z') });
  expect(weather.failures).toEqual([]);
});

test('what it left out is unknown, and an hour it does not have is no hour', async () => {
  const noon = new Date('2026-06-30T12:00:00Z');
  weather.lose({ teller: 'met-norway', from: noon, to: noon, values: ['windMs'] });
  weather.lose({ teller: 'met-norway', from: ROUND.to, to: ROUND.to });
  const [answer] = await ask();
  expect(answer!.hours).toMatchObject([{ airC: expect.any(Number), wind10mMs: null }]);
});

test('answers as many places as were asked for, in their order', async () => {
  const oslo = { latitudeDeg: 59.91, longitudeDeg: 10.75 };
  const answers = await ask(NOW, [BERGEN, oslo]);
  expect(answers.map(({ elevationM }) => elevationM)).toEqual(
    [BERGEN, oslo].map((cell) => Math.round(groundM(cell))),
  );
  expect(weather.requests).toHaveLength(2);
});

test('a service that will end still answers, and one that forbids us says so', async () => {
  weather.faults.add({
    route: '/api.met.no/*',
    status: 203,
    body: { geometry: { coordinates: [5.32, 60.39, 12] }, properties: { timeseries: [] } },
  });
  expect(await ask()).toMatchObject([{ hours: [], elevationM: 12 }]);
  weather.faults.add({ route: '/api.met.no/*', status: 403 });
  const later = new Date('2026-07-01T12:10:00Z');
  await expect(ask(later)).rejects.toMatchObject({ code: 'weather.access-refused' });
});
