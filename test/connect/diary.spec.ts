import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LinksDue } from '#src/connect/connect.topics';
import { ShareableLosses } from '#src/connect/losses.port';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Profiles } from '#src/people/profiles';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';
import { sayFor, shown } from '../support/consenting.js';

let house: ClubHouse;
let ada: Rider;
beforeEach(async () => {
  house = await aClubHouse();
  for (const [id, day] of Object.entries({ a: 13, b: 13, c: 14 }))
    house.club.ride(id, {
      owner: 'ada',
      startedAt: new Date(`2026-06-${day}T0${id === 'b' ? 8 : 6}:00:00Z`),
    });
  ada = await house.rider('ada');
  await house.get(Profiles).weigh(ada.athleteId, '2026-06-01', 70);
  await house.work();
});
afterEach(() => house.close());

async function aDayPasses(): Promise<Record<string, { lowL: number; highL: number }>> {
  house.clock.pass({ days: 1 });
  await house.database.transaction((tx) => house.get(Outbox).put(tx, LinksDue, {}, { key: newId() }));
  await house.work();
  return Object.fromEntries(house.club.diary);
}

const CHOICES = '/api/v1/links/riding-club/choices';
const choose = (writesBack: boolean) =>
  ada.browser.put(CHOICES, { writesBack, ...(writesBack && { textSha256: shown('diary', 'sv') }) });
const consent = async () =>
  (await ada.browser.get('/api/v1/consents'))
    .json<{ items: { purpose: string; given: boolean }[] }>()
    .items.find(({ purpose }) => purpose === 'diary')!.given;
const link = async () =>
  (await ada.browser.get('/api/v1/links')).json<{ items: { link: object | null }[] }>().items[0]!.link;

test('nothing is written into anybody’s diary unless they say so', async () => {
  expect(await aDayPasses()).toEqual({});
});

test('an athlete who wants it finds each day’s range in their diary, written once', async () => {
  await choose(true);
  const diary = await aDayPasses();
  expect(Object.keys(diary).sort()).toEqual(['2026-06-13', '2026-06-14']);
  const { lowL, highL } = diary['2026-06-13']!;
  expect(lowL).toBeGreaterThan(0);
  expect(highL).toBeGreaterThan(lowL);
  expect(highL).toBeGreaterThan(diary['2026-06-14']!.highL * 1.5); // two rides that day
  house.club.asked.length = 0;
  await aDayPasses();
  expect(house.club.asked.filter((what) => what.startsWith('diary'))).toEqual([]);
});

test('a ride that went takes its day’s loss along', async () => {
  await choose(true);
  await aDayPasses();
  house.club.rides.delete('c');
  await house.tell([{ key: 'gone', kind: 'removed', vendorUserId: 'ada', externalId: 'c' }]);
  await house.work();
  expect((await aDayPasses())['2026-06-14']).toEqual({ lowL: 0, highL: 0 });
});

test('an athlete who changes their mind is written to no more', async () => {
  await choose(true);
  await choose(false);
  expect(await aDayPasses()).toEqual({});
});

describe('the yes that others may read it there', () => {
  test('is said by the switch, to the very words beside it, and taken back by it', async () => {
    for (const [answer, said] of [
      [400, { writesBack: true }],
      [409, { writesBack: true, textSha256: shown('diary', 'en') }], // she reads Swedish
    ] as const)
      expect((await ada.browser.put(CHOICES, said)).statusCode).toBe(answer);
    expect([await consent(), await link()]).toEqual([false, expect.objectContaining({ writesBack: false })]);
    expect((await choose(true)).statusCode).toBe(204);
    expect([await consent(), await link()]).toEqual([true, expect.objectContaining({ writesBack: true })]);
    const { log } = (await ada.browser.get('/api/v1/consents')).json<{ log: object[] }>();
    expect(log[0]).toMatchObject({
      ...{ purpose: 'diary', given: true, method: 'page' },
      textSha256: shown('diary', 'sv'),
    });
    await choose(false);
    expect([await consent(), await link()]).toEqual([false, expect.objectContaining({ writesBack: false })]);
  });

  test('without it nothing is written, whatever was chosen before', async () => {
    await choose(true);
    await sayFor(house, ada.athleteId, 'diary', false);
    expect(await link()).toMatchObject({ writesBack: false });
    expect(await aDayPasses()).toEqual({});
    await sayFor(house, ada.athleteId, 'diary', true);
    expect(Object.keys(await aDayPasses())).toHaveLength(2);
  });

  test('taken back between two days, it holds for the second', async () => {
    await choose(true);
    house.club.before = async (what) => {
      if (what.startsWith('diary')) await sayFor(house, ada.athleteId, 'diary', false);
    };
    expect(Object.keys(await aDayPasses())).toHaveLength(1);
  });

  test('is no program’s to say', async () => {
    const { token } = (
      await ada.browser.post('/api/v1/tokens', { name: 'script', scopes: ['links:write'] })
    ).json<{ token: string }>();
    const byToken = (payload: object) =>
      house.browser().send({
        ...{ method: 'PUT', url: CHOICES, payload },
        headers: { authorization: `Bearer ${token}` },
      });
    const refused = await byToken({ writesBack: true, textSha256: shown('diary', 'sv') });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'people.yes-by-token']);
    await choose(true);
    expect((await byToken({ writesBack: false })).statusCode).toBe(204);
    expect(await consent()).toBe(false);
  });
});

test('what only the athlete may see is written nowhere', async () => {
  const strict = await aClubHouse({ terms: { others: 'never' } });
  strict.club.ride('a', { owner: 'eve', startedAt: new Date('2026-06-14T06:00:00Z') });
  const { athleteId } = await strict.rider('eve');
  await strict.work();
  expect(await strict.sessions()).toHaveLength(1);
  expect(await strict.get(ShareableLosses).since(athleteId, '2026-06-01')).toEqual({
    losses: [],
    unsettled: [],
  });
  await strict.close();
});
