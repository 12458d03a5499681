import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';

const NOON = new Date('2026-11-23T12:01:00Z');
const WHOLE = 'read,activity:read,profile:read_all';
let strava: StravaSimulator;
let athleteId: string;

beforeEach(async () => {
  strava = await startStrava({ settings: { dropOptional: 0 } });
  strava.clock.set(NOON);
  athleteId = strava.addAthlete(1).id;
});

afterEach(() => strava.close());

function authorizeUrl(changes: Record<string, string> = {}): string {
  const url = new URL('/oauth/authorize', strava.url);
  const asked = { redirect_uri: 'http://localhost/back', response_type: 'code', scope: WHOLE, state: 'a1b2' };
  for (const [name, value] of Object.entries({ client_id: strava.clientId, ...asked, ...changes }))
    url.searchParams.set(name, value);
  return url.href;
}

async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const response = await fetch(strava.url + path, { method: 'POST', body, headers });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const client = () => ({ client_id: strava.clientId, client_secret: strava.clientSecret });
const exchange = (code: string) =>
  post('/oauth/token', { ...client(), code, grant_type: 'authorization_code' });
const refresh = (token: string) =>
  post('/oauth/token', { ...client(), refresh_token: token, grant_type: 'refresh_token' });

async function connect(scopes?: string[]): Promise<{ access_token: string; refresh_token: string }> {
  const asked = authorizeUrl(scopes ? { scope: scopes.join(',') } : {});
  const back = new URL(strava.approve(asked, { athleteId }));
  return (await exchange(back.searchParams.get('code') ?? '')).body;
}

