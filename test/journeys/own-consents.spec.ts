import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Setup } from '#src/entry/setup';
import { Account } from '#src/people/account.entity';
import { Consent } from '#src/people/consent.entity';
import { consentText } from '#src/people/consent-texts';
import { anApp, PASSWORD, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { shown, yesTo } from '../support/consenting.js';

const WEATHER = '/api/v1/consents/weather-lookups';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('an athlete sees what they have said yes to, says yes, and takes it back as easily', async () => {
  const ada = await svett.athlete();
  const state = async () => (await ada.get('/api/v1/consents')).json().items.slice(1, 2);
  const { label, text, sha256 } = consentText('weather-lookups', 'sv');
  expect(await state()).toEqual([
    { purpose: 'weather-lookups', given: false, at: null, label, text, textSha256: sha256 },
  ]);

  const said = await ada.put(WEATHER, yesTo('weather-lookups', 'sv'));
  expect([said.statusCode, said.json().items.slice(1, 2)]).toEqual([200, await state()]);
  expect(await state()).toMatchObject([{ given: true, at: svett.clock.now().toISOString() }]);

  await ada.put(WEATHER, { given: false });
  expect(await state()).toMatchObject([{ given: false }]);
});

const saidYesTo = async (somebody: Browser) =>
  (await somebody.get('/api/v1/consents'))
    .json<{ items: { purpose: string; given: boolean }[] }>()
    .items.flatMap(({ purpose, given }) => (given ? [purpose] : []));

test('one athlete’s consent is not another’s, and a stranger has none to see', async () => {
  const [ben, eva] = [await svett.athlete('ben@example.org'), await svett.athlete('eva@example.org')];
  await ben.put(WEATHER, yesTo('weather-lookups', 'sv'));
  expect(await saidYesTo(eva)).toEqual(['health-data']);
  expect((await svett.browser().get('/api/v1/consents')).statusCode).toBe(401);
  expect((await svett.browser().put(WEATHER, yesTo('weather-lookups', 'sv'))).statusCode).toBe(401);
});

test('what is no purpose and what is neither yes nor no is refused', async () => {
  const cia = await svett.athlete('cia@example.org');
  expect((await cia.put('/api/v1/consents/everything', { given: false })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, { given: 'perhaps' })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, {})).statusCode).toBe(400);
  expect(await saidYesTo(cia)).toEqual(['health-data']);
});

test('the log tells every yes and no, how it was said and of which words, by page and by token', async () => {
  const dag = await svett.athlete('dag@example.org');
  const { accountId } = (await dag.get('/api/v1/me')).json();
  const { token } = (await dag.post('/api/v1/tokens', { name: 'script', scopes: ['profile:write'] })).json();
  const { sha256 } = consentText('weather-lookups', 'sv');
  await dag.put(WEATHER, yesTo('weather-lookups', 'sv'));
  svett.clock.pass({ minutes: 1 });
  await svett.browser().send({
    method: 'PUT',
    url: WEATHER,
    payload: { given: false },
    headers: { authorization: `Bearer ${token}` },
  });
  const { log } = (await dag.get('/api/v1/consents')).json();
  const words = { language: 'sv', textSha256: sha256, isTodaysText: true, saidHere: true };
  expect(log.filter(({ purpose }: { purpose: string }) => purpose === 'weather-lookups')).toMatchObject([
    { purpose: 'weather-lookups', given: false, method: 'token', ...words },
    { purpose: 'weather-lookups', given: true, method: 'page', ...words },
  ]);
  const rows = await svett.database.read(Consent).findBy({ actorId: accountId });
  expect(rows).toHaveLength(2);
});

test('a yes is to the very words that were shown, and is asked for again when they have changed; a no never', async () => {
  const ove = await svett.athlete('ove@example.org');
  const textSha256 = 'a'.repeat(64);
  const refused = await ove.put(WEATHER, { given: true, textSha256 });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'people.consent-text-changed']);
  const bare = await ove.put(WEATHER, { given: true });
  expect([bare.statusCode, bare.json().fields]).toMatchObject([
    400,
    [{ path: 'textSha256', message: 'send the textSha256 of the text that was shown' }],
  ]);
  const inAnotherLanguage = await ove.put(WEATHER, yesTo('weather-lookups', 'en'));
  expect(inAnotherLanguage.statusCode).toBe(409);
  expect((await ove.put(WEATHER, { given: false, textSha256 })).statusCode).toBe(200);
});

test('a token takes a yes back, and gives none', async () => {
  const pia = await svett.athlete('pia@example.org');
  const { token } = (await pia.post('/api/v1/tokens', { name: 'script', scopes: ['profile:write'] })).json();
  const byToken = (payload: object) =>
    svett.browser().send({
      method: 'PUT',
      url: '/api/v1/consents/health-data',
      payload,
      headers: { authorization: `Bearer ${token}` },
    });
  const log = async () => (await pia.get('/api/v1/consents')).json().log;
  expect((await byToken({ given: false })).statusCode).toBe(200);
  const refused = await byToken(yesTo('health-data', 'sv'));
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'people.yes-by-token']);
  expect(await log()).toMatchObject([{ given: false, method: 'token' }, { given: true }]);
});

describe('before there is an account', () => {
  const TEXT = '/api/v1/consents/health-data/text';
  let fresh: TestApp;
  beforeAll(async () => {
    fresh = await anApp();
  });
  afterAll(() => fresh.close());
  const form = async (more: object) => ({
    token: await fresh.get(Setup).newToken(),
    email: 'first@example.org',
    password: PASSWORD,
    language: 'sv',
    birthDate: '1990-05-17',
    ...more,
  });
  const setUp = async (more: object) => fresh.browser().post('/api/v1/setup', await form(more));

  test('anybody reads what they will be asked, in their language', async () => {
    const { label, text, sha256 } = consentText('health-data', 'sv');
    expect((await fresh.browser().get(`${TEXT}?language=sv`)).json()).toEqual({
      ...{ purpose: 'health-data', language: 'sv', label, text },
      textSha256: sha256,
    });
    expect((await fresh.browser().get(`${TEXT}?language=tlh`)).statusCode).toBe(400);
  });

  test('a box that was ticked beside no words that are known is no yes, and no account comes of it', async () => {
    const message = 'send the textSha256 of the text that was shown, or null for no';
    for (const healthData of [true, false, 'yes', undefined]) {
      const bare = await setUp({ healthData });
      expect([bare.statusCode, bare.json().fields]).toMatchObject([400, [{ path: 'healthData', message }]]);
    }
    for (const healthData of ['a'.repeat(64), shown('health-data', 'en')]) {
      const other = await setUp({ healthData });
      expect([other.statusCode, other.json().code]).toEqual([409, 'people.consent-text-changed']);
    }
    expect(await fresh.database.read(Account).count()).toBe(0);
  });
});
