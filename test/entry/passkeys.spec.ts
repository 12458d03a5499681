import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Account } from '#src/people/account.entity';
import { NO_PASSWORD } from '#src/people/passwords';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import { elsewhere, halfWayIn, withPasskey } from '../support/a-member.js';
import type { Browser } from '../support/browser.js';
import { SoftPasskey, type Wishes } from '../support/soft-passkey.js';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

let people = 0;
async function aMember() {
  const email = `member-${++people}@example.org`;
  const browser = await svett.athlete(email);
  return { email, browser, key: await withPasskey(browser) };
}

const saidOf = (answer: Awaited<ReturnType<Browser['post']>>) =>
  answer.statusCode < 300 ? 'yes' : answer.json<{ code: string }>().code;

/** Signs in with the passkey alone. */
async function alone(key: SoftPasskey, wishes?: Wishes, browser = elsewhere(svett)) {
  const asked = (await browser.post('/api/v1/sign-in/passkey/options')).json();
  return saidOf(await browser.post('/api/v1/sign-in/passkey', { passkey: key.answer(asked, wishes) }));
}

async function second(browser: Browser, key: SoftPasskey, wishes?: Wishes) {
  const asked = (await browser.post('/api/v1/sign-in/second/passkey')).json();
  return saidOf(await browser.post('/api/v1/sign-in/second', { passkey: key.answer(asked, wishes) }));
}

/** As somebody is whom a provider brought: there is no password. */
async function withoutPassword(email: string) {
  await svett.database.transaction((tx) => tx.update(Account, { email }, { passwordHash: NO_PASSWORD }));
}

describe('a passkey', () => {
  test('lets in by itself, and says when it last did', async () => {
    const { email, browser, key } = await aMember();
    const other = elsewhere(svett);
    expect(await alone(key, {}, other)).toBe('yes');
    expect((await other.get('/api/v1/me')).json().email).toBe(email);
    const { passkeys } = (await browser.get('/api/v1/factors')).json();
    expect(passkeys).toEqual([
      expect.objectContaining({
        name: 'Phone',
        backedUp: false,
        lastUsedAt: svett.clock.now().toISOString(),
      }),
    ]);
  });

  test('is asked for after the password, and comes with recovery codes when it is the first', async () => {
    const email = 'first-key@example.org';
    const browser = await svett.athlete(email);
    const key = new SoftPasskey();
    const asked = (await browser.post('/api/v1/factors/passkeys/options')).json();
    const added = await browser.post('/api/v1/factors/passkeys', { name: 'Key', passkey: key.made(asked) });
    expect(added.json().recoveryCodes).toHaveLength(10);
    const half = elsewhere(svett);
    const answer = await half.post('/api/v1/sign-in', { email, password: PASSWORD });
    expect(answer.json().details).toEqual({ factors: 'code passkey' });
    expect(await second(half, key)).toBe('yes');
  });

  test('beside a password need not know its owner; alone it must', async () => {
    const { email, key } = await aMember();
    expect(await alone(key, { userVerified: false })).toBe('entry.passkey-refused');
    expect(await second(await halfWayIn(svett, email), key, { userVerified: false })).toBe('yes');
  });

  test('of another account does not stand in for one’s own', async () => {
    const [one, other] = [await aMember(), await aMember()];
    expect(await second(await halfWayIn(svett, one.email), other.key)).toBe('entry.passkey-refused');
  });

  test('that says it is for somebody else is refused', async () => {
    const { key } = await aMember();
    const userHandle = Buffer.from('somebody else').toString('base64url');
    expect(await alone(key, { userHandle })).toBe('entry.passkey-refused');
  });

  test('whose counter goes back, or stands, has been copied and is refused', async () => {
    const { key } = await aMember();
    expect(await alone(key, { counter: 7 })).toBe('yes');
    expect(await alone(key, { counter: 7 })).toBe('entry.passkey-refused');
    expect(await alone(key, { counter: 6 })).toBe('entry.passkey-refused');
    expect(await alone(key, { counter: 4_000_000_000 })).toBe('yes'); // 32 bits without a sign
  });

  test.each<[string, Wishes]>([
    ['another site’s page', { origin: 'http://evil.example' }],
    ['another host’s name', { host: 'evil.example' }],
  ])('that answered %s is refused', async (_from, wishes) => {
    const { key } = await aMember();
    expect(await alone(key, wishes)).toBe('entry.passkey-refused');
  });

  test('nobody knows is refused', async () => {
    expect(await alone(new SoftPasskey())).toBe('entry.passkey-refused');
  });
});

