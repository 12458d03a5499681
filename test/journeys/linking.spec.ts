import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ability } from '#src/connect/grant.port';
import { LapTimes } from '../support/a-connector.js';
import { anApp, type TestApp } from '../support/app.js';
import { shown } from '../support/consenting.js';
import type { Browser } from '../support/browser.js';
import type { StandingClock } from '../support/clock.js';

class KeyBook extends LapTimes {
  override readonly brand = 'keybook';
  override readonly title = 'Key Book';
}

let svett: TestApp;
let lapTimes: LapTimes;
let ada: Browser;
beforeEach(async () => {
  const brands = (clock: StandingClock) => {
    lapTimes = new LapTimes(clock);
    return [lapTimes, new KeyBook(clock, { authorisation: 'api-key', pkce: false, refresh: false })];
  };
  svett = await anApp({ brands });
  ada = await svett.athlete('ada@example.org');
});
afterEach(() => svett.close());

const offer = async (browser = ada, brand = 'laptimes') =>
  (await browser.get('/api/v1/links'))
    .json<{ items: { brand: string; link: object | null }[] }>()
    .items.find((item) => item.brand === brand);
const setOut = async (browser = ada, wishes?: Ability[]) => {
  const answer = await browser.post('/api/v1/links/laptimes/authorise', wishes ? { wishes } : {});
  return new URL(answer.json<{ url: string }>().url).searchParams.get('state')!;
};
const back = async (query: Record<string, string>, browser = ada) => {
  const answer = await browser.get(
    `/api/v1/links/laptimes/callback?${new URLSearchParams(query).toString()}`,
  );
  expect(answer.statusCode).toBe(303);
  return answer.headers.location;
};

test('the services there are come with what they give and what their terms mean', async () => {
  expect(await offer()).toEqual({
    brand: 'laptimes',
    title: 'Lap Times',
    configured: true,
    authorisation: 'oauth2',
    gives: ['activities', 'private-activities', 'profile', 'write-back'],
    terms: { others: 'with-consent', rawDays: null, derived: 'keep', afterUnlinking: 'owner-chooses' },
    link: null,
  });
});

test('an athlete connects, and sees how the link is doing', async () => {
  const state = await setOut();
  expect(lapTimes.sent[0]!.redirectUri).toBe('http://localhost/api/v1/links/laptimes/callback');
  const code = lapTimes.approve('rider-7', ['activities', 'profile']);
  expect(await back({ state, code })).toBe('/links?brand=laptimes&outcome=less');
  const { link } = (await offer())!;
  expect(link).toMatchObject({
    state: 'active',
    connectedAt: '2026-06-15T10:00:00.000Z',
    lastError: null,
    abilities: ['activities', 'profile'],
    missing: ['write-back'],
    writesBack: false,
  });
  expect(JSON.stringify(link)).not.toMatch(/clear-|rider-7/);
  expect(await offer(await svett.athlete('bo@example.org'))).toMatchObject({ link: null });
});

test('a return that comes twice ends at the same page', async () => {
  const state = await setOut();
  const query = { state, code: lapTimes.approve('rider-7') };
  const there = '/links?brand=laptimes&outcome=connected';
  expect(await Promise.all([back(query), back(query)])).toEqual([there, there]);
  expect(await back(query)).toBe(there);
  expect(lapTimes.exchanges).toBe(1);
});

test('a return in somebody else’s browser connects nothing', async () => {
  const state = await setOut();
  const eve = await svett.athlete('eve@example.org');
  const code = lapTimes.approve('rider-eve');
  expect(await back({ state, code }, eve)).toBe('/links?brand=laptimes&outcome=expired');
  expect([await offer(eve), await offer()]).toMatchObject([{ link: null }, { link: null }]);
});

test('a return after signing out ends at the page, where one can sign in', async () => {
  const state = await setOut();
  expect(await back({ state, code: 'x' }, svett.browser())).toBe('/links?brand=laptimes&outcome=expired');
});

test('a return with nothing in it, or too much, ends at the page as well', async () => {
  expect(await back({})).toBe('/links?brand=laptimes&outcome=expired');
  expect(await back({ state: 'x'.repeat(5000), code: 'y' })).toBe('/links?brand=laptimes&outcome=expired');
});

test('whether to write back is the athlete’s choice, and needs a link', async () => {
  const textSha256 = shown('diary', 'sv');
  const choose = (writesBack: boolean) =>
    ada.put('/api/v1/links/laptimes/choices', { writesBack, textSha256 });
  expect((await choose(true)).json()).toMatchObject({ status: 404, code: 'connect.no-such-link' });
  await back({ state: await setOut(), code: lapTimes.approve('rider-7') });
  expect((await choose(true)).statusCode).toBe(204);
  expect(await offer()).toMatchObject({ link: { writesBack: true } });
});

describe('a pasted key', () => {
  const paste = (key: string, browser = ada) => browser.post('/api/v1/links/keybook/key', { key });

  test('makes a link', async () => {
    expect((await paste(' key-of-7 ')).statusCode).toBe(204);
    expect(await offer(ada, 'keybook')).toMatchObject({
      link: { state: 'active', abilities: ['activities'] },
    });
  });

  test('that is wrong, or of an account somebody else has linked, is refused in words', async () => {
    expect((await paste('nonsense')).json()).toMatchObject({ status: 400, code: 'connect.grant-refused' });
    await paste('key-of-7');
    const bo = await svett.athlete('bo@example.org');
    expect((await paste('key-of-7', bo)).json()).toMatchObject({
      status: 409,
      code: 'connect.vendor-account-taken',
      detail: 'That Key Book account is connected to somebody else here already; disconnect it there first.',
    });
  });
});

test.each([
  ['nobody', 404, 'connect.no-such-brand'],
  ['keybook', 409, 'connect.other-way-in'],
  ['No%20Brand', 400, 'request.invalid'],
])('setting out to %s answers %i', async (brand, status, code) => {
  const answer = await ada.post(`/api/v1/links/${brand}/authorise`);
  expect(answer.json()).toMatchObject({ status, code });
});

test('a brand the operator has not set up is told as such', async () => {
  lapTimes.isConfigured = false;
  expect(await offer()).toMatchObject({ configured: false });
  expect((await ada.post('/api/v1/links/laptimes/authorise')).json().code).toBe('connect.brand-not-set-up');
});
