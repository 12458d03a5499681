import { afterEach, expect, test } from '@jest/globals';
import { BackfillAdvanced } from '#src/connect/connect.topics';
import { AnswerNotUnderstood, BudgetSpent, GrantLost, ScopeMissing } from '#src/connect/connect.problems';
import { Links } from '#src/connect/links';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { DAY_MS } from '#src/kernel/clock';
import { aClubHouse, type ClubHouse, inClubHouse } from '../support/club-house.js';
import { anApp } from '../support/app.js';
import { RidingClub } from '../support/riding-club.js';

let house: ClubHouse;
afterEach(() => house.close());

const daysAgo = (days: number) => new Date(new Date('2026-06-15T06:00:00Z').getTime() - days * DAY_MS);

/** Rides of somebody's last weeks: one every third day. */
function season(club: RidingClub, rides: number, owner = 'ada'): void {
  for (let n = 0; n < rides; n++)
    club.ride(`${n}`, { owner, startedAt: daysAgo(3 * n + 1), minutes: 60 + n });
}

const progress = async (linkId: string) => {
  const { state, done, total, until } = (await house.get(Links).find(linkId))!.backfill!;
  return { state, done, total, until };
};

test('what somebody did before they connected arrives, the newest first, and they see it advance', async () => {
  house = await aClubHouse();
  season(house.club, 8);
  const seen: string[] = [];
  let linkId = '';
  house.club.before = async (what) => {
    if (!what.startsWith('fetch')) return;
    const { done, total } = await progress(linkId);
    seen.push(`${done} of ${total}`);
  };
  const ada = await house.rider('ada');
  linkId = ada.link.id;
  await house.work();
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `${n} of 8`));
  expect(house.club.fetches()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  expect(await house.sessions()).toHaveLength(8);
  expect(await progress(linkId)).toEqual({ state: 'done', done: 8, total: 8, until: null });
  const { json } = await ada.browser.get('/api/v1/links');
  expect(json().items[0].link).toMatchObject({ backfill: { state: 'done', done: 8, total: 8 } });
});

test('only the days the club is asked for are asked for', async () => {
  house = await aClubHouse({ capabilities: { backfillDays: 10 } });
  season(house.club, 8);
  await house.rider('ada');
  await house.work();
  expect(house.club.fetches()).toEqual(['0', '1', '2']);
});

test('what is long past is taken in the list’s own words where they are enough', async () => {
  house = await aClubHouse();
  season(house.club, 20);
  house.club.tellsBefore = daysAgo(0);
  const { link } = await house.rider('ada');
  await house.work();
  expect(house.club.fetches()).toHaveLength(9);
  expect(await house.sessions()).toHaveLength(20);
  expect(await progress(link.id)).toMatchObject({ state: 'done', done: 20, total: 20 });
});

test('a budget that is spent makes it wait, says until when, and keeps no worker', async () => {
  house = await aClubHouse();
  season(house.club, 4);
  const until = new Date(house.clock.now().getTime() + 15 * 60_000);
  let left = 2;
  house.club.before = async (what) => {
    if (what.startsWith('fetch') && house.clock.now() < until && left-- <= 0)
      throw new BudgetSpent('Club', until);
  };
  const { link } = await house.rider('ada');
  await house.work();
  expect(await progress(link.id)).toEqual({
    state: 'waiting',
    done: 2,
    total: 4,
    until: until.toISOString(),
  });
  house.clock.pass({ minutes: 15 });
  await house.work();
  expect(await progress(link.id)).toMatchObject({ state: 'done', done: 4 });
});

test('one ride nobody understands does not keep the others from coming', async () => {
  house = await aClubHouse();
  season(house.club, 4);
  house.club.before = async (what) => {
    if (what === 'fetch 1') throw new AnswerNotUnderstood('Club');
    if (what === 'fetch 2') throw new TypeError('a mistake of ours');
  };
  const { link } = await house.rider('ada');
  await house.work();
  expect(await house.sessions()).toHaveLength(2);
  expect(await progress(link.id)).toMatchObject({ state: 'done', done: 4, total: 4 });
});

test('a history we may not see fails in words, and begins again when the athlete says so', async () => {
  house = await aClubHouse();
  season(house.club, 2);
  house.club.before = () => Promise.reject(new ScopeMissing('Club'));
  const { link, browser } = await house.rider('ada');
  await house.work();
  expect(await progress(link.id)).toMatchObject({ state: 'failed', done: 0 });
  house.club.before = () => Promise.resolve();
  expect((await browser.post('/api/v1/links/riding-club/sync')).statusCode).toBe(204);
  await house.work();
  expect(await progress(link.id)).toMatchObject({ state: 'done', done: 2 });
});

