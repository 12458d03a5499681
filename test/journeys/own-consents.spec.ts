import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Consent } from '#src/people/consent.entity';
import { consentText } from '#src/people/consent-texts';
import { anApp, type TestApp } from '../support/app.js';

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

  const said = await ada.put(WEATHER, { given: true });
  expect([said.statusCode, said.json().items.slice(1, 2)]).toEqual([200, await state()]);
  expect(await state()).toMatchObject([{ given: true, at: svett.clock.now().toISOString() }]);

  await ada.put(WEATHER, { given: false });
  expect(await state()).toMatchObject([{ given: false }]);
});

test('one athlete’s consent is not another’s, and a stranger has none to see', async () => {
  const [ben, eva] = [await svett.athlete('ben@example.org'), await svett.athlete('eva@example.org')];
  await ben.put(WEATHER, { given: true });
  const evas = (await eva.get('/api/v1/consents')).json().items;
  expect(evas).toMatchObject([{ given: true }, { given: false }, { given: false }]);
  expect((await svett.browser().get('/api/v1/consents')).statusCode).toBe(401);
  expect((await svett.browser().put(WEATHER, { given: true })).statusCode).toBe(401);
});

test('what is no purpose and what is neither yes nor no is refused', async () => {
  const cia = await svett.athlete('cia@example.org');
  expect((await cia.put('/api/v1/consents/everything', { given: true })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, { given: 'perhaps' })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, {})).statusCode).toBe(400);
  expect((await cia.get('/api/v1/consents')).json().items).toMatchObject([
    { given: true },
    { given: false, at: null },
    { given: false, at: null },
  ]);
});

test('the log tells every yes and no, how it was said and of which words, by page and by token', async () => {
  const dag = await svett.athlete('dag@example.org');
  const { accountId } = (await dag.get('/api/v1/me')).json();
  const { token } = (await dag.post('/api/v1/tokens', { name: 'script', scopes: ['profile:write'] })).json();
  const { sha256 } = consentText('weather-lookups', 'sv');
  await dag.put(WEATHER, { given: true, textSha256: sha256 });
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

test('a yes to words that have changed meanwhile is asked for again, a no never', async () => {
  const ove = await svett.athlete('ove@example.org');
  const textSha256 = 'a'.repeat(64);
  const refused = await ove.put(WEATHER, { given: true, textSha256 });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'people.consent-text-changed']);
  expect((await ove.put(WEATHER, { given: false, textSha256 })).statusCode).toBe(200);
});
