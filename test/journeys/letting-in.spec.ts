import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Recovery } from '#src/entry/recovery';
import { newId } from '#src/kernel/ids';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { ANOTHER, AT_HOME, codeOf, from, GROWN_UP, tokenIn } from '../support/at-the-door.js';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { everyRow, tablesWith } from '../support/every-table.js';

async function invited(host: Browser, wish: object = {}): Promise<string> {
  await host.post('/api/v1/confirm', { password: PASSWORD });
  const answer = await host.post('/api/v1/invitations', {
    role: 'athlete',
    language: 'en',
    email: null,
    ...wish,
  });
  return tokenIn(answer.json<{ link: string }>().link);
}

describe('where the door is closed', () => {
  let svett: TestApp;
  let ops: Browser;
  beforeAll(async () => {
    svett = await anApp({ settings: { TRUSTED_PROXIES: '1' } });
    expect((await svett.browser().get('/api/v1/registration')).json()).toEqual({
      door: 'set-up',
      mail: false,
    });
    ops = await svett.operator();
  });
  afterAll(() => svett.close());

  const join = (token: string | null, more: object = {}, browser = svett.browser()) =>
    browser.post('/api/v1/join', { token, email: 'bo@example.org', ...GROWN_UP, ...more }, from());

  test('a stranger makes no account', async () => {
    expect((await svett.browser().get('/api/v1/registration')).json()).toEqual({
      door: 'closed',
      mail: false,
    });
    expect(codeOf(await join(null))).toEqual([403, 'entry.registration-closed']);
    expect(codeOf(await join('x'.repeat(32)))).toEqual([403, 'entry.invitation-not-usable']);
  });

  test('an invitation lets one person in, once, with the role it was made for', async () => {
    const token = await invited(ops, { role: 'coach' });
    expect((await svett.browser().post('/api/v1/join/invitation', { token })).json()).toEqual({
      role: 'coach',
      email: null,
    });
    const both = await Promise.all([join(token), join(token, { email: 'eve@example.org' })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403]);
    const joined = both.find(({ statusCode }) => statusCode === 201)!;
    expect(joined.json()).toMatchObject({ role: 'coach', ageGroup: 'adult' });
    expect((await ops.get('/api/v1/invitations')).json()).toEqual({ items: [] });
  });

  test('whoever joins has said yes to health data only if they did', async () => {
    const somebody = svett.browser();
    await join(await invited(ops), { email: 'cy@example.org', healthData: null }, somebody);
    const given = async () =>
      (await somebody.get('/api/v1/consents'))
        .json<{ items: { purpose: string; given: boolean }[] }>()
        .items.find(({ purpose }) => purpose === 'health-data')?.given;
    expect(await given()).toBe(false);
    const another = svett.browser();
    await join(await invited(ops), { email: 'di@example.org' }, another);
    const log = (await another.get('/api/v1/consents')).json<{ log: object[] }>().log;
    expect(log).toEqual([expect.objectContaining({ purpose: 'health-data', given: true, method: 'join' })]);
  });

  test('one for an address lets in nobody else; it can be taken back, and is over after a week', async () => {
    const bound = await invited(ops, { email: ' Fia@example.org' });
    expect(codeOf(await join(bound, { email: 'gus@example.org' }))).toEqual([
      403,
      'entry.invitation-for-another',
    ]);
    const [{ id }] = (await ops.get('/api/v1/invitations')).json().items as [{ id: string }];
    expect((await ops.delete(`/api/v1/invitations/${id}`)).statusCode).toBe(204);
    expect(codeOf(await join(bound, { email: 'fia@example.org' }))[0]).toBe(403);

    const old = await invited(ops);
    svett.clock.pass({ days: 7 });
    expect(codeOf(await join(old))).toEqual([403, 'entry.invitation-not-usable']);
  });

  test('a child is not let in, and nothing of it is kept; the invitation still stands', async () => {
    const token = await invited(ops);
    const child = { email: 'little.hal@example.org', birthDate: '2013-07-01' };
    expect(codeOf(await join(token, child))).toEqual([403, 'people.too-young']);
    expect(tablesWith(await everyRow(svett.database), ['little.hal', '2013-07-01'])).toEqual([]);
    const joined = await join(token, { email: 'ida@example.org', birthDate: '2010-07-01' });
    expect(joined.json()).toMatchObject({ ageGroup: 'minor' });
  });

  test('a birthday moves somebody on by itself', async () => {
    const somebody = svett.browser();
    const nearly = { email: 'jon@example.org', birthDate: '2008-06-23' };
    await join(await invited(ops), nearly, somebody);
    expect((await somebody.get('/api/v1/me')).json().ageGroup).toBe('minor');
    svett.clock.pass({ days: 1 });
    expect((await somebody.get('/api/v1/me')).json().ageGroup).toBe('adult');
  });

  test('a coach invites nobody here', async () => {
    const coach = svett.browser();
    await join(await invited(ops, { role: 'coach' }), { email: 'kim@example.org' }, coach);
    const wish = { role: 'athlete', language: 'en', email: null };
    expect(codeOf(await coach.post('/api/v1/invitations', wish))).toEqual([403, 'entry.may-not-invite']);
  });
});