test('connecting again goes on with what was missed, and fetches nothing twice', async () => {
  house = await aClubHouse();
  season(house.club, 6);
  const { link, athleteId } = await house.rider('ada');
  let fetches = 0;
  house.club.before = async (what) => {
    if (what.startsWith('fetch') && ++fetches === 4) throw new GrantLost('Club');
  };
  await house.work();
  expect(await house.sessions()).toHaveLength(3);
  expect(await progress(link.id)).toMatchObject({ state: 'failed' });
  house.club.asked.length = 0;
  await house.get(Links).connect(athleteId, house.club, house.club.grant('ada'), []);
  await house.work();
  expect(await house.sessions()).toHaveLength(6);
  expect(house.club.fetches()).toEqual(['3', '4', '5']);
});

test('a brand that pushes is asked span by span, and what comes is counted', async () => {
  house = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'request', backfillDays: 70 },
  });
  const { link } = await house.rider('ada');
  season(house.club, 2);
  await house.work();
  expect(house.club.asked).toEqual([
    'history 2026-05-16 2026-06-15',
    'history 2026-04-16 2026-05-16',
    'history 2026-04-06 2026-04-16',
  ]);
  house.club.pushes = (id) => ({
    kind: 'arrived',
    arrivals: [house.club.arrivalOf(id as string, house.club.rides.get(id as string)!)],
  });
  for (const id of ['0', '1'])
    await house.tell([{ key: id, vendorUserId: 'ada', externalId: id, carried: id }]);
  await house.work();
  house.clock.pass({ seconds: 10 });
  await house.work();
  expect(await progress(link.id)).toMatchObject({ state: 'running', done: 2, total: null });
  for (let hour = 0; hour < 4; hour++) {
    house.clock.pass({ hours: 1 });
    await house.work();
  }
  expect(await progress(link.id)).toMatchObject({ state: 'done', done: 2 });
});

test('a refused older span is the end of the history, a refused first one a failure', async () => {
  const capabilities = {
    webhooks: 'push',
    fetch: false,
    list: false,
    backfill: 'request',
    backfillDays: 70,
  } as const;
  house = await aClubHouse({ capabilities });
  house.club.before = async (what) => {
    if (what.startsWith('history 2026-04')) throw new ScopeMissing('Club');
  };
  const ada = await house.rider('ada');
  await house.work();
  expect(await progress(ada.link.id)).toMatchObject({ state: 'running' });
  house.club.before = () => Promise.reject(new ScopeMissing('Club'));
  const bo = await house.rider('bo');
  await house.work();
  expect(await progress(bo.link.id)).toMatchObject({ state: 'failed' });
});

test('broken off at any step, it goes on where it was: every ride once, none lost', async () => {
  house = await aClubHouse();
  await house.close();
  for (let step = 1; ; step++) {
    let club!: RidingClub;
    const brands = (clock: ClubHouse['clock']) => [(club ??= new RidingClub(clock))];
    const first = inClubHouse(await anApp({ brands, keepsPlace: true }), club);
    season(club, 2);
    const { link } = await first.rider('ada');
    let transactions = 0;
    const whole = first.database.transaction.bind(first.database);
    // From this transaction on nothing is committed any more, as if the process had died there.
    const out = new Promise((resolve) => {
      first.database.transaction = (work) => {
        if (++transactions < step) return whole(work);
        setTimeout(resolve, 100);
        return Promise.reject(new Error('the power is out'));
      };
    });
    await Promise.race([first.work().catch(() => 'dead'), out]);
    const survived = (await first.get(Links).find(link.id))!.backfill?.state === 'done';
    await first.app.close();

    const { place, clock } = first;
    clock.pass({ hours: 1 }); // leases of the dead run out
    house = inClubHouse(await anApp({ brands, place, clock }), club);
    await house.work();
    expect([step, (await house.sessions()).length]).toEqual([step, 2]);
    expect(await progress(link.id)).toMatchObject({ state: 'done', done: 2, total: 2 });
    const steps = await house.database.read(OutboxRow).findBy({ topic: BackfillAdvanced.name });
    expect(steps.every(({ outcome }) => outcome === 'done')).toBe(true);
    if (survived) break;
    await house.close();
  }
}, 600_000);
