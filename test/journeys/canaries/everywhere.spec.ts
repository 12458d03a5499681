import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startIntervals } from '#simulators/intervals/intervals';
import type { IntervalsSimulator } from '#simulators/intervals/intervals-simulator';
import { aFitFile, aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { CANARIES, CANARY, canariesIn } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { shown, yesTo } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// A service as people run it, at its most talkative. Canaries are handed in at every door, in good order and broken;
// then all it wrote is searched for them.
jest.setTimeout(240_000);

/** What these do cannot be taken back, or ends the visit; the journeys of doors.ts walk through them. */
const ENDS_THE_VISIT = new Set(['POST /api/v1/sign-out', 'DELETE /api/v1/me']);
/** What this answers has no end; `hear` takes its first words. */
const GOES_ON = 'GET /api/v1/live';

let house: CanaryHouse;
let vendor: Server;
let intervals: IntervalsSimulator;
let ada: CanaryVisitor;
let token = '';

beforeAll(async () => {
  vendor = await aRudeVendor();
  intervals = await startIntervals();
  const rude = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  house = await CanaryHouse.open({
    // Holds all that the other form does, and what each line is about beside.
    LOG_FORMAT: 'json',
    METRICS_PORT: '0',
    STRAVA_CLIENT_ID: '7391',
    STRAVA_CLIENT_SECRET: CANARY.secret,
    STRAVA_API_BASE: rude,
    STRAVA_OAUTH_BASE: rude,
    STRAVA_CALLBACK_PATH_TOKEN: 'strava-knocks-here',
    GARMIN_ENABLED: 'true',
    GARMIN_CLIENT_ID: '7391',
    GARMIN_CLIENT_SECRET: CANARY.secret,
    GARMIN_TOKEN_URL: `${rude}/token`,
    GARMIN_API_BASE: rude,
    GARMIN_CALLBACK_HOSTS: new URL(rude).host,
    GARMIN_WEBHOOK_PATH_TOKEN: 'garmin-knocks-here',
    WITHINGS_CLIENT_ID: '7391',
    WITHINGS_CLIENT_SECRET: CANARY.secret,
    WITHINGS_API_BASE: rude,
    WITHINGS_WEBHOOK_PATH_TOKEN: 'withings-knocks-here',
    OPEN_METEO_BASE: rude,
    ...intervals.environment,
  });
  for (const brand of ['strava', 'garmin', 'withings']) house.secrets.add(`${brand}-knocks-here`);
});

afterAll(async () => {
  await house.close();
  vendor.closeAllConnections();
  vendor.close();
  await intervals.close();
});

test('somebody gets in, and others try to', async () => {
  ada = await house.operator();
  const { email, password } = CANARY;
  const wish = { name: CANARY.name, scopes: ['profile:read'] };
  ({ token } = await ada.must<{ token: string }>('POST', '/api/v1/tokens', wish));
  house.secrets.add(token);
  const spare = await ada.must<{ id: string; token: string }>('POST', '/api/v1/tokens', wish);
  house.secrets.add(spare.token);
  await ada.must('GET', '/api/v1/tokens');
  await ada.must('DELETE', `/api/v1/tokens/${spare.id}`);
  const stranger = house.visitor();
  await stranger.must('POST', '/api/v1/sign-in', { email, password });
  await stranger.must('PUT', '/api/v1/me', { language: 'sv' });
  await stranger.must('POST', '/api/v1/sign-out');
  for (const body of [
    { email, password: `${password}!` },
    { email: `not-${email}`, password },
  ])
    expect((await stranger.send('POST', '/api/v1/sign-in', body)).status).toBe(401);
  await stranger.send('POST', '/api/v1/setup', { token: CANARY.secret, email, password, language: 'en' });
  for (const authorization of [`Bearer ${token}`, `Bearer ${CANARY.secret}`, `Basic ${CANARY.secret}`])
    await stranger.send('GET', '/api/v1/me', undefined, {
      authorization,
      cookie: `__Host-svett=${CANARY.secret}`,
    });
});

test('every route hears canaries instead of what it asks for', async () => {
  const { paths } = await ada.must<{ paths: Record<string, object> }>('GET', '/openapi.json');
  const junk = Object.fromEntries(CANARIES.map((value, n) => [`canary${n}`, value]));
  const known = {
    ...CANARY,
    measuredOn: CANARY.email,
    massKg: 'canary',
    code: CANARY.secret,
    key: CANARY.secret,
  };
  const query = new URLSearchParams({ state: CANARY.secret, code: CANARY.secret, q: CANARY.email });
  let answered = 0;
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
      if (ENDS_THE_VISIT.has(`${method} ${path}`) || `${method} ${path}` === GOES_ON) continue;
      const url = path.replace(/\{brand\}/, 'strava').replace(/\{\w+\}/g, CANARY.secret);
      for (const body of method === 'GET' ? [undefined] : [junk, known, CANARIES, CANARY.email, '{"canary'])
        answered += (await ada.send(method, `${url}?${query.toString()}`, body)).status > 0 ? 1 : 0;
    }
  }
  expect(answered).toBeGreaterThan(200);
  expect(await ada.hear(`/api/v1/live?${query.toString()}`)).toContain('event: ready');
});

