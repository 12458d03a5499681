import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BackfillAdvanced } from '#src/connect/connect.topics';
import { Estimate } from '#src/estimates/estimate.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Mass } from '#src/people/mass.entity';
import { Profiles } from '#src/people/profiles';
import { SessionFile } from '#src/sessions/session-file.entity';
import { aFitFile } from '../support/activity-files.js';
import type { Browser } from '../support/browser.js';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';
import { sayFor, yesTo } from '../support/consenting.js';

const HEALTH = '/api/v1/consents/health-data';
const WORKOUT = { name: 'run.fit', bytes: aFitFile({ everyS: 5, massKg: 70 }) };

let house: ClubHouse;
let ada: Rider;
beforeEach(async () => {
  house = await aClubHouse();
  ada = await house.rider('ada');
  await house.work();
});
afterEach(() => house.close());

const withdraw = () => ada.browser.put(HEALTH, { given: false });
const refused = { code: 'people.consent-needed' };
const upload = async (who: Browser) => (await who.upload(WORKOUT)).json().items[0];
const yesterday = () => new Date(house.clock.now().getTime() - 86_400_000);

describe('an athlete who takes the consent to their health data back', () => {
  test('hands no file in any more, keeps what was there, and may see it', async () => {
    const { sessionId } = await upload(ada.browser);
    await house.work();
    expect((await withdraw()).statusCode).toBe(200);
    expect(await upload(ada.browser)).toMatchObject({ outcome: 'refused', problem: refused });
    const other = aFitFile({ everyS: 5, startedAt: new Date('2026-04-04T08:00:00Z') });
    expect((await ada.browser.upload({ name: 'b.fit', bytes: other })).json().items).toMatchObject([
      { outcome: 'refused', problem: refused },
    ]);
    expect(await house.database.read(SessionFile).count()).toBe(1);
    const seen = await ada.browser.get(`/api/v1/sessions/${sessionId}/estimate`);
    expect([seen.statusCode, seen.json().state]).toEqual([200, 'ready']);
  });

  test('tells no more of their body, and no scale does', async () => {
    await withdraw();
    const profile = (await ada.browser.get('/api/v1/profile')).json();
    const told = await ada.browser.put('/api/v1/profile', { ...profile, heightCm: 180 });
    expect([told.statusCode, told.json().code]).toEqual([403, refused.code]);
    const weighed = await ada.browser.post('/api/v1/profile/masses', {
      measuredOn: '2026-05-01',
      massKg: 70,
    });
    expect([weighed.statusCode, weighed.json().details]).toEqual([403, { purpose: 'health-data' }]);
    const scale = house.database.transaction((tx) =>
      house
        .get(Profiles)
        .takeMasses(tx, ada.athleteId, 'withings', [{ measuredOn: '2026-05-01', massKg: 70 }]),
    );
    await expect(scale).rejects.toMatchObject(refused);
    expect(await house.database.read(Mass).count()).toBe(0);
  });

  test('is reckoned for no more, neither at once nor when something changes', async () => {
    await upload(ada.browser);
    await withdraw();
    await house.work();
    expect(await house.database.read(Estimate).count()).toBe(0);
    await sayFor(house, ada.athleteId, 'weather-lookups', true);
    await house.work();
    expect(await house.database.read(Estimate).count()).toBe(0);
    await ada.browser.put(HEALTH, yesTo('health-data', 'sv'));
    await house.work();
    expect(await house.database.read(Estimate).countBy({ current: true, state: 'ready' })).toBe(1);
  });

  test('is not told what drove an estimate: that would be reckoned for them now', async () => {
    const { sessionId } = await upload(ada.browser);
    await house.work();
    const drivers = () => ada.browser.get(`/api/v1/sessions/${sessionId}/drivers`);
    expect((await drivers()).statusCode).toBe(200);
    await withdraw();
    const asked = await drivers();
    expect([asked.statusCode, asked.json().code]).toEqual([403, refused.code]);
  });

  test('is told nothing of by a linked brand, and nobody asks it', async () => {
    await withdraw();
    house.club.ride('r1', { owner: 'ada', startedAt: yesterday() });
    house.club.asked.length = 0;
    await house.tell([{ key: 'n1', externalId: 'r1', vendorUserId: 'ada' }]);
    await ada.browser.post('/api/v1/links/riding-club/sync');
    await house.work();
    expect(house.club.asked).toEqual([]);
    expect(await house.sessions()).toEqual([]);
  });

  test('has lost nothing once they say yes again: it is fetched then', async () => {
    await withdraw();
    for (const n of [1, 2, 3]) house.club.ride(`r${n}`, { owner: 'ada', startedAt: yesterday() });
    await house.tell([{ key: 'n1', externalId: 'r1', vendorUserId: 'ada' }]);
    await house.work();
    await ada.browser.put(HEALTH, yesTo('health-data', 'sv'));
    await house.work();
    expect((await house.sessions()).length).toBeGreaterThan(0);
    expect(house.club.fetches().toSorted()).toEqual(['r1', 'r2', 'r3']);
  });

  test('still has what is removed at the brand removed here', async () => {
    house.club.ride('r1', { owner: 'ada', startedAt: yesterday() });
    await house.tell([{ key: 'n1', externalId: 'r1', vendorUserId: 'ada' }]);
    await house.work();
    expect(await house.sessions()).toHaveLength(1);
    await withdraw();
    house.club.rides.delete('r1');
    await house.tell([{ key: 'n2', kind: 'removed', externalId: 'r1', vendorUserId: 'ada' }]);
    await house.work();
    expect(await house.sessions()).toEqual([]);
  });

  test('stops a history in the middle', async () => {
    for (let n = 0; n < 5; n++)
      house.club.ride(`h${n}`, { owner: 'bo', startedAt: new Date(yesterday().getTime() - n * 86_400_000) });
    house.club.before = async (what) => {
      const bo = (await house.database.read(OutboxRow).find()).some(
        ({ topic }) => topic === BackfillAdvanced.name,
      );
      if (what === 'fetch h1' && bo) await withdrawBo();
    };
    const bo = await house.rider('bo');
    const withdrawBo = () => sayFor(house, bo.athleteId, 'health-data', false);
    await house.work();
    expect(house.club.fetches()).toEqual(['h0', 'h1']);
    expect(await house.sessions(bo.athleteId)).toHaveLength(1);
  });
});

test('who links a brand without having said yes has a link, and nothing comes by it before they do', async () => {
  house.club.ride('e1', { owner: 'eva', startedAt: yesterday() });
  const eva = await house.rider('eva');
  await sayFor(house, eva.athleteId, 'health-data', false);
  await house.work();
  expect(await house.sessions(eva.athleteId)).toEqual([]);
  await sayFor(house, eva.athleteId, 'health-data', true);
  await house.work();
  expect(await house.sessions(eva.athleteId)).toHaveLength(1);
});
