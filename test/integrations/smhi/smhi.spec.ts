import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { skyAt } from '#simulators/weather/made-weather';
import { startWeather, type WeatherSimulator } from '#simulators/weather/weather-services';
import { Smhi } from '#integrations/smhi/smhi';

const NOW = new Date('2026-06-30T12:10:00Z');
const UMEA = { latitudeDeg: 63.83, longitudeDeg: 20.26 };
const ROUND = { from: new Date('2026-06-30T11:00:00Z'), to: new Date('2026-06-30T13:00:00Z') };

let weather: WeatherSimulator;
let service: Smhi;
beforeEach(async () => {
  weather = await startWeather();
  weather.clock.set(NOW);
  service = new Smhi({ base: weather.addresses.smhi }, null);
});
afterEach(() => weather.close());

const ask = (cells = [UMEA]) => service.hours({ cells, ...ROUND }, NOW);

test('tells the hour that is and those ahead, longitude first, without radiation', async () => {
  const [answer] = await ask();
  expect(answer!.hours.map(({ at }) => at.toISOString().slice(11, 16))).toEqual(['12:00', '13:00']);
  for (const { at, airC, wind10mMs, solarWm2 } of answer!.hours) {
    expect(airC).toBeCloseTo(skyAt(UMEA, at).airC, 0);
    expect(wind10mMs).toBeCloseTo(skyAt(UMEA, at).windMs, 0);
    expect(solarWm2).toBeNull();
  }
  expect(answer!.goodUntil).toEqual(new Date('2026-06-30T13:10:00Z'));
  expect(weather.failures).toEqual([]);
});

test('9999 is its word for what it does not know', async () => {
  weather.lose({ teller: 'smhi', from: ROUND.from, to: ROUND.to, values: ['airC'] });
  const [answer] = await ask();
  expect(answer!.hours[0]).toMatchObject({ airC: null, humidityPct: expect.any(Number) });
});

test('is asked in the north only, and for what is not past', () => {
  const covers = (cell: typeof UMEA, from = ROUND.from, to = ROUND.to) =>
    service.covers({ cells: [cell], from, to }, NOW);
  expect(covers(UMEA)).toBe(true);
  expect(covers({ latitudeDeg: 48.86, longitudeDeg: 2.35 })).toBe(false);
  expect(covers({ latitudeDeg: 63.83, longitudeDeg: -20.26 })).toBe(false);
  expect(covers(UMEA, new Date('2026-06-30T09:00:00Z'), ROUND.from)).toBe(false);
});

test('a place at the edge that it does not know is an answer too, and costs the others nothing', async () => {
  const [edge, known] = await ask([{ latitudeDeg: 70.9, longitudeDeg: 37.9 }, UMEA]);
  expect(edge!.hours).toEqual([]);
  expect(known!.hours).toHaveLength(2);
});