describe('those who run a Svett', () => {
  let svett: TestApp;
  let ops: Browser;
  let bo: Browser;
  let boId: string;
  beforeAll(async () => {
    svett = await anApp({ settings: { REGISTRATION: 'invite', ...AT_HOME } });
    ops = await svett.operator();
    bo = await svett.athlete('bo@example.org');
    boId = (await bo.get('/api/v1/me')).json<{ accountId: string }>().accountId;
  });
  afterAll(() => svett.close());

  test('see who is here, and nothing of them as athletes', async () => {
    const { items } = (await ops.get('/api/v1/people')).json<{ items: object[] }>();
    expect(items).toHaveLength(2);
    expect(Object.keys(items[1]!).sort()).toEqual(['createdAt', 'email', 'id', 'lastSeenAt', 'role']);
  });

  test('give roles, but cannot leave nobody to run it', async () => {
    const own = (await ops.get('/api/v1/me')).json<{ accountId: string }>().accountId;
    const assign = (id: string, role: string) => ops.put(`/api/v1/people/${id}/role`, { role });
    expect(codeOf(await assign(own, 'athlete'))).toEqual([409, 'people.last-operator']);
    expect(codeOf(await ops.delete('/api/v1/me', { erase: 'account' }))).toEqual([
      409,
      'people.last-operator',
    ]);
    expect(codeOf(await ops.post(`/api/v1/people/${newId()}/reset-link`))).toEqual([
      404,
      'people.no-such-person',
    ]);
    expect((await assign(boId, 'coach')).statusCode).toBe(204);
    expect((await bo.get('/api/v1/me')).json().role).toBe('coach');
    expect(await invited(bo)).toMatch(/^[\w-]{32}$/);
    await assign(boId, 'athlete');
    expect((await ops.get('/api/v1/invitations')).json()).toEqual({ items: [] }); // a coach's go with the role
  });

  test('hand out a link to a new password; it works once, for an hour, and signs every browser out', async () => {
    const made = await ops.post(`/api/v1/people/${boId}/reset-link`);
    const { link } = made.json<{ link: string }>();
    expect(link).toMatch(/^https:\/\/svett\.example\.org\/reset#token=/);
    const script = (await bo.post('/api/v1/tokens', { name: 'x', scopes: TOKEN_SCOPES })).json().token;
    const reset = (tokens: string) =>
      svett.browser().post('/api/v1/reset', { token: tokenIn(link), password: ANOTHER, tokens });
    const both = await Promise.all([reset('keep'), reset('keep')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 403]);
    expect(codeOf(await reset('keep'))).toEqual([403, 'entry.link-not-usable']);
    expect((await bo.get('/api/v1/me')).statusCode).toBe(401);
    const asScript = { authorization: `Bearer ${script}` };
    expect((await svett.browser().get('/api/v1/me', asScript)).statusCode).toBe(200);
    bo = svett.browser();
    const signIn = (password: string) => bo.post('/api/v1/sign-in', { email: 'bo@example.org', password });
    expect((await signIn(PASSWORD)).statusCode).toBe(401);
    expect((await signIn(ANOTHER)).statusCode).toBe(200);

    const late = tokenIn((await ops.post(`/api/v1/people/${boId}/reset-link`)).json().link as string);
    svett.clock.pass({ hours: 1 });
    const form = { token: late, password: PASSWORD, tokens: 'remove' };
    expect(codeOf(await svett.browser().post('/api/v1/reset', form))[0]).toBe(403);
  });
});

describe('one’s own account', () => {
  let svett: TestApp;
  let ada: Browser;
  let elsewhere: Browser;
  beforeAll(async () => {
    svett = await anApp();
    await svett.operator();
    ada = await svett.athlete();
    elsewhere = svett.browser();
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const form = { email: 'ada@example.org', password: PASSWORD };
    await elsewhere.post('/api/v1/sign-in', form, { 'user-agent': firefox });
  });
  afterAll(() => svett.close());

  test('tells which browsers are signed in, and ends them', async () => {
    const { items } = (await ada.get('/api/v1/sign-ins')).json<{
      items: { id: string; isThis: boolean }[];
    }>();
    expect(items).toHaveLength(2);
    expect(items.find(({ isThis }) => !isThis)).toMatchObject({ device: 'Firefox · Linux' });
    expect(items.filter(({ isThis }) => isThis)).toHaveLength(1);
    const { id } = items.find(({ isThis }) => !isThis)!;
    expect((await ada.delete(`/api/v1/sign-ins/${id}`)).statusCode).toBe(204);
    expect((await elsewhere.get('/api/v1/me')).statusCode).toBe(401);
    expect((await ada.get('/api/v1/me')).statusCode).toBe(200);
  });

  test('changes its password for who has just shown that it is them; every other browser is signed out', async () => {
    await elsewhere.post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD });
    const before = [...ada.cookies.values()];
    svett.clock.pass({ minutes: 20 });
    const change = () => ada.put('/api/v1/me/password', { password: ANOTHER });
    expect(codeOf(await change())).toEqual([403, 'entry.confirm-first']);
    await ada.post('/api/v1/confirm', { password: PASSWORD });
    expect((await change()).statusCode).toBe(204);
    expect([...ada.cookies.values()]).not.toEqual(before);
    expect((await ada.get('/api/v1/me')).statusCode).toBe(200);
    expect((await elsewhere.get('/api/v1/me')).statusCode).toBe(401);
  });

  test('a token does what its scopes say, for as long as it was made for', async () => {
    const make = async (form: object) =>
      (await ada.post('/api/v1/tokens', { name: 'x', ...form })).json<{ token: string }>().token;
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const reader = bearer(await make({ scopes: ['sessions:read'], days: 30 }));
    const script = svett.browser();
    expect((await script.get('/api/v1/sessions', reader)).statusCode).toBe(200);
    const refused = await script.get('/api/v1/profile', reader);
    expect([...codeOf(refused), refused.json().detail]).toEqual([
      403,
      'entry.token-lacks-scope',
      expect.stringContaining('profile:read'),
    ]);
    expect(codeOf(await script.get('/api/v1/sign-ins', reader))).toEqual([403, 'entry.tokens-need-a-person']);
    svett.clock.pass({ days: 30 });
    expect((await script.get('/api/v1/sessions', reader)).statusCode).toBe(401);
  });
});

