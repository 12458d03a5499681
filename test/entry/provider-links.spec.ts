import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { startOidc } from '#simulators/oidc/oidc';
import type { OidcSimulator } from '#simulators/oidc/oidc-provider';
import { ProviderLinks } from '#src/entry/provider-links';
import { Accounts } from '#src/people/accounts';
import { elsewhere, withPasskey } from '../support/a-member.js';
import { PASSWORD, type TestApp } from '../support/app.js';
import { ANOTHER, GROWN_UP, tokenIn } from '../support/at-the-door.js';
import { ADA, proved, through, withProvider } from '../support/at-provider.js';
import type { Browser } from '../support/browser.js';

const BY_EMAIL = { OIDC_LINK_BY_EMAIL: 'true', OIDC_OPERATOR_GROUP: 'admins' };
const KNOWN = '/sign-in?problem=entry.provider-email-known';

let provider: OidcSimulator;
beforeAll(async () => {
  provider = await startOidc();
});
afterAll(() => provider.close());

let people = 0;
/** Somebody whom the provider knows as one who runs things. */
function aBoss() {
  const email = `boss-${++people}@example.org`;
  return { subject: email, email, emailVerified: true, groups: ['admins'] };
}

describe('letting in by an address', () => {
  let svett: TestApp;
  let ops: Browser;
  beforeAll(async () => {
    svett = await withProvider(provider, BY_EMAIL);
    ops = await svett.operator();
  });
  afterAll(() => svett.close());

  test('takes one that both have had proved, and no other', async () => {
    await svett.athlete('linked@example.org');
    await proved(svett, 'linked@example.org');
    const person = { subject: 'by-email', email: 'Linked@example.org' };
    const browser = elsewhere(svett);
    expect(await through(provider, browser, person)).toBe('/sign-in?problem=entry.nobody-by-provider');
    expect(await through(provider, browser, { ...person, emailVerified: true })).toBe('/arrived');
    expect((await browser.get('/api/v1/me')).json().email).toBe('linked@example.org');
  });

  test('lets nobody sit in wait at an address of somebody else’s', async () => {
    const boss = aBoss();
    const thief = await svett.athlete(`thief-of-${boss.email}`);
    expect((await thief.put('/api/v1/me/email', { email: boss.email })).json()).toEqual({ state: 'changed' });
    expect(await through(provider, elsewhere(svett), boss)).toBe(KNOWN);
    expect((await thief.get('/api/v1/me')).json().role).toBe('athlete');
  });

  test('does not take over what was proved to an address the account had before', async () => {
    const boss = aBoss();
    const thief = await svett.athlete(`before-${boss.email}`);
    await proved(svett, `before-${boss.email}`);
    await thief.put('/api/v1/me/email', { email: boss.email });
    expect(await through(provider, elsewhere(svett), boss)).toBe(KNOWN);
  });

  test.each([
    ['for anybody', false],
    ['for an address, but shown to whoever made it', true],
  ])('believes no invitation %s', async (_which, isBound) => {
    const boss = aBoss();
    const wish = { role: 'athlete', language: 'en', email: isBound ? boss.email : null };
    const { link } = (await ops.post('/api/v1/invitations', wish)).json<{ link: string }>();
    const joined = { token: tokenIn(link), email: boss.email, ...GROWN_UP };
    expect((await elsewhere(svett).post('/api/v1/join', joined)).statusCode).toBe(201);
    expect(await through(provider, elsewhere(svett), boss)).toBe(KNOWN);
  });
});

describe('an address is proved', () => {
  let post: MailSimulator;
  let svett: TestApp;
  let ops: Browser;
  beforeAll(async () => {
    post = await MailSimulator.start();
    const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
    svett = await withProvider(provider, { ...BY_EMAIL, ...mail });
    ops = await svett.operator();
  });
  afterAll(async () => {
    await svett.close();
    await post.close();
  });
  beforeEach(() => ops.post('/api/v1/confirm', { password: GROWN_UP.password }));

  const letterTo = async (email: string) => {
    await svett.work();
    return tokenIn(post.delivered.splice(0).find(({ envelopeTo }) => envelopeTo[0] === email)!.text);
  };
  const invite = (email: string | null) =>
    ops.post('/api/v1/invitations', { role: 'athlete', language: 'en', email });

  test('by an invitation that was sent there, and by none that lets in anybody', async () => {
    const [boss, other] = [aBoss(), aBoss()];
    await invite(boss.email);
    const token = await letterTo(boss.email);
    await elsewhere(svett).post('/api/v1/join', { token, email: boss.email, ...GROWN_UP });
    expect(await through(provider, elsewhere(svett), boss)).toBe('/arrived');

    const { link } = (await invite(null)).json<{ link: string }>();
    const joined = { token: tokenIn(link), email: other.email, ...GROWN_UP };
    await elsewhere(svett).post('/api/v1/join', joined);
    expect(await through(provider, elsewhere(svett), other)).toBe(KNOWN);
  });

  test('by a letter about a new one, if whoever opens it is whose account it is', async () => {
    const [mine, anothers] = [aBoss(), aBoss()];
    const somebody = await svett.athlete(`was-${mine.email}`);
    await somebody.put('/api/v1/me/email', { email: mine.email });
    await somebody.post('/api/v1/confirm-email', { token: await letterTo(mine.email) });
    expect(await through(provider, elsewhere(svett), mine)).toBe('/arrived');

    const thief = await svett.athlete(`was-${anothers.email}`);
    await thief.put('/api/v1/me/email', { email: anothers.email });
    const careless = elsewhere(svett);
    const token = await letterTo(anothers.email);
    expect((await careless.post('/api/v1/confirm-email', { token })).statusCode).toBe(204);
    expect(await through(provider, elsewhere(svett), anothers)).toBe(KNOWN);
  });

  test('by a letter about a new password, unless a passkey there goes on opening the door', async () => {
    const [free, held] = [aBoss(), aBoss()];
    await svett.athlete(free.email);
    const thief = await svett.athlete(held.email);
    await withPasskey(thief);
    for (const { email } of [free, held]) {
      await elsewhere(svett).post('/api/v1/reset/request', { email });
      const form = { token: await letterTo(email), password: ANOTHER, tokens: 'remove' };
      expect((await elsewhere(svett).post('/api/v1/reset', form)).statusCode).toBe(204);
    }
    expect(await through(provider, elsewhere(svett), free)).toBe('/arrived');
    expect(await through(provider, elsewhere(svett), held)).toBe(KNOWN);
    const { items } = (await ops.get('/api/v1/people')).json<{ items: { email: string; role: string }[] }>();
    expect(items.find(({ email }) => email === held.email)).toMatchObject({ role: 'athlete' });
  });
});

test('where there is no other way in, a password nobody is asked for does not count as one', async () => {
  const only = await withProvider(provider, { OIDC_ONLY: 'true' });
  const person = { email: ADA.email!, password: PASSWORD, role: 'athlete', language: 'en' } as const;
  const { accountId } = await only.get(Accounts).add(person);
  const ada = { issuer: provider.url, subject: ADA.subject };
  await only.database.transaction((tx) => only.get(ProviderLinks).connect(tx, accountId, ada));
  const browser = only.browser();
  await through(provider, browser, ADA);
  expect((await browser.delete('/api/v1/factors/provider')).json()).toMatchObject({
    code: 'entry.last-way-in',
  });
  await only.close();
});
