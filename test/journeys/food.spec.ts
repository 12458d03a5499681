import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Circumstances, type Told } from '#src/circumstances/circumstances';
import { DietScreens } from '#src/food/diet-screens';
import { FoodDays } from '#src/food/food-days';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { FoodEntry } from '#src/food/food-entry.entity';
import { OwnFood } from '#src/food/own-food.entity';
import { newId } from '#src/kernel/ids';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { sayFor } from '../support/consenting.js';

let svett: TestApp;
let ada: Browser;
let eve: Browser;
let athleteId: string;
let today: string;
let people = 0;

beforeAll(async () => {
  svett = await anApp();
  eve = await svett.athlete('eve@example.org');
  today = svett.clock.now().toISOString().slice(0, 10);
});
afterAll(() => svett.close());
/** Somebody who has noted nothing yet. */
beforeEach(async () => {
  people += 1;
  ada = await svett.athlete(`ada${people}@example.org`);
  ({ athleteId } = (await ada.get('/api/v1/me')).json());
});

const before = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
const note = (who: Browser, id: string, body: object) =>
  who.put(`/api/v1/food-entries/${id}`, { day: today, portions: 1, ...body });
const dayOf = async (day: string, who = ada) => (await who.get(`/api/v1/food-days/${day}`)).json();
const entriesOf = async (day: string) => (await dayOf(day)).entries;
const anOwn = async (who: Browser, food: object): Promise<string> =>
  (await who.post('/api/v1/own-foods', food)).json().id;
const NUTS = { foodId: 'almonds' };

