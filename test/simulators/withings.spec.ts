import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWithings } from '#simulators/withings/withings';
import type { WithingsSimulator } from '#simulators/withings/withings-simulator';

/** What came over the wire; the tests look into it. */
type Json = ReturnType<typeof JSON.parse>;

const NOW = new Date('2026-07-01T12:00:00Z');
const REDIRECT = 'http://localhost:3000/back';
let withings: WithingsSimulator;
/** Stands where Svett’s webhook will. */
let inbox: { server: Server; forms: Record<string, string>[]; status: number; url: string };

beforeEach(async () => {
  inbox = { server: createServer(), forms: [], status: 200, url: '' };
  inbox.server.on('request', (request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      if (request.method === 'POST') inbox.forms.push(Object.fromEntries(new URLSearchParams(text)));
      response.writeHead(inbox.status).end();
    });
  });
  await new Promise<void>((done) => inbox.server.listen(0, '127.0.0.1', done));
  inbox.url = `http://127.0.0.1:${(inbox.server.address() as AddressInfo).port}/hook`;
  withings = await startWithings({ pageSize: 2 });
  withings.clock.set(NOW);
});
afterEach(async () => {
  await withings.close();
  await new Promise((done) => inbox.server.close(done));
});

const call = async (path: string, form: Record<string, string>, accessToken?: string): Promise<Json> => {
  const answer = await fetch(`${withings.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
  });
  expect(answer.status).toBe(200);
  return answer.json();
};
const ask = (fields: Record<string, string>): Promise<Json> =>
  call('/v2/oauth2', {
    action: 'requesttoken',
    client_id: withings.clientId,
    client_secret: withings.clientSecret,
    ...fields,
  });
const codeOf = (): string => {
  const query = {
    response_type: 'code',
    client_id: withings.clientId,
    state: 'a-state-nobody-guesses',
    scope: 'user.metrics',
    redirect_uri: REDIRECT,
  };
  const url = `${withings.url}/oauth2_user/authorize2?${new URLSearchParams(query).toString()}`;
  return new URL(withings.approve(url)).searchParams.get('code') ?? '';
};
const exchange = (code: string): Promise<Json> =>
  ask({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT });
const connect = async (): Promise<Json> => (await exchange(codeOf())).body;
const rules = (): string[] => withings.failures.map(({ rule }) => rule);

test('a code lives half a minute, and a wrong one is told in the body of a 200', async () => {
  const code = codeOf();
  withings.clock.advance(30_000);
  expect(await exchange(code)).toMatchObject({ status: 503, error: expect.stringContaining('code') });
  expect(rules()).toEqual(['code']);
  expect(await exchange(codeOf())).toMatchObject({ status: 0, body: { expires_in: 10_800 } });
});

test('each refresh gives a new refresh token, and the old one is spent', async () => {
  const { refresh_token: first } = await connect();
  const renewed = await ask({ grant_type: 'refresh_token', refresh_token: first });
  expect(renewed.body.refresh_token).not.toBe(first);
  expect(await ask({ grant_type: 'refresh_token', refresh_token: first })).toMatchObject({ status: 503 });
});

test('weights come a page at a time, as integers with a power of ten', async () => {
  const { access_token: access, userid } = await connect();
  for (const massKg of [70, 71.234, 72]) {
    withings.weigh(userid, massKg);
    withings.clock.advance(60_000);
  }
  const form = { action: 'getmeas', meastypes: '1', category: '1', lastupdate: '0' };
  const first = await call('/measure', form, access);
  expect(first.body).toMatchObject({ more: 1, offset: 2 });
  expect(first.body.measuregrps[1].measures).toEqual([{ value: 71_234, type: 1, unit: -3 }]);
  const second = await call('/measure', { ...form, offset: '2' }, access);
  expect(second.body.measuregrps).toHaveLength(1);
  expect(second.body.more).toBeUndefined();
});

test('a subscriber hears of a weighing by form, and of the end of the link when that was asked for', async () => {
  const { access_token: access, userid } = await connect();
  for (const appli of ['1', '46'])
    expect(
      await call('/notify', { action: 'subscribe', callbackurl: inbox.url, appli }, access),
    ).toMatchObject({
      status: 0,
    });
  const listed = await call('/notify', { action: 'list' }, access);
  expect(listed.body.profiles).toHaveLength(2);
  withings.weigh(userid, 70);
  withings.unlink(userid);
  await withings.delivered();
  const second = String(NOW.getTime() / 1000);
  expect(inbox.forms).toEqual([
    { userid, appli: '1', startdate: second, enddate: String(Number(second) + 1) },
    { userid, appli: '46', action: 'unlink', date: '2026-07-01' },
  ]);
  expect(await call('/measure', { action: 'getmeas' }, access)).toMatchObject({ status: 401 });
});

test('nobody is subscribed at an address that does not answer, nor kept after four failures', async () => {
  const { access_token: access, userid } = await connect();
  const form = { action: 'subscribe', callbackurl: inbox.url, appli: '1' };
  inbox.status = 404;
  expect(await call('/notify', form, access)).toMatchObject({ status: 293 });
  inbox.status = 200;
  await call('/notify', form, access);
  inbox.status = 500;
  for (let i = 0; i < 4; i += 1) {
    withings.weigh(userid, 70);
    await withings.delivered();
  }
  expect(withings.subscriptions).toEqual([]);
});

test('what Withings does not know is refused, and noted', async () => {
  const { access_token: access } = await connect();
  expect(await call('/measure', { action: 'getmeas', since: '0' }, access)).toMatchObject({ status: 503 });
  expect(await call('/measure', { action: 'getmeas' })).toMatchObject({ status: 401 });
  expect(rules()).toEqual(['unknown-parameter', 'no-bearer']);
});
