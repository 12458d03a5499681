import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consentText } from '#src/people/consent-texts';
import { Consent } from '#src/people/consent.entity';
import { PURPOSES } from '#src/people/purpose';
import { aWeatherHouse, type WeatherHouse } from '../support/weather-house.js';

let house: WeatherHouse;
let ada: string;
beforeEach(async () => {
  house = await aWeatherHouse();
  ada = await house.athlete();
});
afterEach(() => house.close());

const OTHER_WORDS = createHash('sha256').update('other words').digest('hex');
const given = () => house.consents.given(ada, 'weather-lookups');
const log = () => house.database.read(Consent).find({ order: { number: 'ASC' } });

test('silence is no consent', async () => {
  expect(await given()).toBe(false);
  const nothingSaid = PURPOSES.map((purpose) => ({ purpose, given: false, at: null }));
  expect(await house.consents.list(ada)).toEqual(nothingSaid);
});

test('what was said last holds, and what was said before stays in the log, with when and to which words', async () => {
  const saidAt = house.clock.now();
  await house.say(ada, true);
  expect(await given()).toBe(true);
  await house.say(ada, false);
  expect(await given()).toBe(false);
  house.clock.pass({ days: 1 });
  await house.say(ada, true);
  expect((await log()).map((row) => row.given)).toEqual([true, false, true]);
  expect((await log())[0]).toMatchObject({
    athleteId: ada,
    at: saidAt,
    textSha256: consentText('weather-lookups', 'en').sha256,
  });
  expect(await house.consents.list(ada)).toContainEqual({
    purpose: 'weather-lookups',
    given: true,
    at: house.clock.now(),
  });
});

test('each change is told once, and saying the same again is no change', async () => {
  await house.say(ada, true);
  await house.say(ada, true);
  await house.engine.drain();
  await house.say(ada, false);
  await house.engine.drain();
  const told = { athleteId: ada, purpose: 'weather-lookups' };
  expect(house.heard).toEqual([told, told]);
  expect(await log()).toHaveLength(2);
});

test('a no that was never preceded by a yes is written down too', async () => {
  await house.say(ada, false);
  expect(await log()).toHaveLength(1);
});

test('a yes to other words is no yes to these', async () => {
  await house.say(ada, true);
  await house.database.transaction((tx) =>
    tx.update(Consent, { athleteId: ada }, { textSha256: OTHER_WORDS }),
  );
  expect(await given()).toBe(false);
  await house.say(ada, true);
  expect(await given()).toBe(true);
});

test('one athlete’s yes is nobody else’s', async () => {
  const ben = await house.athlete();
  await house.say(ben, true);
  expect(await given()).toBe(false);
});

describe('at the same moment', () => {
  test('a yes and a no come one after the other', async () => {
    await Promise.all([true, false, true, false].map((said) => house.say(ada, said)));
    const rows = await log();
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
    expect(await given()).toBe(rows.at(-1)!.given);
  });
});

describe('whoever cannot go on without a yes', () => {
  test('is told so in a sentence that says what to do', async () => {
    const refused = house.consents.demand(ada, 'weather-lookups');
    await expect(refused).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'people.consent-needed',
      details: { purpose: 'weather-lookups' },
    });
  });

  test('hears of a no that was said within the very transaction', async () => {
    await house.say(ada, true);
    const { consents, database } = house;
    await database.transaction((tx) => consents.demand(ada, 'weather-lookups', tx));
    const saying = { method: 'page', language: 'sv', actorId: null } as const;
    const work = database.transaction(async (tx) => {
      await consents.say(tx, ada, 'weather-lookups', false, saying);
      await consents.demand(ada, 'weather-lookups', tx);
    });
    await expect(work).rejects.toMatchObject({ code: 'people.consent-needed' });
  });
});

test('what was said to another Svett is history, and no leave to do anything', async () => {
  await house.say(ada, true);
  await house.database.transaction((tx) => tx.update(Consent, { athleteId: ada }, { saidHere: false }));
  expect(await given()).toBe(false);
  await house.say(ada, true);
  expect(await given()).toBe(true);
  expect((await log()).map(({ number }) => number)).toEqual([1, 2]);
});
