import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { version } from '#src/config/version';
import { Connectors } from '#src/connect/connector.port';
import { Hooks } from '#src/connect/hooks';
import { tell } from '#src/kernel/happenings';
import { FiguresDoor } from '#src/watch/figures-door';
import { Readiness } from '#src/watch/readiness';
import { yesTo } from '../support/consenting.js';
import { aLinkedSvett, type LinkedSvett } from '../support/linked-svett.js';
import type { Newcomer } from '../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
let address: string;
beforeAll(async () => {
  svett = await aLinkedSvett({
    withWeather: true,
    strava: { dropOptional: 0 },
    settings: { METRICS_PORT: '0', STRAVA_WEBHOOK_SIGNATURE: 'enforce' },
  });
  // As Strava itself does: each word once, at once, and signed.
  const plain = { copies: 1, reorder: false, hold: false, delayMs: 0, drop: 0, signature: 'valid' } as const;
  Object.assign(svett.strava.webhooks.modes, plain);
  address = `http://127.0.0.1:${await svett.get(FiguresDoor).open()}`;
  ada = await svett.newcomer();
  await ada.browser.put('/api/v1/consents/weather-lookups', yesTo('weather-lookups'));
  await ada.connect('strava');
  await svett.settle();
  for (const days of [0, 2]) {
    svett.clock.pass({ days }); // long enough for the tokens to run out
    svett.strava.addActivity(ada.is.stravaId, { durationS: 900 }, { announce: true });
    await svett.settle();
  }
});
afterAll(() => svett.close());

const figures = async () => {
  const answer = await fetch(`${address}/metrics`);
  return { type: answer.headers.get('content-type'), text: await answer.text() };
};
/** The value of the one line that begins so. */
const value = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length) ?? NaN,
  );

test('what people, brands, services and our own work did is counted where it happened', async () => {
  const { type, text } = await figures();
  expect(type).toContain('text/plain');
  const atLeastOnce = [
    'http_request_duration_seconds_count{method="GET",route="/api/v1/links/:brand/callback",status="303"}',
    'svett_provider_request_duration_seconds_count{provider="strava",status="200"}',
    'svett_provider_request_duration_seconds_count{provider="open-meteo",status="200"}',
    'svett_notices_total{provider="strava",result="taken"}',
    'svett_tokens_refreshed_total{provider="strava",result="renewed"}',
    'svett_weather_lookups_total{provider="open-meteo",result="asked"}',
    'svett_job_duration_seconds_count{topic="connect.notice-received",result="done"}',
  ];
  expect(atLeastOnce.filter((line) => !(value(text, line) > 0))).toEqual([]);
  expect(text).toContain(`svett_build_info{version="${version}",node="${process.versions.node}"`);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  expect(value(text, 'svett_database_waiting{way="write"}')).toBe(0);
});

test('a knock that is not the brand’s is counted as refused', async () => {
  const url = svett.get(Hooks).urlOf('strava');
  await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  const { text } = await figures();
  expect(value(text, 'svett_notices_total{provider="strava",result="refused"}')).toBe(1);
});

test('how things stand is asked anew each time', async () => {
  const due = 'svett_jobs_due{topic="connect.notice-received"}';
  svett.strava.addActivity(ada.is.stravaId, { durationS: 900 }, { announce: true });
  await svett.strava.webhooks.settled();
  svett.clock.pass({ minutes: 1 });
  const { text } = await figures();
  expect(value(text, due)).toBe(1);
  expect(value(text, 'svett_job_oldest_age_seconds{topic="connect.notice-received"}')).toBeGreaterThanOrEqual(
    60,
  );
  await svett.settle();
  expect((await figures()).text).not.toContain(due);
});

test('no label holds an id, an address or a name: they are few', async () => {
  for (let n = 0; n < 20; n++) await ada.browser.get(`/api/v1/sessions/${crypto.randomUUID()}?n=${n}`);
  for (let n = 0; n < 20; n++) await ada.browser.get(`/api/v1/none/${n}`);
  const { text } = await figures();
  expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-|@|example\.org/);
  expect(text).not.toContain(ada.is.stravaId);
  const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
  expect([...routes].filter((route) => /\/\d|\?/.test(route!))).toEqual([]);
  expect(routes).toContain('/api/v1/sessions/:id');
});

test('a brand is called the same in every figure', () => {
  const slug = (title: string) => title.toLowerCase().replaceAll('.', '-');
  for (const { brand, title } of svett.app.get<Connectors>(Connectors).all) expect(slug(title)).toBe(brand);
});

test('whoever has no other door is asked here whether they are well', async () => {
  const status = async (path: string, method = 'GET') => (await fetch(address + path, { method })).status;
  expect([await status('/livez'), await status('/readyz'), await status('/healthz')]).toEqual([
    200, 200, 200,
  ]);
  expect([await status('/'), await status('/metrics', 'POST')]).toEqual([404, 405]);
  svett.get(Readiness).leave();
  expect([await status('/livez'), await status('/readyz')]).toEqual([200, 503]);
  expect(await (await fetch(`${address}/readyz`)).json()).toHaveProperty('details.failed', 'leaving');
});

test('once closed it counts no more', async () => {
  await svett.get(FiguresDoor).onApplicationShutdown();
  expect(() => tell('notice.taken', { provider: 'strava', result: 'taken' })).not.toThrow();
  await expect(fetch(`${address}/metrics`)).rejects.toThrow();
});
