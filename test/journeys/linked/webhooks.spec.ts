import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Hooks } from '#src/connect/hooks';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Gate } from '../../support/gate.js';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett({
    strava: { dropOptional: 0 },
    settings: { STRAVA_WEBHOOK_SIGNATURE: 'enforce' },
  });
});
afterAll(() => svett.close());
beforeEach(async () => {
  const usual = { copies: 1, reorder: false, hold: false, delayMs: 0, drop: 0, signature: 'valid' } as const;
  Object.assign(svett.strava.webhooks.modes, usual);
  await svett.pass({ minutes: 5 }); // what Strava was still to try again is told by now
  ada = await svett.newcomer();
  await ada.connect('strava');
  await svett.settle();
});
afterEach(() => svett.expectNoBreach());

const short = { durationS: 900 };
const ride = () => svett.strava.addActivity(ada.is.stravaId, short, { announce: true });
const fetched = (id: string) =>
  svett.strava.requests.filter(({ path }) => path === `/api/v3/activities/${id}`).length;
/** What Strava was answered since. */
const answers = (from = 0) => svett.strava.webhooks.deliveries.slice(from).map(({ status }) => status);

describe('while the database takes nothing', () => {
  test('Strava is told so within its two seconds; its next try finds the notice written, and there is one session', async () => {
    const { length } = svett.strava.webhooks.deliveries;
    const { database } = svett;
    const whole = database.transaction.bind(database);
    const slow = new Gate();
    database.transaction = (work) => slow.opened.then(() => whole(work));
    const { id } = ride();
    await svett.strava.webhooks.settled();
    expect(answers(length)).toEqual([503]);
    slow.open();
    database.transaction = whole;
    await svett.settle();
    await svett.pass({ minutes: 2 });
    expect(answers(length)).toEqual([503, 200]);
    expect(await ada.sessions()).toHaveLength(1);
    expect(fetched(id)).toBe(1);
  });

  test('for all of Strava’s three tries, the daily comparison finds what was lost', async () => {
    const { length } = svett.strava.webhooks.deliveries;
    const { database } = svett;
    const whole = database.transaction.bind(database);
    database.transaction = () => Promise.reject(new Error('disk full'));
    ride();
    await svett.strava.webhooks.settled();
    svett.clock.pass({ minutes: 2 });
    await svett.strava.webhooks.settled();
    svett.clock.pass({ minutes: 2 });
    await svett.strava.webhooks.settled();
    database.transaction = whole;
    expect(answers(length)).toEqual([503, 503, 503]);
    expect(svett.strava.webhooks.lost).toHaveLength(1);
    expect(await ada.sessions()).toEqual([]);
    await svett.nextDay();
    expect(await ada.sessions()).toHaveLength(1);
  });
});

test('a notice that comes three times is followed once', async () => {
  svett.strava.webhooks.modes.copies = 3;
  const { length } = svett.strava.webhooks.deliveries;
  const { id } = ride();
  await svett.settle();
  expect(answers(length)).toEqual([200, 200, 200]);
  expect(fetched(id)).toBe(1);
  expect(await ada.sessions()).toHaveLength(1);
});

describe('notices in the wrong order', () => {
  beforeEach(() => {
    svett.strava.webhooks.modes.reorder = true;
  });

  test('an edit before the workout itself: it is there once, as it is now', async () => {
    const { id } = ride();
    svett.clock.pass({ seconds: 1 });
    svett.strava.editActivity(id, { sportType: 'Walk' });
    await svett.strava.webhooks.flush();
    await svett.settle();
    expect(await ada.sessions()).toEqual([expect.objectContaining({ sport: 'walk' })]);
  });

  test('a deletion before the workout it deletes: it is not there', async () => {
    const { id } = ride();
    svett.clock.pass({ seconds: 1 });
    svett.strava.deleteActivity(id);
    await svett.strava.webhooks.flush();
    await svett.settle();
    await svett.pass({ minutes: 1 });
    await svett.pass({ minutes: 5 });
    await svett.pass({ minutes: 20 });
    expect(await ada.sessions()).toEqual([]);
  });
});

