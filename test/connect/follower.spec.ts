import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ActivityWanted, NoticeReceived } from '#src/connect/connect.topics';
import { Links } from '#src/connect/links';
import {
  AnswerNotUnderstood,
  ApplicationInactive,
  GrantLost,
  NotThere,
  ScopeMissing,
  VendorDown,
} from '#src/connect/connect.problems';
import { Engine } from '#src/jobs/engine.port';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Profiles } from '#src/people/profiles';
import { aClubHouse, type ClubHouse, type Rider } from '../support/club-house.js';

let house: ClubHouse;
let ada: Rider;
beforeEach(async () => {
  // No history: what comes, comes by notice.
  house = await aClubHouse({ capabilities: { backfill: 'none', backfillDays: 0 } });
  ada = await house.rider('ada');
  await house.work();
  house.club.asked.length = 0;
});
afterEach(() => house.close());

const YESTERDAY = new Date('2026-06-14T06:00:00Z');
const about = (key: string, externalId = '1', kind: 'activity' | 'removed' = 'activity') => [
  { key, kind, externalId, vendorUserId: 'ada' },
];
const facts = (topic: { name: string }) => house.database.read(OutboxRow).findBy({ topic: topic.name });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(10);
}

test('a ride at the club becomes a session here, however often the club tells of it', async () => {
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  for (const key of ['a', 'b', 'a']) {
    await house.tell(about(key));
    await house.work();
  }
  expect(await house.sessions()).toMatchObject([{ athleteId: ada.athleteId, startedAt: YESTERDAY }]);
  expect(house.club.fetches()).toEqual(['1', '1']);
});

test('an edit there is an edit here', async () => {
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY, minutes: 60 });
  await house.tell(about('a'));
  await house.work();
  house.club.edit('1', 90);
  await house.tell(about('b'));
  await house.work();
  expect(await house.sessions()).toMatchObject([{ elapsedS: 90 * 60 }]);
});

test('notices in the wrong order end in the same place', async () => {
  // Created and removed at the club, told the other way round.
  await house.tell(about('removed', '1', 'removed'));
  await house.tell(about('created'));
  for (let hour = 0; hour < 3; hour++) {
    await house.work();
    house.club.ride('2', { owner: 'ada', startedAt: YESTERDAY });
    house.clock.pass({ hours: 1 });
  }
  expect(await house.sessions()).toEqual([]);
  await house.tell(about('updated', '2'));
  await house.tell(about('created', '2'));
  await house.work();
  expect(await house.sessions()).toHaveLength(1);
});

test('what the club tells of before it can show it is asked for again, and then believed gone', async () => {
  await house.tell(about('a'));
  await house.work();
  expect(await house.sessions()).toEqual([]);
  house.clock.pass({ minutes: 1 });
  await house.work();
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  house.clock.pass({ minutes: 5 });
  await house.work();
  expect(await house.sessions()).toHaveLength(1);

  await house.tell(about('b', '404'));
  for (let round = 0; round < 6; round++) {
    await house.work();
    house.clock.pass({ hours: 1 });
  }
  expect(house.club.fetches().filter((id) => id === '404')).toHaveLength(4);
});

test('a ride that is removed there goes here; one the club only says is removed stays', async () => {
  for (const id of ['1', '2'])
    house.club.ride(id, { owner: 'ada', startedAt: new Date(`2026-06-1${id}T06:00:00Z`) });
  for (const id of ['1', '2']) await house.tell(about(`came ${id}`, id));
  await house.work();
  house.club.rides.delete('1');
  for (const id of ['1', '2']) await house.tell(about(`went ${id}`, id, 'removed'));
  await house.work();
  expect(await house.sessions()).toMatchObject([{ startedAt: new Date('2026-06-12T06:00:00Z') }]);
});

test('a ride we may not look at any more goes as well', async () => {
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  await house.tell(about('came'));
  await house.work();
  house.club.before = () => Promise.reject(new ScopeMissing('Riding Club'));
  await house.tell(about('went', '1', 'removed'));
  await house.work();
  expect(await house.sessions()).toEqual([]);
});

test.each([
  ['has switched us off', new ApplicationInactive('Riding Club')],
  ['is down', new VendorDown('Riding Club')],
  ['answers what nobody understands', new AnswerNotUnderstood('Riding Club')],
])(
  'a removal is followed in time also where the club %s; what is still there comes back',
  async (_how, no) => {
    const strict = await aClubHouse({
      capabilities: { backfill: 'none', backfillDays: 0 },
      terms: { deletionWithinH: 48 },
    });
    const { browser } = await strict.rider('ada');
    strict.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
    await strict.tell([{ key: 'came', vendorUserId: 'ada', externalId: '1' }]);
    await strict.work();
    strict.club.before = () => Promise.reject(no);
    await strict.tell([{ key: 'went', kind: 'removed', vendorUserId: 'ada', externalId: '1' }]);
    const hours = async (most: number) => {
      for (let hour = 0; hour < most; hour++) {
        await strict.work();
        strict.clock.pass({ hours: 1 });
      }
    };
    await hours(23);
    expect(await strict.sessions()).toHaveLength(1);
    await hours(24);
    expect(await strict.sessions()).toEqual([]);

    strict.club.before = () => Promise.resolve();
    strict.clock.pass({ hours: 2 });
    await browser.post('/api/v1/links/riding-club/sync');
    await strict.work();
    expect(await strict.sessions()).toHaveLength(1);
    await strict.close();
  },
);