test('a household’s many IPv6 addresses knock as one', async () => {
  const svett = await anApp();
  const knock = (n: number) =>
    Object.assign(svett.browser(), { address: `2001:db8:7:7:${n}::1` }).post('/api/v1/reset/request', {
      email: `somebody-${n}@example.org`,
    });
  for (let n = 1; n <= 10; n++) expect(codeOf(await knock(n))).toEqual([409, 'entry.no-mail']);
  expect((await knock(11)).statusCode).toBe(429);
  await svett.close();
});

test('limits hold after a restart', async () => {
  const before = await anApp({ keepsPlace: true, settings: { TRUSTED_PROXIES: '1' } });
  await before.athlete();
  const form = { email: 'ada@example.org', password: 'not the one' };
  const there = from();
  for (let n = 0; n < 10; n++) await before.browser().post('/api/v1/sign-in', form, there);
  await before.close();
  const after = await anApp({ place: before.place, clock: before.clock });
  expect(codeOf(await after.browser().post('/api/v1/sign-in', form, there))).toEqual([
    429,
    'entry.too-many-sign-ins',
  ]);
  after.clock.pass({ minutes: 15 });
  const right = await after.browser().post('/api/v1/sign-in', { ...form, password: PASSWORD }, there);
  expect(right.statusCode).toBe(200);
  await after.close();
});

test('strangers who guess keep its owner out of no browser they have been in, and a new password undoes the rest', async () => {
  const svett = await anApp({ settings: { TRUSTED_PROXIES: '1' } });
  const email = 'ada@example.org';
  const ada = await svett.athlete(email);
  await ada.post('/api/v1/sign-out');
  const signIn = (who: Browser, password: string) => who.post('/api/v1/sign-in', { email, password }, from());
  for (let n = 0; n < 20; n++) await signIn(svett.browser(), `a wrong guess ${n}`);
  expect(codeOf(await signIn(svett.browser(), PASSWORD))).toEqual([429, 'entry.too-many-sign-ins']);
  expect((await signIn(ada, PASSWORD)).statusCode).toBe(200);

  // A browser that somebody else has been in knows nothing of this account.
  const bo = await svett.athlete('bo@example.org');
  for (let n = 0; n < 20; n++) await signIn(svett.browser(), `a wrong guess ${n}`);
  expect((await signIn(bo, PASSWORD)).statusCode).toBe(429);
  // Nor does the keepsake of the account itself let anybody guess on and on.
  for (let n = 0; n < 10; n++) expect((await signIn(ada, 'not the one')).statusCode).toBe(401);
  expect((await signIn(ada, PASSWORD)).statusCode).toBe(429);

  const { accountId } = (await ada.get('/api/v1/me')).json<{ accountId: string }>();
  const { token } = await svett.get(Recovery).linkFor(accountId);
  await svett.browser().post('/api/v1/reset', { token, password: ANOTHER, tokens: 'keep' }, from());
  expect((await signIn(svett.browser(), ANOTHER)).statusCode).toBe(200);
  await svett.close();
});

test('an open door lets strangers in as athletes, once somebody runs the place', async () => {
  const svett = await anApp({ settings: { REGISTRATION: 'open' } });
  const join = () =>
    svett.browser().post('/api/v1/join', { token: null, email: 'bo@example.org', ...GROWN_UP });
  expect(codeOf(await join())).toEqual([403, 'entry.registration-closed']);
  await svett.operator();
  expect((await join()).json()).toMatchObject({ role: 'athlete' });
  await svett.close();
});