describe('a day of food', () => {
  test('is noted with a tap a portion, and told as a range with its caffeine and its kinds of food', async () => {
    await note(ada, newId(), NUTS);
    await note(ada, newId(), { foodId: 'coffee', portions: 2 });
    const saved = await note(ada, newId(), { foodId: 'oats_dry', portions: null, grams: 80 });
    expect(saved.statusCode).toBe(200);
    const day = saved.json();
    expect(day).toEqual(await dayOf(today));
    const mgs: number[] = day.entries.map(({ mg }: { mg: number }) => Math.round(mg));
    expect(mgs.toSorted((one, other) => one - other)).toEqual([32, 82, 88]);
    expect(day.magnesiumMg.mid).toBeCloseTo(201.9, 1);
    expect(day.magnesiumMg.low).toBeLessThan(150);
    expect(day.magnesiumMg.high).toBeGreaterThan(280);
    expect(day).toMatchObject({
      isWhole: false,
      caffeineMg: 180,
      groups: ['nuts_seeds', 'whole_grain_oats'],
    });
    const almonds = day.entries.find(({ mg }: { mg: number }) => Math.round(mg) === 82);
    expect(almonds.food).toMatchObject({ source: 'SLV 2022-05-24', sourceNumber: '1575' });
  });

  test('holds a thing once, however often the request is repeated, and as it was told last', async () => {
    const id = newId();
    const answers = await Promise.all([1, 2, 3].map(() => note(ada, id, NUTS)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    await note(ada, id, { ...NUTS, portions: 2 });
    expect(await entriesOf(today)).toMatchObject([{ id, portions: 2 }]);
    expect((await ada.delete(`/api/v1/food-entries/${id}`)).statusCode).toBe(204);
    expect((await ada.delete(`/api/v1/food-entries/${id}`)).statusCode).toBe(404);
    expect(await dayOf(today)).toMatchObject({ entries: [], magnesiumMg: null });
  });

  test('is copied from another, and copied again it is no more', async () => {
    await note(ada, newId(), { ...NUTS, day: before(1) });
    await note(ada, newId(), { foodId: 'banana', day: before(1) });
    await note(ada, newId(), { foodId: 'kale' });
    const copy = () => ada.post(`/api/v1/food-days/${today}/copy`, { from: before(1) });
    expect((await copy()).json().entries).toHaveLength(3);
    expect((await copy()).json().entries).toHaveLength(3);
    const copied = (await entriesOf(today)).map(({ food }: { food: { foodId: string } }) => food.foodId);
    expect(copied.toSorted()).toEqual(['almonds', 'banana', 'kale']);
    expect(await entriesOf(before(1))).toHaveLength(2);
    // A copy that is moved to another day makes room for one more, and not for one more each time.
    const [{ id }] = (await entriesOf(today)).filter(
      ({ food }: { food: { foodId: string } }) => food.foodId === 'banana',
    );
    await note(ada, id, { foodId: 'banana', day: before(2) });
    expect((await copy()).json().entries).toHaveLength(3);
    expect((await copy()).json().entries).toHaveLength(3);
    expect((await ada.post(`/api/v1/food-days/${today}/copy`, { from: today })).json().entries).toHaveLength(
      3,
    );
  });

  test('is whole when the athlete says so, and only with something noted', async () => {
    const mark = (isWhole: boolean) => ada.put(`/api/v1/food-days/${today}`, { isWhole });
    expect((await mark(true)).json()).toMatchObject({ status: 409, code: 'food.day-empty' });
    expect((await mark(false)).statusCode).toBe(200);
    await note(ada, newId(), NUTS);
    expect((await dayOf(today)).isWhole).toBe(false);
    expect((await mark(true)).json().isWhole).toBe(true);
    expect((await mark(true)).json().isWhole).toBe(true);
    const days = await svett.get(FoodDays).between(athleteId, before(6), today);
    const mg = { magnesiumMg: expect.closeTo(81.9), supplementMg: 0, caffeineMg: 0 };
    expect(days).toEqual([{ day: today, isWhole: true, ...mg, groups: ['nuts_seeds'] }]);
    expect((await mark(false)).json().isWhole).toBe(false);
  });

  test('that lost its last entry is no more whole, whatever is noted on it later', async () => {
    const [id, other] = [newId(), newId()];
    const whole = async () => {
      await note(ada, id, NUTS);
      await note(ada, other, NUTS);
      expect((await ada.put(`/api/v1/food-days/${today}`, { isWhole: true })).json().isWhole).toBe(true);
      await ada.delete(`/api/v1/food-entries/${other}`);
      expect((await dayOf(today)).isWhole).toBe(true); // one is left
    };
    await whole();
    await ada.delete(`/api/v1/food-entries/${id}`);
    expect((await note(ada, id, NUTS)).json().isWhole).toBe(false);
    await whole();
    await note(ada, id, { ...NUTS, day: before(1) });
    expect((await note(ada, newId(), NUTS)).json().isWhole).toBe(false);
  });

  test('is not whole while nobody knows what was in something eaten, and whole again without it', async () => {
    const [gone, own] = [newId(), await anOwn(ada, { name: 'Bar', basis: '100-g', magnesiumMg: 200 })];
    await note(ada, newId(), NUTS);
    await note(ada, gone, { foodId: 'kale' });
    await ada.put(`/api/v1/food-days/${today}`, { isWhole: true });
    const told = async () => {
      const [day, [logged]] = [
        await dayOf(today),
        await svett.get(FoodDays).between(athleteId, today, today),
      ];
      expect(logged!.isWhole).toBe(day.isWhole);
      return day;
    };
    expect((await told()).isWhole).toBe(true);
    // As another version of the table leaves it, and as days were left before such changes were refused.
    for (const eaten of [{ foodId: 'unicorn' }, { foodId: null, ownFoodId: own }]) {
      await svett.database.transaction((tx) => tx.update(FoodEntry, { athleteId, clientId: gone }, eaten));
      const day = await told();
      expect(day).toMatchObject({ isWhole: false, magnesiumMg: { mid: expect.closeTo(81.9) } });
      expect(day.entries.find(({ id }: { id: string }) => id === gone).mg).toBeNull();
    }
    await ada.delete(`/api/v1/food-entries/${gone}`);
    expect((await told()).isWhole).toBe(true);
  });

  test('takes what is known, with an amount, on a day that has been', async () => {
    const refused = async (body: object, status: number) =>
      expect([body, (await note(ada, newId(), body)).statusCode]).toEqual([body, status]);
    await refused({ foodId: 'unicorn' }, 404);
    await refused({ ownFoodId: newId() }, 404);
    await refused({}, 400);
    await refused({ ...NUTS, ownFoodId: newId() }, 400);
    await refused({ ...NUTS, portions: null }, 400);
    await refused({ ...NUTS, grams: 3 }, 400);
    await refused({ ...NUTS, portions: 0 }, 400);
    await refused({ ...NUTS, day: before(-3) }, 400);
    await refused({ ...NUTS, day: '1999-12-31' }, 400);
    await refused({ ...NUTS, day: before(-1) }, 200); // it may be tomorrow already where they are
  });
});

describe('foods and waters of one’s own', () => {
  const WATER = { name: 'Källvatten', basis: 'litre', magnesiumMg: 110, shelf: 'drinks', portionG: 330 };
  const change = (id: string, body: object) => ada.put(`/api/v1/own-foods/${id}`, body);

  test('count by their label, also on days gone by when it is corrected', async () => {
    const added = await ada.post('/api/v1/own-foods', WATER);
    expect(added.json()).toMatchObject({ name: 'Källvatten', mgPerPortion: 36.3 });
    const { id } = added.json();
    await note(ada, newId(), { ownFoodId: id, portions: null, grams: 500 });
    await note(ada, newId(), { ownFoodId: id });
    expect((await dayOf(today)).magnesiumMg.mid).toBeCloseTo(91.3);
    await change(id, { ...WATER, magnesiumMg: 11 });
    expect((await dayOf(today)).magnesiumMg.mid).toBeCloseTo(9.13);
    const [logged] = await svett.get(FoodDays).between(athleteId, today, today);
    expect(logged).toMatchObject({ magnesiumMg: expect.closeTo(9.13), groups: [] });
  });

  test('are one when told twice, and two when anything of them differs or the first is taken away', async () => {
    const [id, ...again] = await Promise.all([1, 2, 3].map(() => anOwn(ada, WATER)));
    expect(again).toEqual([id, id]);
    expect(await anOwn(eve, WATER)).not.toBe(id);
    const others = [{ name: 'källvatten' }, { magnesiumMg: 11 }, { portionG: null }, { shelf: 'everyday' }];
    for (const other of others) expect(await anOwn(ada, { ...WATER, ...other })).not.toBe(id);
    expect((await ada.get('/api/v1/own-foods')).json().items).toHaveLength(5);
    await note(ada, newId(), { ownFoodId: id });
    await ada.delete(`/api/v1/own-foods/${id}`);
    expect(await anOwn(ada, WATER)).not.toBe(id);
  });

  test('keep what days tell of them: told in a way that they cannot be reckoned by, nothing changes', async () => {
    const bar = { name: 'Bar', basis: 'portion', magnesiumMg: 60 };
    const [eaten, drunk] = [await anOwn(ada, bar), await anOwn(ada, { ...WATER, portionG: null })];
    await note(ada, newId(), { ownFoodId: eaten });
    await note(ada, newId(), { ownFoodId: drunk, portions: null, grams: 500 });
    const day = await dayOf(today);
    const [own] = (await ada.get('/api/v1/own-foods')).json().items;
    for (const refused of [
      await change(eaten, { ...bar, name: 'Other', basis: '100-g', magnesiumMg: 200 }),
      await change(drunk, { ...WATER, basis: 'portion', portionG: null }),
    ])
      expect(refused.json()).toMatchObject({ status: 409, code: 'food.entries-untold' });
    expect(await dayOf(today)).toEqual(day);
    expect((await ada.get('/api/v1/own-foods')).json().items[0]).toEqual(own);
    const weighed = { ...bar, basis: '100-g', magnesiumMg: 200, portionG: 40 };
    expect((await change(eaten, weighed)).json()).toMatchObject({ mgPerPortion: 80 });
    expect((await dayOf(today)).magnesiumMg.mid).toBeCloseTo(80 + 55);
  });

  test('taken away they are offered no more, and stay on the days they were eaten on', async () => {
    const [eaten, never] = [await anOwn(ada, WATER), await anOwn(ada, { ...WATER, magnesiumMg: 9 })];
    await note(ada, newId(), { ownFoodId: eaten });
    for (const id of [eaten, never])
      expect((await ada.delete(`/api/v1/own-foods/${id}`)).statusCode).toBe(204);
    expect((await ada.get('/api/v1/own-foods')).json()).toEqual({ items: [] });
    expect((await dayOf(today)).entries[0]).toMatchObject({ food: { nameSv: 'Källvatten' }, mg: 36.3 });
    expect((await ada.delete(`/api/v1/own-foods/${eaten}`)).statusCode).toBe(404);
    expect((await note(ada, (await entriesOf(today))[0].id, { ownFoodId: eaten })).statusCode).toBe(200);
    expect((await note(ada, newId(), { ownFoodId: eaten })).statusCode).toBe(404);
    expect((await ada.put(`/api/v1/foods/${eaten}/favourite`, {})).statusCode).toBe(404);
  });

  test('taken away they go for good with the last entry that tells of them, and not before', async () => {
    const [first, last] = [newId(), newId()];
    const [gone, kept] = [await anOwn(ada, WATER), await anOwn(ada, { ...WATER, name: 'Kranvatten' })];
    for (const id of [first, last]) await note(ada, id, { ownFoodId: gone });
    const left = async () =>
      (await svett.database.read(OwnFood).findBy({ athleteId })).map(({ id }) => id).toSorted();
    await ada.delete(`/api/v1/own-foods/${gone}`);
    await ada.delete(`/api/v1/food-entries/${first}`);
    expect(await left()).toEqual([gone, kept].toSorted());
    await note(ada, last, { ownFoodId: kept });
    expect(await left()).toEqual([kept]);
    await ada.delete(`/api/v1/food-entries/${last}`);
    expect(await left()).toEqual([kept]); // still offered
  });

  test('are told of in portions only where somebody said what one weighs', async () => {
    const id = await anOwn(ada, { name: 'Bar', basis: '100-g', magnesiumMg: 200 });
    const refused = await note(ada, newId(), { ownFoodId: id });
    expect(refused.json()).toMatchObject({ status: 400, code: 'food.portion-unknown' });
    expect((await note(ada, newId(), { ownFoodId: id, portions: null, grams: 50 })).statusCode).toBe(200);
  });
});

const DIET = {
  lowCarbohydrate: false,
  oneSided: false,
  energyRestriction: false,
  excludedGroups: [],
  tags: [],
  allergies: [],
  dislikedFoods: [],
  since: null,
};
const tellDiet = async (told: Partial<NonNullable<Told['diet']>>) => {
  await sayFor(svett, athleteId, 'diet', true);
  await svett.get(Circumstances).tell<'diet'>(athleteId, 'diet', { ...DIET, ...told });
};

describe('searching', () => {
  const found = async (q: string, more = '') =>
    (await ada.get(`/api/v1/foods?q=${encodeURIComponent(q)}${more}`)).json();
  const ids = async (q: string) =>
    (await found(q)).items.map(
      (food: { foodId: string; ownFoodId: string }) => food.foodId ?? food.ownFoodId,
    );

  test('finds in Swedish and English, without the dots as well, and names where the numbers are from', async () => {
    expect((await ids('råris'))[0]).toBe('brown_rice');
    expect((await ids('raris'))[0]).toBe('brown_rice');
    expect((await ids('brown rice'))[0]).toBe('brown_rice');
    const { attribution } = await found('råris');
    expect(attribution[0]).toMatchObject({
      name: 'Livsmedelsverkets livsmedelsdatabas version 2022-05-24',
      licence: 'CC BY 4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    });
    expect((await found('', '&shelf=fish&limit=5')).items).toHaveLength(5);
  });

  test('finds favourites first, then what is usual, one’s own among them', async () => {
    const own = await anOwn(ada, { name: 'Nötbar', basis: 'portion', magnesiumMg: 60 });
    await note(ada, newId(), { foodId: 'walnuts' });
    for (const food of [own, 'hazelnuts', 'hazelnuts'])
      expect((await ada.put(`/api/v1/foods/${food}/favourite`, {})).statusCode).toBe(204);
    expect((await ids('nöt')).slice(0, 3)).toEqual(expect.arrayContaining([own, 'hazelnuts', 'walnuts']));
    expect((await ids('nöt'))[2]).toBe('walnuts');
    await ada.delete('/api/v1/foods/hazelnuts/favourite');
    expect((await ids('')).slice(0, 2)).toEqual([own, 'walnuts']);
    expect((await ada.put('/api/v1/foods/unicorn/favourite', {})).statusCode).toBe(404);
  });

  test('leaves out what one is allergic to, as long as one lets Svett know of it', async () => {
    await tellDiet({ allergies: ['nuts'], tags: ['vegan'] });
    expect(await ids('mandel')).toEqual([]);
    expect(await ids('choklad')).toEqual([]); // its label decides
    const [salmon] = (await found('lax')).items;
    expect(salmon.unsuited).toBe('diet');
    await sayFor(svett, athleteId, 'diet', false);
    expect((await ids('mandel')).length).toBeGreaterThan(2);
  });
});

describe('an amount of magnesium as food', () => {
  const A_LITRE = { low: 3, mid: 10, high: 37 };

  test('is what this person eats, in their words', async () => {
    await tellDiet({ allergies: ['fish', 'nuts'] });
    const { equivalent } = (
      await ada.get(`/api/v1/food-equivalent?day=${today}&low=3&mid=10&high=37`)
    ).json();
    expect(equivalent.top.text).toMatch(/\(troligen .+\)$/);
    expect(equivalent.others).toHaveLength(2);
    for (const { food } of [equivalent.top, ...equivalent.others]) {
      expect(food.allergens).not.toContain('fish');
      expect(food.tags).toContain('nut-free');
    }
  });

  test('is first of what they noted before, whatever day it is', async () => {
    const eaten = ['banana', 'quinoa', 'brown_rice', 'rye_bread', 'black_beans', 'cod'];
    for (const foodId of eaten) await note(ada, newId(), { foodId, day: before(20) });
    const tops = new Set<string>();
    for (let day = 0; day < 6; day += 1) {
      const found = await svett.get(FoodEquivalents).of({ athleteId, by: 'cookie' }, A_LITRE, before(day));
      tops.add(found!.top.food.id);
    }
    expect([...tops].toSorted()).toEqual(eaten.toSorted());
  });

  test('is nothing where nothing was lost, or without the consent', async () => {
    const equivalents = svett.get(FoodEquivalents);
    expect(await equivalents.of({ athleteId, by: 'cookie' }, { low: 0, mid: 0, high: 0 }, today)).toBeNull();
    expect(await equivalents.of({ athleteId, by: 'cookie' }, A_LITRE, today)).not.toBeNull();
    await sayFor(svett, athleteId, 'health-data', false);
    expect(await equivalents.of({ athleteId, by: 'cookie' }, A_LITRE, today)).toBeNull();
  });
});

test('what was noted in four weeks may be swapped for what brings more, if one eats that', async () => {
  const swaps = async () => (await ada.get('/api/v1/food-swaps')).json();
  await note(ada, newId(), { foodId: 'white_rice', day: before(28) });
  expect(await swaps()).toEqual({ top: null, others: [] });
  for (const day of [before(27), today]) await note(ada, newId(), { foodId: 'white_rice', day });
  const { top, others } = await swaps();
  expect(top).toMatchObject({
    from: { foodId: 'white_rice' },
    to: { foodId: 'quinoa', source: 'SLV 2022-05-24' },
    times: 2,
    moreMg: { low: expect.closeTo(90.6), mid: expect.closeTo(119.1), high: expect.closeTo(119.1) },
  });
  expect(others).toHaveLength(2);
  await tellDiet({ dislikedFoods: ['quinoa', 'bovete', 'bulgur', 'råris'] });
  expect(await swaps()).toEqual({ top: null, others: [] });
  await sayFor(svett, athleteId, 'diet', false);
  expect((await swaps()).top).toEqual(top);
});

test('two minutes of questions say what a usual day holds, as a range, and are forgotten when one wants', async () => {
  const answers = {
    nuts_seeds: 'weekly',
    whole_grain_oats: 'twice-a-day',
    legumes: 'weekly',
    leafy_greens: 'daily',
    avocado_fruit: 'daily',
    dark_chocolate: 'now-and-then',
    fish: 'weekly',
  };
  expect((await ada.get('/api/v1/diet-screen')).json()).toEqual({ screen: null });
  expect(await svett.get(DietScreens).prior(athleteId)).toBeNull();
  const { screen } = (await ada.put('/api/v1/diet-screen', answers)).json();
  expect(screen).toMatchObject({ day: today, answers });
  expect(screen.magnesiumMg.low).toBeLessThan(screen.magnesiumMg.mid);
  const prior = await svett.get(DietScreens).prior(athleteId);
  expect(prior).toEqual({ medianMg: screen.magnesiumMg.mid, cv: 0.35 });
  await ada.put('/api/v1/diet-screen', { ...answers, legumes: 'daily' });
  expect((await svett.get(DietScreens).prior(athleteId))!.medianMg).toBeGreaterThan(prior!.medianMg);
  expect((await ada.put('/api/v1/diet-screen', { ...answers, fish: 'always' })).statusCode).toBe(400);
  await ada.put('/api/v1/me', { timeZone: 'Pacific/Kiritimati' }); // where it is tomorrow already
  expect((await ada.put('/api/v1/diet-screen', answers)).json().screen.day).toBe(before(-1));
  expect((await ada.delete('/api/v1/diet-screen')).statusCode).toBe(204);
  expect((await ada.get('/api/v1/diet-screen')).json()).toEqual({ screen: null });
});

test('without the consent to keep health data nothing is noted or shown, and all may be taken away', async () => {
  const [id, own] = [newId(), await anOwn(ada, { name: 'Bar', basis: 'portion', magnesiumMg: 60 })];
  await note(ada, id, { ownFoodId: own });
  await sayFor(svett, athleteId, 'health-data', false);
  const closed = [
    await ada.get('/api/v1/foods'),
    await ada.get(`/api/v1/food-days/${today}`),
    await ada.get('/api/v1/own-foods'),
    await ada.get('/api/v1/diet-screen'),
    await ada.get(`/api/v1/food-equivalent?day=${today}&low=3&mid=10&high=37`),
    await ada.get('/api/v1/food-swaps'),
    await note(ada, newId(), NUTS),
    await ada.put(`/api/v1/food-days/${today}`, { isWhole: true }),
    await ada.post(`/api/v1/food-days/${today}/copy`, { from: before(1) }),
    await ada.put(`/api/v1/own-foods/${own}`, { name: 'Bar', basis: 'portion', magnesiumMg: 60 }),
    await ada.put('/api/v1/foods/almonds/favourite', {}),
  ];
  for (const answer of closed) expect(answer.json()).toMatchObject({ code: 'people.consent-needed' });
  expect(await svett.get(FoodDays).between(athleteId, before(9), today)).toEqual([]);
  expect((await ada.delete(`/api/v1/food-entries/${id}`)).statusCode).toBe(204);
  expect((await ada.delete(`/api/v1/own-foods/${own}`)).statusCode).toBe(204);
  expect(await svett.database.read(FoodEntry).countBy({ athleteId })).toBe(0);
});

test('somebody else’s entries and foods cannot be seen, changed, eaten or taken away', async () => {
  const food = { name: 'Bar', basis: 'portion', magnesiumMg: 60 };
  const [id, own] = [newId(), await anOwn(ada, food)];
  await note(ada, id, NUTS);
  const answers = [
    await eve.delete(`/api/v1/food-entries/${id}`),
    await eve.put(`/api/v1/own-foods/${own}`, food),
    await eve.delete(`/api/v1/own-foods/${own}`),
    await note(eve, newId(), { ownFoodId: own }),
    await eve.put(`/api/v1/foods/${own}/favourite`, {}),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
  await note(eve, id, { foodId: 'kale' }); // an entry of her own that happens to be called so
  expect((await dayOf(today, eve)).entries).toMatchObject([{ id, food: { foodId: 'kale' } }]);
  expect(await entriesOf(today)).toMatchObject([{ id, food: { foodId: 'almonds' } }]);
});