describe('a question to a passkey', () => {
  test('is answered once', async () => {
    const { key } = await aMember();
    const browser = elsewhere(svett);
    const asked = (await browser.post('/api/v1/sign-in/passkey/options')).json();
    const form = () => ({ passkey: key.answer(asked) });
    expect(saidOf(await browser.post('/api/v1/sign-in/passkey', form()))).toBe('yes');
    expect(saidOf(await browser.post('/api/v1/sign-in/passkey', form()))).toBe('entry.passkey-refused');
  });

  test('is answered within five minutes', async () => {
    const { key } = await aMember();
    const browser = elsewhere(svett);
    const asked = (await browser.post('/api/v1/sign-in/passkey/options')).json();
    svett.clock.pass({ minutes: 5 });
    const passkey = key.answer(asked);
    expect(saidOf(await browser.post('/api/v1/sign-in/passkey', { passkey }))).toBe('entry.passkey-refused');
  });

  test('is answered where it was asked: one for the second step does not sign in alone', async () => {
    const { email, key } = await aMember();
    const half = await halfWayIn(svett, email);
    const asked = (await half.post('/api/v1/sign-in/second/passkey')).json();
    const passkey = key.answer(asked);
    expect(saidOf(await half.post('/api/v1/sign-in/passkey', { passkey }))).toBe('entry.passkey-refused');
  });

  test('nobody asked is not answered', async () => {
    const { key } = await aMember();
    const passkey = key.answer({ options: { challenge: 'x'.repeat(43) } });
    expect(saidOf(await elsewhere(svett).post('/api/v1/sign-in/passkey', { passkey }))).toBe(
      'entry.passkey-refused',
    );
  });
});

describe('the list of passkeys', () => {
  test('takes no key twice, and none that was not asked for', async () => {
    const { browser, key } = await aMember();
    const asked = (await browser.post('/api/v1/factors/passkeys/options')).json();
    const passkey = key.made(asked);
    expect(saidOf(await browser.post('/api/v1/factors/passkeys', { name: 'Again', passkey }))).toBe(
      'entry.passkey-known',
    );
    expect(saidOf(await browser.post('/api/v1/factors/passkeys', { name: 'Again', passkey }))).toBe(
      'entry.passkey-not-added',
    );
  });

  test('is one’s own: nobody renames or removes another’s', async () => {
    const [one, other] = [await aMember(), await aMember()];
    const [{ id }] = (await one.browser.get('/api/v1/factors')).json().passkeys;
    expect((await other.browser.put(`/api/v1/factors/passkeys/${id}`, { name: 'Mine' })).statusCode).toBe(
      404,
    );
    expect((await other.browser.delete(`/api/v1/factors/passkeys/${id}`)).statusCode).toBe(404);
    expect((await one.browser.put(`/api/v1/factors/passkeys/${id}`, { name: 'Bike key' })).statusCode).toBe(
      204,
    );
    const [{ name }] = (await one.browser.get('/api/v1/factors')).json().passkeys;
    expect(name).toBe('Bike key');
  });

  test('a removed key opens nothing any more', async () => {
    const { email, browser, key } = await aMember();
    const [{ id }] = (await browser.get('/api/v1/factors')).json().passkeys;
    expect((await browser.delete(`/api/v1/factors/passkeys/${id}`)).statusCode).toBe(204);
    expect(await alone(key)).toBe('entry.passkey-refused');
    const answer = await elsewhere(svett).post('/api/v1/sign-in', { email, password: PASSWORD });
    expect(answer.statusCode).toBe(200);
  });

  test('keeps the last way in', async () => {
    const { email, browser } = await aMember();
    await withoutPassword(email);
    const [{ id }] = (await browser.get('/api/v1/factors')).json().passkeys;
    const refused = await browser.delete(`/api/v1/factors/passkeys/${id}`);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'entry.last-way-in']);
    await withPasskey(browser, 'Spare');
    expect((await browser.delete(`/api/v1/factors/passkeys/${id}`)).statusCode).toBe(204);
  });
});

describe('showing once more that it is you', () => {
  test('by a passkey, where there is no password', async () => {
    const { email, browser, key } = await aMember();
    await withoutPassword(email);
    svett.clock.pass({ minutes: 16 });
    expect((await browser.get('/api/v1/confirm')).json()).toMatchObject({
      password: false,
      code: true,
      passkey: true,
    });
    expect(saidOf(await browser.post('/api/v1/factors/passkeys/options'))).toBe('entry.confirm-first');
    const asked = (await browser.post('/api/v1/confirm/passkey')).json();
    expect(saidOf(await browser.post('/api/v1/confirm', { passkey: key.answer(asked) }))).toBe('yes');
    expect(saidOf(await browser.post('/api/v1/factors/passkeys/options'))).toBe('yes');
  });

  test('not by somebody else’s passkey', async () => {
    const [one, other] = [await aMember(), await aMember()];
    svett.clock.pass({ minutes: 16 });
    const asked = (await one.browser.post('/api/v1/confirm/passkey')).json();
    const passkey = other.key.answer(asked);
    expect(saidOf(await one.browser.post('/api/v1/confirm', { passkey }))).toBe('entry.passkey-refused');
    expect(saidOf(await one.browser.post('/api/v1/factors/passkeys/options'))).toBe('entry.confirm-first');
  });
});
