import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LinksDue, SubscriptionsDue } from '#src/connect/connect.topics';
import { Links } from '#src/connect/links';
import { Opening } from '#src/connect/opening';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Profiles } from '#src/people/profiles';
import { SessionLog } from '#src/sessions/session-log';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';

let house: ClubHouse;
let ada: Rider;
beforeEach(async () => {
  house = await aClubHouse();
  for (const day of [12, 13, 14])
    house.club.ride(`${day}`, { owner: 'ada', startedAt: new Date(`2026-06-${day}T06:00:00Z`) });
  ada = await house.rider('ada');
  await house.work();
  house.club.asked.length = 0;
});
afterEach(() => house.close());

/** The clock strikes for everybody's links, and an hour goes by. */
async function aDayPasses(): Promise<void> {
  house.clock.pass({ days: 1 });
  await house.database.transaction((tx) => house.get(Outbox).put(tx, LinksDue, {}, { key: newId() }));
  await house.work();
  house.clock.pass({ hours: 1 });
  await house.work();
}

const days = async () =>
  (await house.sessions()).map(({ startedAt, elapsedS }) => [startedAt.getUTCDate(), elapsedS / 60]);

test('a creation, an edit and a deletion the club never told of are found within a day', async () => {
  house.club.ride('11', { owner: 'ada', startedAt: new Date('2026-06-11T06:00:00Z') });
  house.club.edit('13', 95);
  house.club.rides.delete('14');
  await aDayPasses();
  expect(await days()).toEqual([
    [11, 60],
    [12, 60],
    [13, 95],
  ]);
});

test('a quiet day costs one question and no fetch', async () => {
  await aDayPasses();
  await aDayPasses();
  expect(house.club.asked).toEqual(['list first', 'list first']);
});

test('what the list leaves out but the club still shows is not gone', async () => {
  const list = house.club.list.bind(house.club);
  house.club.list = async (...asked) => {
    const listing = await list(...asked);
    return { ...listing, items: listing.items.filter(({ externalId }) => externalId !== '13') };
  };
  await aDayPasses();
  expect(await days()).toHaveLength(3);
  expect(house.club.fetches()).toEqual(['13']);
});

test('an edit that is taken back is followed both ways', async () => {
  house.club.edit('13', 95);
  await aDayPasses();
  const ride = house.club.rides.get('13')!;
  house.club.rides.set('13', { ...ride, minutes: 60, version: 1 });
  await aDayPasses();
  expect((await days())[1]).toEqual([13, 60]);
});

test('what the athlete removed here does not come back', async () => {
  const [, second] = await house.sessions();
  await house.database.transaction((tx) => house.get(SessionLog).remove(tx, ada.athleteId, second!.id));
  await house.work();
  house.club.edit('13', 95);
  await aDayPasses();
  await aDayPasses();
  expect(await days()).toHaveLength(2);
});

test('the athlete sees when it was last looked at and when it will be next, and can ask for it now', async () => {
  house.club.ride('15', { owner: 'ada', startedAt: new Date('2026-06-15T06:00:00Z') });
  house.clock.pass({ hours: 5 });
  expect((await ada.browser.post('/api/v1/links/riding-club/sync')).statusCode).toBe(204);
  await house.work();
  expect(await days()).toHaveLength(4);
  const link = (await house.get(Links).find(ada.link.id))!;
  expect(link.lastSyncAt).toEqual(house.clock.now());
  expect(link.nextSyncAt!.getTime()).toBeGreaterThan(house.clock.now().getTime());
  expect((await ada.browser.post('/api/v1/links/no-such/sync')).statusCode).toBe(404);
});

test('a brand that tells nothing by itself is looked at as often as it says, in one chain', async () => {
  const often = await aClubHouse({
    capabilities: { webhooks: 'none', handshake: false, registersWebhooks: false, lookEveryMin: 30 },
  });
  const { browser } = await often.rider('ada');
  await often.work();
  for (let n = 0; n < 5; n++) await browser.post('/api/v1/links/riding-club/sync');
  await often.work();
  often.club.asked.length = 0;
  for (let minute = 0; minute < 120; minute += 10) {
    often.clock.pass({ minutes: 10 });
    await often.work();
  }
  expect(often.club.asked).toHaveLength(4);
  await often.close();
});

test('weights come with the daily look where the brand tells them', async () => {
  const scales = await aClubHouse({ capabilities: { weight: true } });
  scales.club.weighings.push({
    externalId: 'w',
    measuredAt: new Date('2026-06-14T05:00:00Z'),
    utcOffsetS: null,
    massKg: 68.4,
  });
  const { athleteId } = await scales.rider('ada');
  await scales.work();
  expect(await scales.get(Profiles).massOn(athleteId, '2026-06-15')).toMatchObject({ massKg: 68.4 });
  await scales.close();
});

test('a weight that nobody else may see does not become what others’ numbers are made of', async () => {
  const strict = await aClubHouse({ capabilities: { weight: true }, terms: { others: 'never' } });
  strict.club.weighings.push({
    externalId: 'w',
    measuredAt: new Date('2026-06-14T05:00:00Z'),
    utcOffsetS: 0,
    massKg: 68.4,
  });
  const { athleteId } = await strict.rider('ada');
  await strict.work();
  expect(await strict.get(Profiles).masses(athleteId)).toEqual([]);
  await strict.close();
});

test('a token nobody has used for two months is renewed before it dies', async () => {
  const quiet = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'none', backfillDays: 0 },
  });
  await quiet.rider('ada');
  await quiet.work();
  const round = async (days: number) => {
    quiet.clock.pass({ days });
    await quiet.database.transaction((tx) => quiet.get(Outbox).put(tx, LinksDue, {}, { key: newId() }));
    await quiet.work();
    return quiet.club.refreshes;
  };
  const atFirst = quiet.club.refreshes;
  expect(await round(30)).toBe(atFirst);
  expect(await round(31)).toBe(atFirst + 1);
  expect(await round(1)).toBe(atFirst + 1);
  await quiet.close();
});

test('our address is registered once, put right when it has moved, and left alone where it is right', async () => {
  const open = await aClubHouse({
    settings: { PUBLIC_URL: 'https://svett.example.org', TRUSTED_PROXIES: '1' },
  });
  const look = async () => {
    open.club.asked.length = 0;
    await open.database.transaction((tx) => open.get(Outbox).put(tx, SubscriptionsDue, {}, { key: newId() }));
    await open.work();
    return open.club.asked.map((what) => what.split(' ')[0]);
  };
  await open.get(Opening).announce();
  await open.work();
  expect(open.club.subscriptionsThere).toMatchObject([
    { callbackUrl: expect.stringMatching(/^https:\/\/svett\.example\.org\/hooks\/riding-club\/.{20,}$/) },
  ]);
  expect(await look()).toEqual([]);
  open.club.subscriptionsThere = [{ id: 'old', callbackUrl: 'https://old.example.org/hooks' }];
  expect(await look()).toEqual(['unsubscribe', 'subscribe']);
  expect(await look()).toEqual([]);
  await open.close();

  await house.get(Opening).announce();
  await house.work();
  expect(house.club.subscriptionsThere).toEqual([]); // nobody can reach a Svett without an address
});
