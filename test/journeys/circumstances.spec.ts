import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Circumstances } from '#src/circumstances/circumstances';
import { newId } from '#src/kernel/ids';
import { Athlete } from '#src/people/athlete.entity';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';

const ROUTE = '/api/v1/circumstances';
const PARTS = ['diet', 'caffeine', 'alcohol', 'stomach', 'conditions'] as const;
const TOLD = {
  diet: {
    lowCarbohydrate: true,
    oneSided: false,
    energyRestriction: false,
    excludedGroups: ['fish', 'nuts_seeds', 'fish'],
    tags: ['vegan'],
    allergies: ['nuts'],
    dislikedFoods: ['kale', 'kale'],
    since: '2026-05-01',
  },
  caffeine: { coffee: 3, espresso: 0, tea: 2, energyDrink: 0, cola: 0, tablet: 0 },
  alcohol: { glassesPerWeek: 11, fourAtOnceMonthly: false },
  stomach: { troubles: ['coeliac'], medicines: ['ppi-over-3-months'] },
  conditions: {
    conditions: ['kidney-disease'],
    pregnant: false,
    breastfeeding: true,
    doctorSaidSupplement: false,
  },
};
/** Ticked twice is ticked once. */
const KEPT = {
  ...TOLD,
  diet: { ...TOLD.diet, excludedGroups: ['nuts_seeds', 'fish'], dislikedFoods: ['kale'] },
};

let svett: TestApp;
let ada: Browser;
let athleteId: string;
beforeAll(async () => {
  svett = await anApp();
  ada = await svett.athlete();
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
});
afterAll(() => svett.close());

const shown = async () => (await ada.get(ROUTE)).json();
const known = () => svett.get(Circumstances).of(athleteId);

describe.each(PARTS)('%s', (part) => {
  test('is kept only under its own consent', async () => {
    const refused = await ada.put(`${ROUTE}/${part}`, TOLD[part]);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      403,
      { code: 'people.consent-needed', details: { purpose: part } },
    ]);
    expect((await shown())[part]).toMatchObject({ allowed: false, told: null, toldAt: null });
    await sayFor(svett, athleteId, part, true);
    const kept = await ada.put(`${ROUTE}/${part}`, TOLD[part]);
    expect(kept.statusCode).toBe(200);
    expect(kept.json()[part]).toMatchObject({ allowed: true, told: KEPT[part] });
  });

  test('is worked with only while that stands, and comes back with it', async () => {
    expect((await known())[part]).not.toBeNull();
    await sayFor(svett, athleteId, part, false);
    expect((await known())[part]).toBeNull();
    expect((await shown())[part]).toMatchObject({ allowed: false, told: null });
    expect((await ada.put(`${ROUTE}/${part}`, TOLD[part])).statusCode).toBe(403);
    await sayFor(svett, athleteId, part, true);
    expect((await shown())[part].told).toEqual(KEPT[part]);
  });

  test('what is no such form is refused, by field', async () => {
    const refused = await ada.put(`${ROUTE}/${part}`, {});
    expect(refused.statusCode).toBe(400);
    expect(refused.json().fields.length).toBeGreaterThan(0);
  });

  test('is taken away by a word, even without consent', async () => {
    await sayFor(svett, athleteId, part, false);
    expect((await ada.delete(`${ROUTE}/${part}`)).statusCode).toBe(204);
    await sayFor(svett, athleteId, part, true);
    expect((await shown())[part]).toMatchObject({ allowed: true, told: null });
  });
});

test('how one eats began before tomorrow; of eating less nobody under 18, or of unknown age, is asked or told', async () => {
  const put = async (more: object) => (await ada.put(`${ROUTE}/diet`, { ...TOLD.diet, ...more })).json();
  const eatsLess = async () => (await shown()).diet.told.energyRestriction;
  expect(await put({ since: '2099-01-01' })).toMatchObject({
    status: 400,
    code: 'circumstances.since-to-come',
  });
  const refused = { status: 403, code: 'circumstances.eating-less-for-adults' };
  const born = (day: string) =>
    svett.database.transaction((tx) => tx.update(Athlete, { id: athleteId }, { birthDate: day }));
  expect(await put({ energyRestriction: true })).toMatchObject(refused);
  await born('1990-05-17');
  expect((await put({ energyRestriction: true })).diet.told.energyRestriction).toBe(true);
  await born('2009-05-17');
  expect(await put({ energyRestriction: true })).toMatchObject(refused);
  expect(await eatsLess()).toBe(false);
  await born('1990-05-17');
  expect(await eatsLess()).toBe(true);
});