test('an answer that took longer than the next one does not undo it', async () => {
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY, minutes: 60 });
  const stale = house.club.arrivalOf('1', house.club.rides.get('1')!);
  const fetch = house.club.fetch.bind(house.club);
  house.club.fetch = async () => {
    // While the first question is on its way, the ride is edited, told of, and fetched.
    house.club.fetch = fetch;
    house.club.edit('1', 90);
    house.clock.pass({ seconds: 1 });
    await house.tell(about('b'));
    await until(async () => (await house.sessions()).length === 1);
    return { kind: 'arrived', arrivals: [stale] };
  };
  await house.tell(about('a'));
  await house.get(Engine).start();
  await until(async () => (await facts(NoticeReceived)).every(({ outcome }) => outcome === 'done'));
  expect(await house.sessions()).toMatchObject([{ elapsedS: 90 * 60 }]);
});

test('of what a brand pushes the latest counts, also where an earlier push was held up', async () => {
  const push = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'none', backfillDays: 0 },
  });
  await push.rider('ada');
  push.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  const ride = push.club.rides.get('1')!;
  let isHeldUp = true;
  push.club.pushes = (minutes) => {
    if (minutes === 60 && isHeldUp) throw new VendorDown('Riding Club');
    return { kind: 'arrived', arrivals: [push.club.arrivalOf('1', { ...ride, minutes: minutes as number })] };
  };
  for (const minutes of [60, 90]) {
    await push.tell([{ key: `${minutes}`, vendorUserId: 'ada', externalId: '1', carried: minutes }]);
    await push.work();
    push.clock.pass({ seconds: 1 });
  }
  isHeldUp = false;
  push.clock.pass({ minutes: 1 });
  await push.work();
  expect(await push.sessions()).toMatchObject([{ elapsedS: 90 * 60 }]);
  expect(await push.database.read(OutboxRow).findBy({ topic: NoticeReceived.name })).toMatchObject([
    { outcome: 'done' },
    { outcome: 'done' },
  ]);
  await push.close();
});

test('a piece that is no use does not keep an earlier one out that was held up', async () => {
  const push = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'none', backfillDays: 0 },
  });
  await push.rider('ada');
  push.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  let isHeldUp = true;
  push.club.pushes = (what) => {
    if (what !== 'summary') return { kind: 'nothing' };
    if (isHeldUp) throw new VendorDown('Riding Club');
    return { kind: 'arrived', arrivals: [push.club.arrivalOf('1', push.club.rides.get('1')!)] };
  };
  for (const what of ['summary', 'spoilt file']) {
    await push.tell([{ key: what.slice(0, 6), vendorUserId: 'ada', externalId: '1', carried: what }]);
    await push.work();
    push.clock.pass({ seconds: 1 });
  }
  isHeldUp = false;
  push.clock.pass({ minutes: 1 });
  await push.work();
  expect(await push.sessions()).toHaveLength(1);
  await push.close();
});

test('a club that is down is asked again later, and nothing is lost', async () => {
  house.club.ride('1', { owner: 'ada', startedAt: YESTERDAY });
  house.club.before = () => Promise.reject(new VendorDown('Riding Club'));
  await house.tell(about('a'));
  await house.work();
  expect(await house.sessions()).toEqual([]);
  house.club.before = () => Promise.resolve();
  house.clock.pass({ minutes: 1 });
  await house.work();
  expect(await house.sessions()).toHaveLength(1);
});

test('a grant that is over leaves a link to be renewed and no fact to be tried for ever', async () => {
  house.club.before = () => Promise.reject(new GrantLost('Riding Club'));
  await house.tell(about('a'));
  await house.work();
  expect(await facts(NoticeReceived)).toMatchObject([{ outcome: 'done' }]);
});

test('nobody’s notice is thanked for and forgotten, without a trace', async () => {
  await house.tell([{ key: 'a', vendorUserId: 'nobody', externalId: '1' }]);
  await house.tell([{ key: 'b', vendorUserId: 'nobody', kind: 'revoked' }]);
  await house.work();
  house.clock.pass({ minutes: 3 });
  await house.work();
  expect(await facts(NoticeReceived)).toEqual([]);
  expect(house.club.asked).toEqual([]);
});