test('a profile, body masses, and files of all kinds, whole and torn', async () => {
  const unknown = Object.fromEntries(
    ['sex', 'vo2maxMlKgMin', 'maxHeartRateBpm', 'ftpW', 'usualClothing', 'indoorAirC', 'indoorHumidityPct']
      .concat('indoorFan')
      .map((field) => [field, null]),
  );
  const { heightCm, restingHeartRateBpm, massKg, place, email } = CANARY;
  const told = { birthDate: '1990-04-17', heightCm, restingHeartRateBpm, heartRateReliable: true };
  await ada.must('PUT', '/api/v1/profile', { ...unknown, ...told });
  await ada.must('GET', '/api/v1/profile');
  await ada.must('POST', '/api/v1/profile/masses', { measuredOn: '2026-01-05', massKg });
  const twice = { measuredOn: '2026-01-06', massKg };
  const { id } = await ada.must<{ id: string }>('POST', '/api/v1/profile/masses', twice);
  await ada.must('DELETE', `/api/v1/profile/masses/${id}`);
  await ada.must('GET', '/api/v1/profile/masses');
  const whole = [
    ['ride.fit', aFitFile({ minutes: 30, everyS: 10, from: place, massKg })],
    ['ride.tcx', aTcxFile({ minutes: 5, from: place, device: CANARY.name })],
    ['ride.gpx', aGpxFile({ minutes: 5, from: place })],
  ] as const;
  for (const [name, bytes] of whole) {
    const torn = bytes.slice(0, bytes.length * 0.6);
    const spoilt = Buffer.from(bytes).toString('latin1').replaceAll('<Time>', email);
    const pieces = [bytes, torn, Buffer.from(spoilt, 'latin1'), Buffer.from(CANARIES.join('\n'))];
    for (const [n, piece] of pieces.entries()) {
      const { status, said } = await ada.upload<{
        items: { outcome: string; problem: object | null }[];
      }>('/api/v1/sessions/files', 'files', `${email}-${n}-${name}`, piece);
      expect(status).toBe(200);
      const { problem } = said.items[0]!;
      expect(canariesIn(JSON.stringify(problem))).toEqual([]);
      if (n === 0) expect(problem).toBeNull();
    }
  }
});