test('cups are told as caffeine, and much alcohol is said to be', async () => {
  await ada.put(`${ROUTE}/caffeine`, TOLD.caffeine);
  await ada.put(`${ROUTE}/alcohol`, TOLD.alcohol);
  expect(await shown()).toMatchObject({ caffeine: { mgPerDay: 370 }, alcohol: { isHigh: true } });
  expect(await known()).toMatchObject({ caffeine: { mgPerDay: 370 }, alcohol: TOLD.alcohol });
  await ada.put(`${ROUTE}/alcohol`, { glassesPerWeek: 1, fourAtOnceMonthly: false });
  expect(await shown()).toMatchObject({ alcohol: { isHigh: false } });
});

test('without leave to keep health data none of it is worked with', async () => {
  await sayFor(svett, athleteId, 'health-data', false);
  expect(Object.values(await known())).toEqual([null, null, null, null, null]);
  expect((await ada.put(`${ROUTE}/alcohol`, TOLD.alcohol)).json().details).toEqual({
    purpose: 'health-data',
  });
  await sayFor(svett, athleteId, 'health-data', true);
  expect((await known()).alcohol).not.toBeNull();
});

test('somebody else’s are not seen', async () => {
  const eve = await svett.athlete('eve@example.org');
  for (const part of PARTS) expect((await eve.get(ROUTE)).json()[part].told).toBeNull();
  await eve.delete(`${ROUTE}/alcohol`);
  expect((await known()).alcohol).not.toBeNull();
});

test('a token learns of nobody how they eat, what they cannot stand, or that they expect a child', async () => {
  const fia = await svett.athlete('fia@example.org');
  const fias: string = (await fia.get('/api/v1/me')).json().athleteId;
  const today = svett.clock.now().toISOString().slice(0, 10);
  const rice = { day: today, foodId: 'white_rice', portions: 1 };
  await fia.put(`/api/v1/food-entries/${newId()}`, rice);
  const urls = [
    '/api/v1/foods?limit=700',
    `/api/v1/food-equivalent?day=${today}&low=3&mid=10&high=37`,
    '/api/v1/food-swaps',
    '/api/v1/coverage',
    `/api/v1/coverage/days?from=${today}&to=${today}&by=day`,
  ];
  const told = (who: Browser, headers: Record<string, string> = {}) =>
    Promise.all(urls.map(async (url) => (await who.get(url, headers)).json()));
  const wish = { name: 'script', scopes: ['profile:read', 'sessions:read'] };
  const authorization = `Bearer ${(await fia.post('/api/v1/tokens', wish)).json().token}`;
  const toScript = () => told(svett.browser(), { authorization });
  const [page, script] = [await told(fia), await toScript()];
  const ways = { allergies: ['nuts', 'gluten'], dislikedFoods: ['quinoa', 'bovete', 'bulgur', 'råris'] };
  for (const [part, more] of [
    ['diet', ways],
    ['caffeine', {}],
    ['conditions', { pregnant: true }],
  ] as const) {
    await sayFor(svett, fias, part, true);
    expect((await fia.put(`${ROUTE}/${part}`, { ...TOLD[part], ...more })).statusCode).toBe(200);
  }
  expect(await toScript()).toEqual(script);
  const own = await told(fia);
  for (const [at, url] of urls.entries()) expect([url, own[at]]).not.toEqual([url, page[at]]);
  const [found, { equivalent }] = script;
  expect(found.items.some(({ unsuited }: { unsuited: unknown }) => unsuited !== null)).toBe(false);
  // Whoever asks by a script may be allergic to anything: what is named suits all.
  for (const { food } of [equivalent.top, ...equivalent.others]) expect(food.allergens).toEqual([]);
});
