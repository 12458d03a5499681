import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { TokenFault } from '#simulators/oidc/id-tokens';
import { startOidc } from '#simulators/oidc/oidc';
import type { OidcSimulator } from '#simulators/oidc/oidc-provider';
import { Invitation } from '#src/entry/invitation.entity';
import { ProviderRound } from '#src/entry/provider-round.entity';
import { Accounts } from '#src/people/accounts';
import { Account } from '#src/people/account.entity';
import { NO_PASSWORD } from '#src/people/passwords';
import { PASSWORD, type TestApp } from '../support/app.js';
import { elsewhere, withPasskey } from '../support/a-member.js';
import { ADA, comeBack, proved, setOut, through, withProvider } from '../support/at-provider.js';
import type { Browser } from '../support/browser.js';
import { shown } from '../support/consenting.js';

let provider: OidcSimulator;
let svett: TestApp;
beforeAll(async () => {
  provider = await startOidc();
  svett = await withProvider(provider);
});
afterAll(async () => {
  await svett.close();
  await provider.close();
});
afterEach(() => {
  expect(provider.failures).toEqual([]);
  provider.failures.length = 0;
});

const emailAt = async (browser: Browser) =>
  (await browser.get('/api/v1/me')).json<{ email?: string }>().email;
const LINK = '/api/v1/factors/provider';
const HERE = { returnTo: '/account' };
let people = 0;

/** Somebody with an account that is connected with a person at the provider. */
async function connected(app = svett) {
  const n = ++people;
  const email = `member-${n}@example.org`;
  const person = { subject: `member-${n}`, email, emailVerified: true };
  const browser = await app.athlete(email);
  expect(await through(provider, browser, person, LINK, HERE)).toBe('/account');
  return { email, person, browser };
}

describe('a provider', () => {
  test('lets in who is connected with it, by its name for them and not by their address', async () => {
    const { email, person } = await connected();
    const other = elsewhere(svett);
    expect(await through(provider, other, { ...person, email: 'renamed@example.org' })).toBe('/arrived');
    expect(await emailAt(other)).toBe(email);
  });

  test('is offered at the door by its name', async () => {
    expect((await svett.browser().get('/api/v1/sign-in/ways')).json()).toEqual({
      password: true,
      passkey: true,
      provider: { name: 'Club login' },
    });
  });

  test('lets in nobody by an address alone, verified or not', async () => {
    await svett.athlete('known@example.org');
    const person = { subject: 'stranger', email: 'known@example.org', emailVerified: true };
    const browser = elsewhere(svett);
    expect(await through(provider, browser, person)).toBe('/sign-in?problem=entry.provider-email-known');
    expect(await through(provider, browser, { ...person, emailVerified: false })).toBe(
      '/sign-in?problem=entry.nobody-by-provider',
    );
    expect(await emailAt(browser)).toBeUndefined();
  });

  test('that says no is believed', async () => {
    const browser = elsewhere(svett);
    const query = await setOut(browser);
    expect(await comeBack(browser, provider.deny(query))).toBe('/sign-in?problem=entry.provider-refused');
  });

  test.each<TokenFault>(['nonce', 'issuer', 'audience', 'expired', 'unsigned', 'other-key'])(
    'whose token is wrong in this way lets nobody in: %s',
    async (fault) => {
      const { person } = await connected();
      const browser = elsewhere(svett);
      provider.tokenFault = fault;
      expect(await through(provider, browser, person)).toBe('/sign-in?problem=entry.provider-not-believed');
      expect(await emailAt(browser)).toBeUndefined();
    },
  );

  test('that is down says so, and lets people in again once it is up', async () => {
    const { person } = await connected();
    provider.faults.add({ route: 'POST /token', status: 502, html: true });
    expect(await through(provider, elsewhere(svett), person)).toBe(
      '/sign-in?problem=entry.provider-unreachable',
    );
    provider.faults.add({ route: 'POST /token', dropConnection: true });
    expect(await through(provider, elsewhere(svett), person)).toBe(
      '/sign-in?problem=entry.provider-unreachable',
    );
    expect(await through(provider, elsewhere(svett), person)).toBe('/arrived');
  });
});

