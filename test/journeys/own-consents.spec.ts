import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type TestApp } from '../support/app.js';

const WEATHER = '/api/v1/consents/weather-lookups';

let svett: TestApp;
beforeAll(async () => {
  svett = await anApp();
});
afterAll(() => svett.close());

test('an athlete sees what they have said yes to, says yes, and takes it back as easily', async () => {
  const ada = await svett.athlete();
  const state = async () => (await ada.get('/api/v1/consents')).json().items;
  expect(await state()).toEqual([
    { purpose: 'weather-lookups', given: false, at: null, textVersion: expect.any(String) },
  ]);

  const said = await ada.put(WEATHER, { given: true });
  expect([said.statusCode, said.json().items]).toEqual([200, await state()]);
  expect(await state()).toMatchObject([{ given: true, at: svett.clock.now().toISOString() }]);

  await ada.put(WEATHER, { given: false });
  expect(await state()).toMatchObject([{ given: false }]);
});

test('one athlete’s consent is not another’s, and a stranger has none to see', async () => {
  const [ben, eva] = [await svett.athlete('ben@example.org'), await svett.athlete('eva@example.org')];
  await ben.put(WEATHER, { given: true });
  expect((await eva.get('/api/v1/consents')).json().items).toMatchObject([{ given: false }]);
  expect((await svett.browser().get('/api/v1/consents')).statusCode).toBe(401);
  expect((await svett.browser().put(WEATHER, { given: true })).statusCode).toBe(401);
});

test('what is no purpose and what is neither yes nor no is refused', async () => {
  const cia = await svett.athlete('cia@example.org');
  expect((await cia.put('/api/v1/consents/everything', { given: true })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, { given: 'perhaps' })).statusCode).toBe(400);
  expect((await cia.put(WEATHER, {})).statusCode).toBe(400);
  expect((await cia.get('/api/v1/consents')).json().items).toMatchObject([{ given: false, at: null }]);
});
