import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import FitParser from 'fit-file-parser';
import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';

/** What came over the wire; the tests look into it. */
type Json = ReturnType<typeof JSON.parse>;

const NOW = new Date('2026-07-01T12:00:00Z');
const DAY_S = 86_400;
const VERIFIER = 'v'.repeat(43);
const REDIRECT = 'http://localhost:3000/back';
let garmin: GarminSimulator;
/** Stands where Svett’s webhook will: keeps what comes, answers what it is told. */
let inbox: { server: Server; bodies: Json[]; answers: number[] };

beforeEach(async () => {
  inbox = { server: createServer(), bodies: [], answers: [] };
  inbox.server.on('request', (request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      inbox.bodies.push(JSON.parse(text));
      response.writeHead(inbox.answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((done) => inbox.server.listen(0, '127.0.0.1', done));
  const { port } = inbox.server.address() as AddressInfo;
  garmin = await startGarmin({ webhookUrl: `http://127.0.0.1:${port}/`, autoDeliver: false });
  garmin.clock.set(NOW);
});
afterEach(async () => {
  await garmin.close();
  await new Promise((done) => inbox.server.close(done));
});

const rules = (): string[] => garmin.failures.map(({ rule }) => rule);
const question = (more: Record<string, string> = {}): string =>
  `${garmin.url}/oauth2Confirm?${new URLSearchParams({
    response_type: 'code',
    client_id: garmin.clientId,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    redirect_uri: REDIRECT,
    state: 'a-state-nobody-guesses',
    ...more,
  }).toString()}`;
const token = async (fields: Record<string, string>): Promise<{ status: number; body: Json }> => {
  const answer = await fetch(`${garmin.url}/di-oauth2-service/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: garmin.clientId,
      client_secret: garmin.clientSecret,
      ...fields,
    }),
  });
  return { status: answer.status, body: await answer.json() };
};
const connect = async (choice: Parameters<GarminSimulator['approve']>[1] = {}): Promise<Json> => {
  const code = new URL(garmin.approve(question(), choice)).searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, code_verifier: VERIFIER, redirect_uri: REDIRECT };
  return (await token(grant)).body;
};
const get = (path: string, accessToken: string, method = 'GET'): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${garmin.url}/wellness-api/rest/${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}` },
  });
const told = (type: string): Json[] => inbox.bodies.flatMap((body) => body[type] ?? []);

describe('letting a client in', () => {
  test('a page asks the athlete, with the past unticked, and sends them back with a code', async () => {
    garmin.addMember();
    const page = await (await fetch(question())).text();
    expect(page).toContain('name="ACTIVITY_EXPORT" checked');
    expect(page).toMatch(/name="HISTORICAL_DATA_EXPORT">/);
    const form = new URLSearchParams({ ...Object.fromEntries(new URL(question()).searchParams) });
    form.append('ACTIVITY_EXPORT', 'on');
    form.append('answer', 'allow');
    const back = await fetch(`${garmin.url}/oauth2Confirm`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/back\?code=.+&state=a-state/);
    expect([...(garmin.members[0]?.permissions ?? [])]).toEqual(['ACTIVITY_EXPORT']);
  });

  test.each([
    [{ code_challenge_method: 'plain' }, 'pkce'],
    [{ scope: 'all' }, 'unknown-parameter'],
    [{ redirect_uri: 'https://evil.example/' }, 'redirect-off-domain'],
  ])('%j is turned away, and noted', async (more, rule) => {
    expect((await fetch(question(more))).status).toBe(400);
    expect(rules()).toEqual([rule]);
  });

  test('a code is good for one exchange, by whoever has its verifier', async () => {
    const code = new URL(garmin.approve(question())).searchParams.get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    expect(await token({ ...grant, code_verifier: 'w'.repeat(43) })).toMatchObject({ status: 400 });
    expect(await token({ ...grant, code_verifier: VERIFIER })).toMatchObject({ status: 400 });
    expect(await connect()).toMatchObject({ expires_in: DAY_S, token_type: 'bearer' });
  });

  test('each refresh spends the token it was asked with', async () => {
    const { refresh_token: first } = await connect();
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: first });
    expect(renewed.body.refresh_token).not.toBe(first);
    expect(await token({ grant_type: 'refresh_token', refresh_token: first })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(rules()).toEqual(['refresh-token-spent']);
  });

  test('an access token lives a day, a refresh token ninety', async () => {
    const { access_token: access, refresh_token: refresh } = await connect();
    garmin.clock.advance(DAY_S * 1000);
    expect((await get('user/id', access)).status).toBe(401);
    garmin.clock.advance(89 * DAY_S * 1000);
    expect(await token({ grant_type: 'refresh_token', refresh_token: refresh })).toMatchObject({
      status: 400,
    });
  });

  test('who it is, what may be read in both shapes, and good-bye', async () => {
    const { access_token: access } = await connect();
    const [member] = garmin.members;
    expect(await (await get('user/id', access)).json()).toEqual({ userId: member?.userId });
    const list: Json = await (await get('user/permissions', access)).json();
    expect(list).not.toContain('HISTORICAL_DATA_EXPORT');
    garmin.permissionsShape = 'object';
    expect(await (await get('user/permissions', access)).json()).toEqual({ permissions: list });
    expect((await get('user/registration', access, 'DELETE')).status).toBe(204);
    await garmin.flush();
    expect(inbox.bodies).toEqual([{ deregistrations: [{ userId: member?.userId }] }]);
    expect((await get('user/id', access)).status).toBe(401);
    expect(garmin.failures).toEqual([]);
  });
});

describe('what a device uploads', () => {
  test('comes as summary, details and file, in the order wished for', async () => {
    const { access_token: access } = await connect();
    const { userId } = garmin.members[0] ?? garmin.addMember();
    const id = garmin.record(userId);
    await garmin.flush({ order: ['activityFiles', 'activityDetails', 'activities'] });
    expect(inbox.bodies.map((body) => Object.keys(body)[0])).toEqual([
      'activityFiles',
      'activityDetails',
      'activities',
    ]);
    expect(told('activities')).toMatchObject([{ userId, summaryId: id, activityId: Number(id) }]);
    expect(told('activityDetails')[0].samples.length).toBeGreaterThan(600);
    const [{ callbackURL }] = told('activityFiles');
    expect((await fetch(callbackURL)).status).toBe(401);
    const file = await get(callbackURL, access);
    const fit = await new FitParser({ mode: 'list' }).parseAsync(Buffer.from(await file.arrayBuffer()));
    const summary = told('activities')[0];
    expect(fit.sessions?.[0]).toMatchObject({ total_timer_time: summary.durationInSeconds });
    expect(fit.sessions?.[0]?.start_time).toEqual(new Date(summary.startTimeInSeconds * 1000));
    expect((fit.sessions?.[0] as Json).est_sweat_loss).toBeGreaterThan(50);
    expect(fit.records?.length).toBe(summary.durationInSeconds + 1);
    expect((await get(callbackURL, access)).status).toBe(410);
    expect(rules()).toEqual(['no-bearer', 'file-fetched-again']);
  });

  test('is fetched by ping within a day, once, and never without its token', async () => {
    const { access_token: access } = await connect();
    const { userId } = garmin.members[0] ?? garmin.addMember();
    garmin.deliver.activities = 'ping';
    const id = garmin.record(userId);
    await garmin.flush();
    const [{ callbackURL, ...rest }] = told('activities');
    expect(rest).toEqual({ userId });
    const bare = callbackURL.replace(/&token=.*/, '');
    expect(await (await get(bare, access)).json()).toMatchObject({
      errorMessage: expect.stringContaining('InvalidPullTokenException'),
    });
    expect(await (await get(callbackURL, access)).json()).toMatchObject([{ summaryId: id }]);
    expect((await get(callbackURL, access)).status).toBe(400);
  });

  test('as a triathlon has legs that name their parent, and one file with a running total of sweat', async () => {
    await connect();
    const { userId } = garmin.members[0] ?? garmin.addMember();
    const { parent, legs } = garmin.recordTriathlon(userId);
    await garmin.flush();
    const summaries = told('activities');
    expect(summaries.filter(({ isParent }) => isParent).map(({ summaryId }) => summaryId)).toEqual([parent]);
    const children = summaries.filter(({ parentSummaryId }) => parentSummaryId === parent);
    expect(children.map(({ summaryId }) => summaryId).sort()).toEqual([...legs].sort());
    expect(told('activityFiles')).toHaveLength(1);
    const fit = await new FitParser({ mode: 'list' }).parseAsync(Buffer.from(garmin.fit(userId, parent)));
    const sweat = (fit.sessions ?? []).map((session) => (session as Json).est_sweat_loss);
    expect(sweat).toHaveLength(3);
    expect(sweat).toEqual([...sweat].sort((a, b) => a - b));
  });

  test('may wait on the watch for a while', async () => {
    const { userId, activities, onWatch } = garmin.addMember({ days: 14, withhold: 2 });
    await connect({ userId });
    const [before, [first]] = [activities.length, onWatch];
    expect(garmin.handOver(userId)).toBe(first?.id);
    garmin.handOver(userId);
    expect(garmin.handOver(userId)).toBeNull();
    await garmin.flush();
    expect(activities).toHaveLength(before + 2);
    expect(told('activityFiles')).toHaveLength(2);
  });

  test('by hand has no file, and a correction comes as a manual update', async () => {
    await connect();
    const { userId } = garmin.members[0] ?? garmin.addMember();
    const id = garmin.enterByHand(userId);
    garmin.edit(userId, id, { distanceM: 4321 });
    await garmin.flush();
    expect(told('activities')).toMatchObject([{ manual: true }]);
    expect(told('activityFiles')).toEqual([]);
    expect(told('manuallyUpdatedActivities')).toMatchObject([{ summaryId: id, distanceInMeters: 4321 }]);
  });

  test('comes for many people in one body, but not for those who never let us in or unticked it', async () => {
    const members = [1, 2, 3].map((athleteSeed) => garmin.addMember({ athleteSeed }).userId);
    for (const userId of members.slice(0, 2)) await connect({ userId });
    garmin.setPermissions(members[1] ?? '', ['HEALTH_EXPORT']);
    for (const userId of members) garmin.weigh(userId, 70);
    for (const userId of members) garmin.record(userId);
    await garmin.flush();
    expect(inbox.bodies[0]).toMatchObject({ userPermissionsChange: [{ permissions: ['HEALTH_EXPORT'] }] });
    expect(inbox.bodies[1].bodyComps).toMatchObject([{ weightInGrams: 70_000 }, { weightInGrams: 70_000 }]);
    expect(told('activities').map(({ userId }) => userId)).toEqual([members[0]]);
  });
});

describe('delivery', () => {
  test('is tried again with growing gaps until somebody says 200', async () => {
    await connect();
    garmin.weigh(garmin.members[0]?.userId ?? '', 70);
    inbox.answers = [500, 503];
    expect(await garmin.flush()).toEqual({ sent: 0, refused: 1 });
    expect(await garmin.flush()).toEqual({ sent: 0, refused: 0 });
    garmin.clock.advance(60_000);
    expect(await garmin.flush()).toEqual({ sent: 0, refused: 1 });
    garmin.clock.advance(60_000);
    expect(await garmin.flush()).toEqual({ sent: 0, refused: 0 });
    garmin.clock.advance(240_000);
    expect(await garmin.flush()).toEqual({ sent: 1, refused: 0 });
  });

  test('on hold keeps notices a week, then they are lost', async () => {
    await connect();
    garmin.deliver.bodyComps = 'hold';
    garmin.weigh(garmin.members[0]?.userId ?? '', 70);
    garmin.clock.advance(4 * DAY_S * 1000);
    garmin.weigh(garmin.members[0]?.userId ?? '', 71);
    garmin.clock.advance(4 * DAY_S * 1000);
    garmin.deliver.bodyComps = 'push';
    await garmin.flush();
    expect(told('bodyComps')).toMatchObject([{ weightInGrams: 71_000 }]);
    expect(garmin.lost).toHaveLength(1);
  });

  test('happens by itself when nobody holds it back', async () => {
    garmin.post.autoDeliver = true;
    await connect();
    garmin.weigh(garmin.members[0]?.userId ?? '', 70);
    await garmin.delivered();
    expect(told('bodyComps')).toHaveLength(1);
  });
});

describe('the past', () => {
  const past = (type: string, days: number, accessToken: string): Promise<Response> => {
    const now = garmin.clock.nowS();
    const range = `summaryStartTimeInSeconds=${now - days * DAY_S}&summaryEndTimeInSeconds=${now}`;
    return get(`backfill/${type}?${range}`, accessToken);
  };

  test('is promised with 202 and comes by webhook, once a range, to whoever may have it', async () => {
    const { userId, activities } = garmin.addMember({ days: 20 });
    const { access_token: access } = await connect({ userId });
    expect((await past('activities', 30, access)).status).toBe(403);
    garmin.setPermissions(userId, ['ACTIVITY_EXPORT', 'HISTORICAL_DATA_EXPORT']);
    expect((await past('activities', 30, access)).status).toBe(202);
    expect((await past('activities', 30, access)).status).toBe(409);
    expect((await past('activities', 31, access)).status).toBe(400);
    await garmin.flush();
    expect(activities.length).toBeGreaterThan(3);
    expect(told('activityFiles')).toHaveLength(activities.length);
    expect(rules()).toEqual(['range']);
  });

  test('is refused for what is not set up, and to whoever asks more than a hundred times a minute', async () => {
    const { access_token: access } = await connect({ with: ['HISTORICAL_DATA_EXPORT'] });
    garmin.deliver.dailies = 'off';
    const answer = await past('dailies', 1, access);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ errorMessage: 'Endpoint not enabled for summary type: DAILIES' });
    for (let i = 0; i < 99; i += 1) await past('hrv', 1, access);
    expect((await past('hrv', 1, access)).status).toBe(429);
  });
});

test('the back door does over HTTP what the methods do, and has a page for people', async () => {
  const { userId } = garmin.addMember();
  const say = async (action: string, body: object): Promise<Json> =>
    (
      await fetch(`${garmin.url}/__sim/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  const { callback } = await say('approve', { url: question() });
  const code = new URL(callback).searchParams.get('code') ?? '';
  await token({ grant_type: 'authorization_code', code, code_verifier: VERIFIER, redirect_uri: REDIRECT });
  const { activityId } = await say('record', { userId });
  expect(await say('flush', {})).toEqual({ sent: 3, refused: 0 });
  const page = await (await fetch(`${garmin.url}/__sim`)).text();
  expect(page).toContain('Record a new workout');
  expect(page).toContain(activityId);
});
