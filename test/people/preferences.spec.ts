import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isTimeZone, TimeZoneOfBrowser } from '#src/people/preferences';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';

let svett: TestApp;
let ada: Browser;
beforeAll(async () => {
  svett = await anApp();
  ada = await svett.athlete();
});
afterAll(() => svett.close());

test('whoever says nothing reads metric units and UTC', async () => {
  expect((await ada.get('/api/v1/me')).json()).toMatchObject({ units: 'metric', timeZone: 'UTC' });
});

test('units, time zone and language are changed one by one, and the others stay', async () => {
  const changed = await ada.put('/api/v1/me', { units: 'imperial', timeZone: 'America/New_York' });
  expect(changed.json()).toMatchObject({ units: 'imperial', timeZone: 'America/New_York', language: 'sv' });
  await ada.put('/api/v1/me', { language: 'en' });
  await ada.put('/api/v1/me', {});
  expect((await ada.get('/api/v1/me')).json()).toMatchObject({
    units: 'imperial',
    timeZone: 'America/New_York',
    language: 'en',
  });
});

test.each(['Atlantis', '+02:00', '', 'Europe/'.padEnd(200, 'x')])(
  'no time zone is %p, and the answer says what to write',
  async (timeZone) => {
    const answer = await ada.put('/api/v1/me', { timeZone });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toEqual([
      { path: 'timeZone', message: expect.stringContaining('Europe/Stockholm') },
    ]);
  },
);

test('a zone is known by its IANA name', () => {
  expect(['Europe/Stockholm', 'UTC', 'Asia/Kolkata', 'Pacific/Chatham'].every(isTimeZone)).toBe(true);
});

test('a browser that knows a younger zone than the server keeps nobody from an account', () => {
  expect(TimeZoneOfBrowser.parse('Mars/Olympus')).toBe('UTC');
  expect(TimeZoneOfBrowser.parse('Europe/Kyiv')).toBe('Europe/Kyiv');
});