test('what came of a session is asked for, weighed and thrown away', async () => {
  const { items } = await ada.must<{ items: { id: string; elapsedS: number }[] }>('GET', '/api/v1/sessions');
  const { id } = items.toSorted((a, b) => b.elapsedS - a.elapsedS)[0]!;
  const at = `/api/v1/sessions/${id}`;
  await ada.until<{ items: object[] }>(`/api/v1/estimates?sessionIds=${id}`, (said) => said.items.length > 0);
  for (const part of ['', '/streams', '/track', '/estimate', '/drivers']) await ada.must('GET', at + part);
  const weighed = { preKg: CANARY.massKg, postKg: CANARY.massKg - 0.6, drinkKg: 0.1, sure: true };
  await ada.must('PUT', `${at}/weigh-in`, weighed);
  await ada.send('PUT', `${at}/weigh-in`, { ...weighed, postKg: 1, sure: false });
  for (const url of [`${at}/weigh-in`, '/api/v1/weigh-ins', '/api/v1/weigh-ins/next', '/api/v1/sweat-factor'])
    await ada.must('GET', url);
  for (const part of ['sweat-map', 'sweat-factor/history', 'sweat-accuracy', 'heat-acclimatisation'])
    await ada.must('GET', `/api/v1/${part}`);
  await ada.must('DELETE', `${at}/weigh-in`);
  await ada.must('PUT', `${at}/told`, { massKg: CANARY.massKg });
  await ada.send('PUT', `${at}/told`, { airC: CANARY.massKg, sport: CANARY.secret });
  await ada.must('GET', `${at}/told`);
  await ada.must('DELETE', `${at}/told`);
  const weighing = `/api/v1/weighings/${crypto.randomUUID()}`;
  const before = { at: new Date().toISOString(), kg: CANARY.massKg };
  await ada.send('PUT', weighing, { before: { ...before, kg: CANARY.massKg * 10 } });
  await ada.must('PUT', weighing, { before, sure: true });
  await ada.must('GET', '/api/v1/weighings');
  await ada.must('DELETE', weighing);
  await ada.must('DELETE', at);
});

test('brands send the athlete back, knock, and fail with our own words on their lips', async () => {
  await ada.must('GET', '/api/v1/consents/weather-lookups/text?language=sv');
  await ada.must('PUT', '/api/v1/consents/weather-lookups', yesTo('weather-lookups', 'sv'));
  await ada.must('GET', '/api/v1/consents');
  for (const brand of ['strava', 'garmin', 'withings']) {
    const { url } = await ada.must<{ url: string }>('POST', `/api/v1/links/${brand}/authorise`, {});
    const state = new URL(url).searchParams.get('state')!;
    house.secrets.add(state);
    for (const query of [
      { state, code: CANARY.secret },
      { state: CANARY.secret, error: CANARY.email },
    ])
      await ada.send('GET', `/api/v1/links/${brand}/callback?${new URLSearchParams(query).toString()}`);
    for (const body of [{ owner_id: 7391, canary: CANARIES }, CANARIES, `{"${CANARY.secret}`])
      await ada.send('POST', `/hooks/${brand}/${brand}-knocks-here`, body);
    await ada.send('GET', `/hooks/${brand}/${brand}-knocks-here?hub.verify_token=${CANARY.secret}`);
    await ada.send('POST', `/hooks/${brand}/${CANARY.secret}-nobody-knows`, { canary: CANARIES });
  }
});

test('a pasted key is wrong and right, and the diary it opens breaks', async () => {
  const { apiKey: key } = intervals.addAthlete({ days: 3 });
  house.secrets.add(key);
  const at = '/api/v1/links/intervals-icu';
  expect((await ada.send('POST', `${at}/key`, { key: CANARY.secret })).status).toBeGreaterThan(399);
  const body = { status: 500, error: CANARIES.join(' ') };
  intervals.faults.add({ route: '/api/v1/athlete/:id', status: 500, body });
  await ada.send('POST', `${at}/key`, { key });
  await ada.must('POST', `${at}/key`, { key });
  await ada.must('PUT', `${at}/choices`, { writesBack: true, textSha256: shown('diary', 'sv') });
  for (const status of [403, 422, 500])
    intervals.faults.add({ route: '/api/v1/*', times: 2, status, body: { ...body, status } });
  await ada.must('POST', `${at}/sync`);
  await ada.must('GET', '/api/v1/links');
  await wait(1_000); // facts in hand may still fail
  intervals.faults.clear();
  await ada.must('DELETE', `${at}?data=erase`);
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
});

test('nor does the folder hold a file that would be forgotten', async () => {
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.everywhere, house.passed)).toEqual([]);
});

/** Answers everything with an error full of canaries: as text, as JSON, in headers, or by hanging up. */
async function aRudeVendor(): Promise<Server> {
  let calls = 0;
  const server = createServer((request, response) => {
    const status = [500, 400, 401, 429, 200][calls++ % 5]!;
    if (calls % 7 === 0) return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', 'x-canary': CANARY.secret });
    response.end(
      JSON.stringify({ message: CANARIES.join(' '), errors: [CANARY], access_token: CANARY.secret }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