test('a notice that comes while somebody connects waits for them', async () => {
  house.club.ride('9', { owner: 'bo', startedAt: YESTERDAY });
  await house.tell([{ key: 'a', vendorUserId: 'bo', externalId: '9' }]);
  await house.work();
  const bo = await house.rider('bo');
  house.clock.pass({ minutes: 2 });
  await house.work();
  expect(await house.sessions(bo.athleteId)).toHaveLength(1);
});

test('a body mass from a scale is the athlete’s on their own day; their own word stands, and the same again is no news', async () => {
  const profiles = house.get(Profiles);
  await profiles.weigh(ada.athleteId, '2026-06-12', 70);
  const weighed = (day: string, massKg: number, utcOffsetS = 7200) => ({
    externalId: day,
    measuredAt: new Date(`${day}T23:30:00Z`),
    utcOffsetS,
    massKg,
  });
  house.club.weighings.push(
    weighed('2026-06-11', 71.2),
    weighed('2026-06-12', 71.4),
    weighed('2026-06-13', 400),
  );
  await house.tell([{ key: 'w', kind: 'weight', vendorUserId: 'ada' }]);
  await house.work();
  const known = async () =>
    (await profiles.masses(ada.athleteId)).map(({ measuredOn, massKg }) => [measuredOn, massKg]);
  expect(await known()).toEqual([
    ['2026-06-13', 71.4],
    ['2026-06-12', 70],
  ]);
  house.club.weighings.splice(0, 3, weighed('2026-06-12', 71.43));
  await house.tell([{ key: 'w2', kind: 'weight', vendorUserId: 'ada' }]);
  await house.work();
  expect(await known()).toContainEqual(['2026-06-13', 71.4]);
});

test('what we may read is what the club last said', async () => {
  const say = async (key: string, scopes: string[]) => {
    await house.tell([{ key, kind: 'permissions', vendorUserId: 'ada', carried: scopes }]);
    await house.work();
    return (await house.get(Links).find(ada.link.id))!.state;
  };
  expect(await say('less', ['profile'])).toBe('paused');
  expect(await say('more', ['profile', 'activities'])).toBe('active');
});

test('no fact about a link tells in its key what it is about', async () => {
  await house.tell(about('a', 'secret-ride'));
  await house.work();
  const wanted = await facts(ActivityWanted);
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.map(({ key }) => key).join()).not.toContain('secret-ride');
});

test('what is pushed while the grant is lost comes in once the athlete has connected again', async () => {
  const push = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'none', backfillDays: 0 },
  });
  const bea = await push.rider('bea');
  push.club.ride('1', { owner: 'bea', startedAt: YESTERDAY });
  const arrivals = [push.club.arrivalOf('1', push.club.rides.get('1')!)];
  push.club.pushes = () => ({ kind: 'arrived', arrivals });
  const links = push.get(Links);
  const { id } = (await links.byVendorUser('riding-club', 'bea'))!;
  await push.database.transaction((tx) => links.lost(tx, id, new GrantLost('The club')));
  await push.tell([{ key: 'a', vendorUserId: 'bea', externalId: '1', carried: 'all of it' }]);
  await push.work();
  expect(await push.sessions()).toEqual([]);
  await links.connect(bea.athleteId, push.club, push.club.grant('bea'), []);
  push.clock.pass({ hours: 1 });
  await push.work();
  expect(await push.sessions()).toMatchObject([{ startedAt: YESTERDAY }]);
  await push.close();
});

test('an address that died is asked to be pushed anew with what lay there, and nothing besides; once it is out of reach, not at all', async () => {
  const push = await aClubHouse({
    capabilities: { webhooks: 'push', fetch: false, list: false, backfill: 'request', backfillDays: 30 },
  });
  await push.rider('cleo');
  await push.work();
  push.club.ride('1', { owner: 'cleo', startedAt: YESTERDAY });
  const arrivals = [push.club.arrivalOf('1', push.club.rides.get('1')!)];
  push.club.pushes = (carried) => {
    if (carried === 'all of it') return { kind: 'arrived', arrivals };
    throw new NotThere('The club');
  };
  const told: string[] = [];
  push.club.requestHistory = async ({ from, to }) => {
    told.push(`${from.toISOString()} ${to.toISOString()}`);
  };
  const tell = async (key: string, carried: string) => {
    await push.tell([{ key, vendorUserId: 'cleo', externalId: '1', carried }]);
    await push.work();
  };
  await tell('file', 'an address');
  expect(told.splice(0)).toEqual(['2026-06-14T10:00:00.000Z 2026-06-15T10:00:00.000Z']); // nothing known of it yet
  await tell('whole', 'all of it');
  for (const key of ['again', 'and again']) await tell(key, 'an address');
  expect(told.splice(0)).toEqual(Array(2).fill('2026-06-14T06:00:00.000Z 2026-06-14T06:01:00.000Z'));
  push.clock.pass({ days: 30 });
  await tell('at last', 'an address');
  expect(told).toEqual([]);
  await push.close();
});