describe('notices that are lost', () => {
  test('a workout, an edit and a deletion are all found by the next day', async () => {
    const [kept, edited, deleted] = [2, 5, 8].map((hours) =>
      svett.strava.addActivity(
        ada.is.stravaId,
        { ...short, sport: 'Run', startsAt: new Date(svett.clock.now().getTime() - hours * 3_600_000) },
        { announce: hours > 2 },
      ),
    );
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(2);
    svett.strava.editActivity(edited!.id, { sportType: 'Walk' }, { announce: false });
    svett.strava.deleteActivity(deleted!.id, { announce: false });
    await svett.nextDay();
    expect((await ada.sessions()).map(({ startedAt, sport }) => [startedAt, sport])).toEqual([
      [kept!.workout.startsAt.toISOString(), 'run'],
      [edited!.workout.startsAt.toISOString(), 'walk'],
    ]);
  });

  test('need not be waited for: an athlete may look at once', async () => {
    svett.strava.addActivity(ada.is.stravaId, short);
    await ada.lookNow('strava');
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });
});

describe('whoever is not Strava', () => {
  const said = { object_type: 'activity', object_id: '4711', aspect_type: 'create' } as const;

  test.each(['wrong-key', 'old'] as const)(
    'with a signature that is not right (%s) is refused',
    async (how) => {
      const { length } = svett.strava.webhooks.deliveries;
      svett.strava.webhooks.modes.signature = how;
      const { id } = ride();
      await svett.strava.webhooks.settled();
      expect(answers(length)).toEqual([403]);
      await svett.settle();
      expect(fetched(id)).toBe(0);
    },
  );

  test('without a signature is refused, too', async () => {
    const { length } = svett.strava.webhooks.deliveries;
    svett.strava.webhooks.modes.signature = 'off';
    ride();
    await svett.strava.webhooks.settled();
    expect(answers(length)).toEqual([403]);
  });

  test('with another subscription’s number is refused', async () => {
    const { length } = svett.strava.webhooks.deliveries;
    svett.strava.webhooks.announce({ ...said, owner_id: ada.is.stravaId, subscription_id: 99 });
    await svett.strava.webhooks.settled();
    expect(answers(length)).toEqual([403]);
  });

  test('about somebody who is not here is thanked and forgotten, without a call', async () => {
    const { length: calls } = svett.strava.requests;
    svett.strava.webhooks.announce({ ...said, owner_id: '987654321987' });
    await svett.settle();
    await svett.pass({ minutes: 3 });
    const told = svett.strava.webhooks.deliveries.filter(
      ({ event }) => String(event.owner_id) === '987654321987',
    );
    expect(told.map(({ status }) => status)).toEqual([200]); // what was refused before may come again meanwhile
    expect(svett.strava.requests).toHaveLength(calls);
    const rows = await svett.database.read(OutboxRow).find();
    expect(JSON.stringify(rows)).not.toContain('987654321987');
  });

  test('who names a workout of somebody else’s gets nothing into the athlete’s book', async () => {
    const bo = await svett.newcomer();
    const { id } = svett.strava.addActivity(bo.is.stravaId, { ...short, isPrivate: true });
    svett.strava.webhooks.announce({ ...said, object_id: id, owner_id: ada.is.stravaId });
    await svett.settle();
    await svett.pass({ hours: 1 });
    expect([await ada.sessions(), await bo.sessions()]).toEqual([[], []]);
  });

  test.each([
    ['does not know the path', (path: string) => path.slice(0, -1), '{}', 404],
    ['sends a megabyte', (path: string) => path, randomBytes(600_000).toString('hex'), 413],
    ['sends nonsense', (path: string) => path, '{"object_type":', 403],
  ])('who %s is turned away', async (_what, changed, body, status) => {
    const url = changed(svett.get(Hooks).urlOf('strava'));
    const { status: answered } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answered).toBe(status);
  });

  test('who asks for the handshake without our word is not answered', async () => {
    const url = new URL(svett.get(Hooks).urlOf('strava'));
    url.search = 'hub.mode=subscribe&hub.challenge=abc&hub.verify_token=guessed';
    expect((await fetch(url)).status).toBe(403);
  });
});
