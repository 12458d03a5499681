import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import FitParser from 'fit-file-parser';
import { startIntervals } from '#simulators/intervals/intervals';
import type { IntervalsAthlete, IntervalsSimulator } from '#simulators/intervals/intervals-simulator';

/** What came over the wire; the tests look into it. */
type Json = ReturnType<typeof JSON.parse>;

let intervals: IntervalsSimulator;
let account: IntervalsAthlete;

beforeEach(async () => {
  intervals = await startIntervals({ limits: [20, 5_000] });
  intervals.clock.set(new Date('2026-07-01T12:00:00Z'));
  account = intervals.addAthlete({ days: 14 });
});
afterEach(() => intervals.close());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${intervals.url}/api/v1${path}`, {
    ...init,
    headers: {
      authorization: `Basic ${Buffer.from(`API_KEY:${account.apiKey}`).toString('base64')}`,
      'user-agent': 'Svett/1.0',
      ...(init.headers as Record<string, string>),
    },
  });
const rules = (): string[] => intervals.failures.map(({ rule }) => rule);

test('the key opens its own athlete’s list, newest first, by the local day', async () => {
  const answer = await call('/athlete/0/activities?oldest=2026-06-24&newest=2026-07-01');
  const list: Json = await answer.json();
  expect(list.length).toBeGreaterThan(1);
  expect(list[0].start_date_local > list.at(-1).start_date_local).toBe(true);
  expect(list.every(({ start_date_local: at }: Json) => at >= '2026-06-24')).toBe(true);
  expect(answer.headers.get('x-ratelimit-remaining')).toBe('19,4999');
  expect((await call('/athlete/i999/activities?oldest=2026-06-24')).status).toBe(403);
  expect(rules()).toEqual(['another-athlete']);
});

test.each([
  ['a library’s name', { 'user-agent': 'axios/1.21.1' }, 403, 'user-agent'],
  ['the key as a bearer', { authorization: 'Bearer abc' }, 403, 'not-basic'],
  ['another user name', { authorization: `Basic ${btoa('me:abc')}` }, 401, 'not-api-key'],
])('%s opens nothing', async (_, headers, status, rule) => {
  expect((await call('/athlete/0', { headers })).status).toBe(status);
  expect(rules()).toEqual([rule]);
});

test('the original file comes as gzip', async () => {
  const id = intervals.record(account.id, { sport: 'Run', device: 'Garmin Forerunner 255', indoor: false });
  const packed = Buffer.from(await (await call(`/activity/${id}/file`)).arrayBuffer());
  const fit = await new FitParser({ mode: 'list' }).parseAsync(gunzipSync(packed));
  const detail: Json = await (await call(`/activity/${id}?intervals=true`)).json();
  expect(fit.sessions?.[0]?.start_time).toEqual(new Date(detail.start_date));
  expect(detail.icu_intervals).toHaveLength(1);
});

test('of what came from Strava it tells nothing but that it is there', async () => {
  const id = intervals.record(account.id, { source: 'STRAVA' });
  const detail: Json = await (await call(`/activity/${id}`)).json();
  expect(detail).not.toHaveProperty('distance');
  expect(detail._note).toContain('STRAVA');
  expect((await call(`/activity/${id}/file`)).status).toBe(404);
});

test('a part of a day’s wellness is written beside what was there', async () => {
  intervals.feel(account.id, '2026-07-01', { weight: 71.5 });
  const body = JSON.stringify({ hydrationVolume: 1.4 });
  const headers = { 'content-type': 'application/json' };
  const written = await call('/athlete/0/wellness/2026-07-01', { method: 'PUT', body, headers });
  expect(await written.json()).toMatchObject({ id: '2026-07-01', weight: 71.5, hydrationVolume: 1.4 });
  const range = await call('/athlete/0/wellness?oldest=2026-06-30&newest=2026-07-01');
  expect(await range.json()).toMatchObject([{ id: '2026-07-01', weight: 71.5 }]);
  const wrong = await call('/athlete/0/wellness/2026-07-01', { method: 'PUT', body: '{"sweat":1}', headers });
  expect(wrong.status).toBe(422);
  expect(rules()).toEqual(['unknown-field']);
});

test('whoever asks too often is told when to come back', async () => {
  intervals.clock.advance(60_000);
  for (let i = 0; i < 20; i += 1) await call('/athlete/0');
  const answer = await call('/athlete/0');
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('840');
  intervals.clock.advance(840_000);
  expect((await call('/athlete/0')).status).toBe(200);
});

test('a changed key closes the door to the old one', async () => {
  intervals.changeKey(account.id);
  account = { ...account, apiKey: 'the-old-one' };
  expect((await call('/athlete/0')).status).toBe(401);
});