async function get(path: string, token: string) {
  const response = await fetch(`${strava.url}/api/v3${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const rules = () => strava.failures.map(({ rule }) => rule);

describe('connecting', () => {
  test('a code is good once and for ten minutes', async () => {
    const back = new URL(strava.approve(authorizeUrl(), { athleteId }));
    expect(back.searchParams.get('state')).toBe('a1b2');
    const code = back.searchParams.get('code') ?? '';

    const first = await exchange(code);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 21_600,
      athlete: { resource_state: 2 },
    });
    const again = await exchange(code);
    expect([again.status, again.body.errors]).toEqual([
      400,
      [{ resource: 'RequestToken', field: 'code', code: 'invalid' }],
    ]);

    const late = new URL(strava.approve(authorizeUrl(), { athleteId })).searchParams.get('code') ?? '';
    strava.clock.advance(600_000);
    expect((await exchange(late)).status).toBe(400);
    expect(strava.failures).toEqual([]);
  });

  test('a person can untick scopes on the page, or cancel', async () => {
    const page = await (await fetch(authorizeUrl())).text();
    expect(page).toContain('name="scope activity:read"');

    const press = (fields: Record<string, string>) =>
      fetch(authorizeUrl(), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const some = await press({ athlete: athleteId, 'scope activity:read': 'on', authorize: '1' });
    expect(new URL(some.headers.get('location') ?? '').searchParams.get('scope')).toBe('read,activity:read');
    const none = await press({ cancel: '1' });
    expect(none.headers.get('location')).toBe('http://localhost/back?state=a1b2&error=access_denied');
  });

  test.each([
    ['a redirect off the domain', { redirect_uri: 'https://elsewhere.example/back' }],
    ['scopes parted by blanks', { scope: 'read activity:read' }],
    ['no state', { state: '' }],
    ['a parameter it does not know', { code_challenge: 'x' }],
  ])('%s is refused and noted', async (_, changes) => {
    expect((await fetch(authorizeUrl(changes))).status).toBe(400);
    expect(strava.failures).toHaveLength(1);
  });

  test('an application that is full takes nobody new, but its own athletes again', async () => {
    strava.settings.athleteCap = 1;
    await connect();
    await connect();
    athleteId = strava.addAthlete(2).id;
    expect(await connect()).toMatchObject({ errors: [{ field: 'athlete capacity' }] });
  });
});

describe('tokens', () => {
  test('the access token stays while more than an hour is left, and dies after six', async () => {
    const { access_token, refresh_token } = await connect();
    strava.clock.advance(4.9 * 3_600_000);
    expect((await refresh(refresh_token)).body).toMatchObject({ access_token, refresh_token });
    strava.clock.advance(0.2 * 3_600_000);
    const renewed = (await refresh(refresh_token)).body;
    expect(renewed.access_token).not.toBe(access_token);

    strava.clock.advance(0.9 * 3_600_000);
    expect((await get('/athlete', access_token)).status).toBe(401);
    expect((await get('/athlete', renewed.access_token)).status).toBe(200);
    expect(strava.failures).toEqual([]);
  });

  test('in rotate mode a refresh token is good once', async () => {
    strava.settings.rotate = true;
    const { refresh_token } = await connect();
    const { body } = await refresh(refresh_token);
    expect(body.refresh_token).not.toBe(refresh_token);
    expect((await refresh(refresh_token)).body.errors[0]).toEqual({
      ...{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' },
    });
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  test.each(['access_token', 'refresh_token'] as const)('revoking the %s kills both', async (which) => {
    const tokens = await connect();
    const basic = Buffer.from(`${strava.clientId}:${strava.clientSecret}`).toString('base64');
    expect((await post('/oauth/revoke', { token: tokens[which] })).status).toBe(401);
    const revoked = await post(
      '/oauth/revoke',
      { token: tokens[which] },
      { authorization: `Basic ${basic}` },
    );
    expect(revoked.status).toBe(200);
    expect((await get('/athlete', tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  test('the old way to deauthorize kills them too', async () => {
    const { access_token } = await connect();
    const gone = await post('/oauth/deauthorize', {}, { authorization: `Bearer ${access_token}` });
    expect(gone).toEqual({ status: 200, body: { access_token } });
    expect((await get('/athlete', access_token)).status).toBe(401);
  });
});

describe('reading', () => {
  test('what was not granted is 401 and noted; the profile without its scope has no weight', async () => {
    const { access_token } = await connect(['read']);
    const { status, text } = await get('/athlete/activities', access_token);
    expect([status, JSON.parse(text).errors[0]]).toEqual([
      401,
      { resource: 'AccessToken', field: 'activity:read_permission', code: 'missing' },
    ]);
    expect(rules()).toEqual(['wrong-scope']);
    expect(JSON.parse((await get('/athlete', access_token)).text)).not.toHaveProperty('weight');
  });

  test.each([
    ['/athlete/activities?per_page=201', 'bad-value'],
    ['/athlete/activities?after=1763899200000', 'bad-value'],
    ['/athlete/activities?since=1', 'unknown-parameter'],
    ['/athlete?access_token=x', 'token-outside-header'],
  ])('%s is refused and noted as %s', async (path, rule) => {
    const { access_token } = await connect();
    expect((await get(path, access_token)).status).toBeGreaterThanOrEqual(400);
    expect(rules()).toEqual([rule]);
  });

  test('pages are short where something may not be seen; only an empty page is the end', async () => {
    const hoursAgo = (hours: number) => new Date(+NOON - hours * 3_600_000);
    for (const hours of [2, 4, 6, 8])
      strava.addActivity(athleteId, { startsAt: hoursAgo(hours), durationS: 600, isPrivate: hours === 4 });
    const { access_token } = await connect();
    const page = async (n: number, more = '') =>
      JSON.parse((await get(`/athlete/activities?per_page=2&page=${n}${more}`, access_token)).text).map(
        ({ start_date }: { start_date: string }) => start_date.slice(11, 13),
      );
    expect([await page(1), await page(2), await page(3)]).toEqual([['10'], ['06', '04'], []]);
    expect(await page(1, `&after=${+NOON / 1_000 - 7 * 3_600}`)).toEqual(['06']);
    expect(strava.failures).toEqual([]);
  });

  test('an activity’s id past 2^53 keeps all its digits, on the page and in its own address', async () => {
    strava.settings.bigIds = 'all';
    const { id } = strava.addActivity(athleteId, { durationS: 600 });
    const { access_token } = await connect();
    expect(BigInt(Number(id))).not.toBe(BigInt(id));
    expect((await get('/athlete/activities', access_token)).text).toContain(`"id":${id},`);
    expect((await get(`/activities/${id}`, access_token)).status).toBe(200);
  });

  test('streams come in both forms, and not for what was typed in by hand', async () => {
    const { id } = strava.addActivity(athleteId, { sport: 'Run', indoor: false, durationS: 600 });
    const byHand = strava.addActivity(athleteId, { durationS: 600, isManual: true });
    const { access_token } = await connect();
    const keyed = JSON.parse(
      (await get(`/activities/${id}/streams?keys=time,temp&key_by_type=true`, access_token)).text,
    );
    const list = JSON.parse((await get(`/activities/${id}/streams?keys=time`, access_token)).text);
    expect(keyed.time).toMatchObject({ original_size: 601, resolution: 'high' });
    expect(Object.keys(keyed)).toEqual(['time', 'distance', 'temp']);
    expect(list.map(({ type }: { type: string }) => type)).toEqual(['time', 'distance']);
    expect((await get(`/activities/${byHand.id}/streams?keys=time`, access_token)).status).toBe(404);
  });

  test('who hides start and place shows one second past midnight and an empty place', async () => {
    const startsAt = new Date('2026-11-22T17:30:00Z');
    const hidden = {
      sport: 'Run',
      indoor: false,
      startsAt,
      durationS: 600,
      hidesStart: true,
      hidesPlace: true,
    } as const;
    const { id } = strava.addActivity(athleteId, hidden);
    const { access_token } = await connect();
    expect(JSON.parse((await get(`/activities/${id}`, access_token)).text)).toMatchObject({
      start_date: '2026-11-21T23:00:01Z',
      start_date_local: '2026-11-22T00:00:01Z',
      timezone: '(GMT+01:00) Europe/Stockholm',
      start_latlng: [],
    });
  });

  test('fields that may be missing are missing at random, the same ones each time', async () => {
    strava.settings.dropOptional = 0.5;
    const { access_token } = await connect();
    for (let i = 0; i < 6; i += 1) strava.addActivity(athleteId, { sport: 'Run', durationS: 300 });
    const first = (await get('/athlete/activities', access_token)).text;
    expect((await get('/athlete/activities', access_token)).text).toBe(first);
    const withSensor = JSON.parse(first).filter((one: object) => 'average_temp' in one);
    expect(withSensor.length).toBeGreaterThan(0);
    expect(withSensor.length).toBeLessThan(6);
  });
});

describe('rate limits', () => {
  test('the quarter hour of the wall clock is counted, refused calls too, and the day of UTC', async () => {
    strava.limits.read = [2, 4];
    const { access_token } = await connect();
    const call = async (token = access_token) => {
      const { status, headers } = await get('/athlete', token);
      return [status, headers.get('x-readratelimit-usage')];
    };
    expect([await call(), await call(), await call()]).toEqual([
      [200, '1,1'],
      [200, '2,2'],
      [429, '3,3'],
    ]);
    strava.clock.set(new Date('2026-11-23T12:15:00Z'));
    expect([await call(), await call()]).toEqual([
      [200, '1,4'],
      [429, '2,5'],
    ]);
    strava.clock.set(new Date('2026-11-24T00:00:00Z'));
    expect(await call((await connect()).access_token)).toEqual([200, '1,1']);
  });

  test('a refusal can be a page, and an application whose owner stopped paying is forbidden everything', async () => {
    const { access_token } = await connect();
    strava.limits.body = 'html';
    strava.limits.exhaust('quarter');
    expect((await get('/athlete', access_token)).headers.get('content-type')).toContain('text/html');

    strava.clock.advance(900_000);
    strava.settings.inactive = true;
    const { status, text } = await get('/athlete', access_token);
    expect([status, JSON.parse(text).errors[0].code]).toEqual([403, 'Inactive']);
  });
});

test('a person at the vendor’s page can record, edit, hide and delete, and take the permission back', async () => {
  await connect();
  const press = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${strava.url}/__sim/${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { accept: 'text/html' },
    }).then((response) => response.text());

  const page = await press('activities', { athleteId });
  const [activity] = strava.activitiesOf(athleteId);
  const id = activity?.id ?? '';
  expect(page).toContain(`/__sim/activities/${id}/edit`);
  expect(await press(`activities/${id}/edit`, { name: '<b>Race</b>' })).toContain('&lt;b&gt;Race');
  expect(await press(`activities/${id}/private`, { private: 'true' })).toContain('Show to all');
  expect(await press(`activities/${id}/delete`)).not.toContain(id);
  expect(await press(`athletes/${athleteId}/deauthorise`)).toContain('not connected');
});