describe('the way back from the provider', () => {
  test('is open once', async () => {
    const { person } = await connected();
    const browser = elsewhere(svett);
    const address = provider.approve(await setOut(browser), person);
    expect(await comeBack(browser, address)).toBe('/arrived');
    expect(await comeBack(browser, address)).toBe('/sign-in?problem=entry.provider-round-over');
  });

  test('is open to the browser that set out, and to no other', async () => {
    const { person } = await connected();
    const address = provider.approve(await setOut(elsewhere(svett)), person);
    const other = elsewhere(svett);
    expect(await comeBack(other, address)).toBe('/sign-in?problem=entry.provider-round-over');
    await setOut(other); // now it has a cookie of its own
    const again = provider.approve(await setOut(elsewhere(svett)), person);
    expect(await comeBack(other, again)).toBe('/sign-in?problem=entry.provider-round-over');
    expect(await emailAt(other)).toBeUndefined();
  });

  test('is open for a quarter of an hour', async () => {
    const { person } = await connected();
    const browser = elsewhere(svett);
    const address = provider.approve(await setOut(browser), person);
    svett.clock.pass({ minutes: 15 });
    expect(await comeBack(browser, address)).toBe('/sign-in?problem=entry.provider-round-over');
  });

  test('is not guessed', async () => {
    const browser = elsewhere(svett);
    await setOut(browser);
    const address = 'http://localhost/api/v1/sign-in/provider/callback?code=x&state=' + 'x'.repeat(43);
    expect(await comeBack(browser, address)).toBe('/sign-in?problem=entry.provider-round-over');
    expect(await comeBack(browser, 'http://localhost/api/v1/sign-in/provider/callback')).toBe(
      '/sign-in?problem=entry.provider-round-over',
    );
  });

  test('is kept as marks only', async () => {
    const browser = elsewhere(svett);
    const { state = '' } = await setOut(browser);
    const rows = JSON.stringify(await svett.database.read(ProviderRound).find());
    expect(rows).not.toContain(state);
    expect(rows).not.toContain(browser.cookies.get('__Host-svett-provider'));
  });

  test('leads to a page of ours and nowhere else', async () => {
    const { browser } = await connected();
    for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example', 'account'])
      expect((await browser.post('/api/v1/confirm/provider', { returnTo })).statusCode).toBe(400);
  });
});

describe('connecting', () => {
  test('takes no person at the provider that another account has', async () => {
    const { person } = await connected();
    const thief = await svett.athlete('thief@example.org');
    expect(await through(provider, thief, person, LINK, HERE)).toBe(
      '/account?problem=entry.provider-person-taken',
    );
  });

  test('is for somebody who showed lately that it is them', async () => {
    const browser = await svett.athlete('later@example.org');
    svett.clock.pass({ minutes: 16 });
    expect((await browser.post(LINK, HERE)).json().code).toBe('entry.confirm-first');
  });

  test('fails for whoever comes back signed in as somebody else', async () => {
    const victim = await svett.athlete('victim@example.org');
    const attacker = await svett.athlete('attacker@example.org');
    const address = provider.approve(await setOut(attacker, LINK, HERE), { ...ADA, subject: 'attacker' });
    victim.cookies.set('__Host-svett-provider', attacker.cookies.get('__Host-svett-provider')!);
    expect(await comeBack(victim, address)).toBe('/account?problem=entry.not-that-person');
  });

  test('is undone, but not when it is the last way in', async () => {
    const { email, browser } = await connected();
    await svett.database.transaction((tx) => tx.update(Account, { email }, { passwordHash: NO_PASSWORD }));
    const refused = await browser.delete(LINK);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'entry.last-way-in']);
    await withPasskey(browser);
    expect((await browser.delete(LINK)).statusCode).toBe(204);
    expect((await browser.get(LINK)).json()).toEqual({ name: 'Club login', connectedSince: null });
  });
});

describe('showing by the provider that it is you', () => {
  test('asks for a sign-in anew, and holds', async () => {
    const { person, browser } = await connected();
    svett.clock.pass({ minutes: 16 });
    const query = await setOut(browser, '/api/v1/confirm/provider', { returnTo: '/privacy' });
    expect(query).toMatchObject({ prompt: 'login', max_age: '300' });
    expect(await comeBack(browser, provider.approve(query, person))).toBe('/privacy');
    expect((await browser.post('/api/v1/factors/passkeys/options')).statusCode).toBe(200);
  });

  test.each<TokenFault>(['old-auth-time', 'no-auth-time'])(
    'does not believe an old sign-in: %s',
    async (fault) => {
      const { person, browser } = await connected();
      svett.clock.pass({ minutes: 16 });
      provider.tokenFault = fault;
      const page = await through(provider, browser, person, '/api/v1/confirm/provider', HERE);
      expect(page).toBe('/account?problem=entry.provider-not-believed');
      expect((await browser.post('/api/v1/factors/passkeys/options')).json().code).toBe(
        'entry.confirm-first',
      );
    },
  );

  test('is refused to somebody else at the provider', async () => {
    const [one, other] = [await connected(), await connected()];
    svett.clock.pass({ minutes: 16 });
    const page = await through(provider, one.browser, other.person, '/api/v1/confirm/provider', HERE);
    expect(page).toBe('/account?problem=entry.not-that-person');
  });
});

