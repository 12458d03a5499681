import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { Recovery } from '#src/entry/recovery';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { everyRow, tablesWith } from '../support/every-table.js';

/** As behind a proxy that ends TLS. */
const AT_HOME = { PUBLIC_URL: 'https://svett.example.org', TRUSTED_PROXIES: '1' };
const ANOTHER = 'a better battery staple';
const GROWN_UP = { language: 'en', birthDate: '1990-05-17', healthData: true, password: PASSWORD };

let places = 0;
/** Each from a place of its own, unless it is about how often one may come. */
const from = (place = ++places) => ({
  'x-forwarded-for': `203.0.113.${place}`,
  'x-forwarded-proto': 'https',
});

const codeOf = (answer: Awaited<ReturnType<Browser['get']>>) => [answer.statusCode, answer.json().code];
const tokenIn = (link: string) => /#token=([\w-]+)/.exec(link)![1]!;

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
    await join(await invited(ops), { email: 'cy@example.org', healthData: false }, somebody);
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

test('an open door lets strangers in as athletes, once somebody runs the place', async () => {
  const svett = await anApp({ settings: { REGISTRATION: 'open' } });
  const join = () =>
    svett.browser().post('/api/v1/join', { token: null, email: 'bo@example.org', ...GROWN_UP });
  expect(codeOf(await join())).toEqual([403, 'entry.registration-closed']);
  await svett.operator();
  expect((await join()).json()).toMatchObject({ role: 'athlete' });
  await svett.close();
});

describe('by mail', () => {
  let post: MailSimulator;
  let svett: TestApp;
  let ops: Browser;
  beforeAll(async () => {
    post = await MailSimulator.start();
    const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
    svett = await anApp({ settings: { ...mail, ...AT_HOME } });
    ops = await svett.operator();
    await svett.athlete('ada@example.org'); // speaks Swedish
  });
  afterAll(async () => {
    await svett.close();
    await post.close();
  });

  const ask = (email: string) => svett.browser().post('/api/v1/reset/request', { email }, from());
  const letters = async () => {
    await svett.work();
    return post.delivered.splice(0);
  };

  test('who forgot the password is sent a link, in their language; of who is not here nobody learns', async () => {
    const [known, unknown] = [await ask('ada@example.org'), await ask('nobody@example.org')];
    expect([known.statusCode, known.payload]).toEqual([unknown.statusCode, unknown.payload]);
    const rows = await everyRow(svett.database);
    const sent = await letters();
    expect(sent).toEqual([
      expect.objectContaining({ envelopeTo: ['ada@example.org'], envelopeFrom: 'svett@example.org' }),
    ]);
    expect(sent[0]!.headers).toMatchObject({
      subject: 'Ett nytt lösenord till Svett',
      from: 'Svett <svett@example.org>',
    });
    const [link] = /https:\/\/svett\.example\.org\/reset#token=[\w-]+/.exec(sent[0]!.text)!;
    expect(sent[0]!.html).toContain(link);
    expect(tablesWith(rows, [tokenIn(link)])).toEqual([]);
    expect(tablesWith(await everyRow(svett.database), [tokenIn(link)])).toEqual([]);

    const form = { token: tokenIn(link), password: ANOTHER, tokens: 'remove' };
    expect((await svett.browser().post('/api/v1/reset', form)).statusCode).toBe(204);
    const signedIn = await svett
      .browser()
      .post('/api/v1/sign-in', { email: 'ada@example.org', password: ANOTHER });
    expect(signedIn.statusCode).toBe(200);
  });

  test('a letter the server does not take is sent again, with the same link', async () => {
    post.refusals.push(451);
    await ask('ada@example.org');
    expect(await letters()).toEqual([]);
    svett.clock.pass({ minutes: 5 });
    expect(await letters()).toHaveLength(1);
  });

  test('a letter the server refuses for good is set aside, and its reason names no address', async () => {
    post.refusals.push(550);
    await ask('ada@example.org');
    expect(await letters()).toEqual([]);
    const [row] = await svett.database.read(OutboxRow).findBy({ outcome: 'set-aside' });
    expect(JSON.stringify(row)).toContain('delivery.mail-refused');
    expect(JSON.stringify(row)).not.toContain('ada@');
  });

  test('asking again and again is slowed down, whether or not the address is known', async () => {
    svett.clock.pass({ hours: 1 });
    for (const email of ['ada@example.org', 'who@example.org']) {
      for (let n = 0; n < 3; n++) expect((await ask(email)).statusCode).toBe(204);
      expect(codeOf(await ask(email))).toEqual([429, 'entry.too-many-resets']);
    }
    await letters();
  });

  test('an invitation to an address goes there, and whoever made it is not shown the link', async () => {
    const wish = { role: 'athlete', language: 'sv', email: 'bo@example.org' };
    expect(codeOf(await ops.post('/api/v1/invitations', wish))).toEqual([403, 'entry.confirm-first']);
    await ops.post('/api/v1/confirm', { password: PASSWORD });
    expect((await ops.post('/api/v1/invitations', wish)).json()).toMatchObject({ link: null });
    const [letter] = await letters();
    expect(letter).toMatchObject({ envelopeTo: ['bo@example.org'] });
    const token = tokenIn(letter!.text);
    const joined = await svett
      .browser()
      .post('/api/v1/join', { token, email: 'bo@example.org', ...GROWN_UP });
    expect(joined.statusCode).toBe(201);
  });

  test('another e-mail address holds once its letter is answered', async () => {
    const cy = await svett.athlete('cy@example.org');
    expect((await cy.put('/api/v1/me/email', { email: 'cy@new.example.org' })).json()).toEqual({
      state: 'letter-sent',
    });
    const [letter] = await letters();
    expect(letter).toMatchObject({ envelopeTo: ['cy@new.example.org'] });
    expect((await cy.get('/api/v1/me')).json().email).toBe('cy@example.org');
    const { accountId } = (await cy.get('/api/v1/me')).json<{ accountId: string }>();
    const atOldAddress = (await svett.get(Recovery).linkFor(accountId)).token;
    const token = tokenIn(letter!.text);
    expect((await svett.browser().post('/api/v1/confirm-email', { token })).statusCode).toBe(204);
    expect((await cy.get('/api/v1/me')).json().email).toBe('cy@new.example.org');
    expect(codeOf(await svett.browser().post('/api/v1/confirm-email', { token }))[0]).toBe(403);
    const reset = { token: atOldAddress, password: ANOTHER, tokens: 'keep' };
    expect(codeOf(await svett.browser().post('/api/v1/reset', reset))[0]).toBe(403);
  });
});