describe('somebody new whom the provider brings', () => {
  const FORM = { birthDate: '1990-05-04', language: 'en', healthData: shown('health-data') };
  const NEWCOMER = '/api/v1/sign-in/provider/newcomer';
  let open: TestApp;
  beforeAll(async () => {
    open = await withProvider(provider, { OIDC_SIGN_UP: 'anybody' });
    await open.operator();
  });
  afterAll(() => open.close());

  test('is asked what an account needs, gets one without a password, and comes in again by the provider', async () => {
    const person = { subject: 'newcomer-1', email: 'New@Example.org', emailVerified: true };
    const browser = elsewhere(open);
    expect(await through(provider, browser, person)).toBe('/newcomer');
    expect((await browser.get(NEWCOMER)).json()).toEqual({
      email: 'new@example.org',
      needsInvitation: false,
    });
    const joined = await browser.post(NEWCOMER, FORM);
    expect([joined.statusCode, joined.json().role]).toEqual([201, 'athlete']);
    expect((await browser.get('/api/v1/confirm')).json()).toEqual({
      password: false,
      code: false,
      passkey: false,
      provider: true,
    });
    const later = elsewhere(open);
    expect(await through(provider, later, person)).toBe('/arrived');
    expect(await emailAt(later)).toBe('new@example.org');
    expect(
      (await later.post('/api/v1/sign-in', { email: 'new@example.org', password: 'none' })).statusCode,
    ).toBe(401);
  });

  test('gets one account, however often the form is sent', async () => {
    const browser = elsewhere(open);
    await through(provider, browser, {
      subject: 'newcomer-2',
      email: 'twice@example.org',
      emailVerified: true,
    });
    const both = await Promise.all([browser.post(NEWCOMER, FORM), browser.post(NEWCOMER, FORM)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).not.toEqual([201, 201]);
    expect((await elsewhere(open).post(NEWCOMER, FORM)).json().code).toBe('entry.provider-round-over');
  });

  test('who is too young is refused', async () => {
    const browser = elsewhere(open);
    await through(provider, browser, { subject: 'child', email: 'child@example.org', emailVerified: true });
    const answer = await browser.post(NEWCOMER, { ...FORM, birthDate: '2016-01-01' });
    expect(answer.statusCode).toBe(403);
    expect(await open.get(Accounts).find('child@example.org')).toBeNull();
  });

  test('without an address is refused', async () => {
    expect(await through(provider, elsewhere(open), { subject: 'nameless' })).toBe(
      '/sign-in?problem=entry.provider-without-email',
    );
  });

  test('needs an invitation where the operator says so', async () => {
    const invited = await withProvider(provider, { OIDC_SIGN_UP: 'invited' });
    const operator = await invited.operator();
    const browser = elsewhere(invited);
    await through(provider, browser, { subject: 'guest', email: 'guest@example.org', emailVerified: true });
    expect((await browser.get(NEWCOMER)).json().needsInvitation).toBe(true);
    expect((await browser.post(NEWCOMER, FORM)).json().code).toBe('entry.nobody-by-provider');
    const made = (
      await operator.post('/api/v1/invitations', { role: 'coach', language: 'en', email: null })
    ).json();
    const invitation = /token=([\w-]+)/.exec(JSON.stringify(made))?.[1] ?? made.token;
    const joined = await browser.post(NEWCOMER, { ...FORM, invitation });
    expect([joined.statusCode, joined.json().role]).toEqual([201, 'coach']);
    await invited.close();
  });
});

describe('as the operator wishes,', () => {
  test('address and groups are asked for where the token does not hold them; a group runs this Svett', async () => {
    const app = await withProvider(provider, { OIDC_LINK_BY_EMAIL: 'true', OIDC_OPERATOR_GROUP: 'admins' });
    await app.operator();
    await app.athlete('boss@example.org');
    await proved(app, 'boss@example.org');
    provider.bareTokens = true;
    const boss = { subject: 'boss', email: 'boss@example.org', emailVerified: true, groups: ['admins'] };
    const browser = elsewhere(app);
    expect(await through(provider, browser, boss)).toBe('/arrived');
    expect((await browser.get('/api/v1/me')).json().role).toBe('operator');
    await browser.post('/api/v1/invitations', { role: 'operator', language: 'en', email: null });
    await through(provider, browser, { ...boss, groups: [] });
    expect((await browser.get('/api/v1/me')).json().role).toBe('athlete');
    expect(await app.database.read(Invitation).count()).toBe(0); // or they came in by it as operator again
    provider.bareTokens = false;
    await app.close();
  });

  test('there is no other way in', async () => {
    const only = await withProvider(provider, { OIDC_ONLY: 'true' });
    await only
      .get(Accounts)
      .add({ email: 'ada@example.org', password: PASSWORD, role: 'athlete', language: 'en' });
    const answer = await only
      .browser()
      .post('/api/v1/sign-in', { email: 'ada@example.org', password: PASSWORD });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.provider-only']);
    const form = { token: null, email: 'bo@example.org', password: PASSWORD, language: 'en' };
    const told = { birthDate: '1990-05-17', healthData: shown('health-data') };
    expect((await only.browser().post('/api/v1/join', { ...form, ...told })).json().code).toBe(
      'entry.provider-only',
    );
    const ways = (await only.browser().get('/api/v1/sign-in/ways')).json();
    expect([ways.password, ways.passkey]).toEqual([false, false]);
    await only.close();
  });

  test('there is no provider at all', async () => {
    const { anApp } = await import('../support/app.js');
    const none = await anApp();
    expect((await none.browser().post('/api/v1/sign-in/provider')).json().code).toBe('entry.no-provider');
    await none.close();
  });
});
