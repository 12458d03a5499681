import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Erasures } from '#src/connect/erasures';
import { Estimate } from '#src/estimates/estimate.entity';
import { SessionSource } from '#src/sessions/session-source.entity';
import { aFitFile } from '../../support/fit-file.js';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
let id: string;
beforeAll(async () => {
  svett = await aLinkedSvett();
});
afterAll(() => svett.close());
/** Somebody with one run at Strava that has arrived. */
beforeEach(async () => {
  Object.assign(svett.strava.settings, { privateAs: 'update', deauthorisedAs: 'update' });
  ada = await svett.newcomer();
  await ada.connect('strava');
  ({ id } = svett.strava.addActivity(
    ada.is.stravaId,
    { durationS: 1200, sport: 'Run', indoor: false },
    { announce: true },
  ));
  await svett.settle();
  expect(await ada.sessions()).toHaveLength(1);
});
afterEach(() => svett.expectNoBreach());

const estimates = () => svett.database.read(Estimate).countBy({ athleteId: ada.is.athleteId });
const sources = () => svett.database.read(SessionSource).countBy({ athleteId: ada.is.athleteId });

test('an edit changes the session it was made from, and what it cost', async () => {
  const [before] = await ada.sessions();
  const then = await ada.estimate(before!.id);
  await svett.pass({ days: 2 });
  svett.strava.editActivity(id, { sportType: 'Walk' });
  await svett.settle();
  const [after] = await ada.sessions();
  expect(after).toMatchObject({ id: before!.id, sport: 'walk' });
  const now = await ada.estimate(after!.id);
  expect(now.state).toBe('ready');
  expect(now.sweat!.litres).not.toBe(then.sweat!.litres);
});

describe('what becomes private at Strava', () => {
  test.each(['update', 'delete'] as const)('goes, told as an %s', async (how) => {
    svett.strava.settings.privateAs = how;
    svett.strava.setPrivate(id, true);
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
    expect([await estimates(), await sources()]).toEqual([0, 0]);
  });

  test('goes within a day where nobody tells', async () => {
    svett.strava.settings.privateAs = 'nothing';
    svett.strava.setPrivate(id, true);
    await svett.nextDay();
    expect(await ada.sessions()).toEqual([]);
  });

  test('stays with who let us see what is private', async () => {
    await ada.connect('strava', { wishes: ['private-activities'] });
    svett.strava.setPrivate(id, true);
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });

  test('comes back when it is public again', async () => {
    svett.strava.setPrivate(id, true);
    await svett.settle();
    await svett.pass({ minutes: 1 });
    svett.strava.setPrivate(id, false);
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });
});

describe('what is deleted at Strava', () => {
  test('goes at once when Strava tells, with all that was made of it', async () => {
    svett.strava.deleteActivity(id);
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
    expect([await estimates(), await sources()]).toEqual([0, 0]);
  });

  test('goes within the 48 hours Strava asks for, though the notice is lost', async () => {
    svett.strava.deleteActivity(id, { announce: false });
    const deletedAt = svett.clock.now().getTime();
    await svett.nextDay();
    expect(await ada.sessions()).toEqual([]);
    expect([await estimates(), await sources()]).toEqual([0, 0]);
    expect(svett.clock.now().getTime() - deletedAt).toBeLessThan(48 * 3_600_000);
  });

  test('does not go because somebody claims so: it is looked for there', async () => {
    svett.strava.webhooks.announce({
      ...{ object_type: 'activity', object_id: id, aspect_type: 'delete', owner_id: ada.is.stravaId },
    });
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });
});

describe('an athlete who takes the permission back at Strava', () => {
  test.each(['update', 'delete'] as const)(
    'leaves nothing of Strava’s behind but the record that it was erased (told as %s)',
    async (how) => {
      svett.strava.settings.deauthorisedAs = how;
      const askedAt = svett.clock.now();
      svett.strava.deauthorise(ada.is.stravaId);
      await svett.settle();
      expect(await ada.link('strava')).toBeNull();
      expect(await ada.sessions()).toEqual([]);
      expect([await estimates(), await sources()]).toEqual([0, 0]);
      const records = (await svett.get(Erasures).list()).filter(
        ({ athleteId }) => athleteId === ada.is.athleteId,
      );
      expect(records).toEqual([
        expect.objectContaining({
          brand: 'strava',
          reason: 'deauthorised',
          askedAt,
          dueAt: new Date(askedAt.getTime() + 48 * 3_600_000),
          doneAt: askedAt,
          counts: { sources: 1, sessions: 1, masses: 0 },
        }),
      ]);
      expect(JSON.stringify(records)).not.toContain(ada.is.stravaId);
    },
  );

  test('keeps what they brought themselves, as their file tells it', async () => {
    const { workout } = svett.strava.activity(id);
    const minutes = workout.elapsedS / 60;
    const bytes = aFitFile({
      ...{ startedAt: workout.startsAt, minutes, massKg: 70 },
      speed: workout.distanceM / workout.elapsedS,
    });
    await ada.browser.upload({ name: 'mine.fit', bytes });
    await svett.settle();
    expect(await ada.sessions()).toEqual([
      expect.objectContaining({
        sources: [expect.objectContaining({ source: 'file' }), expect.objectContaining({ source: 'strava' })],
      }),
    ]);
    svett.strava.deauthorise(ada.is.stravaId);
    await svett.settle();
    const [session, ...others] = await ada.sessions();
    expect(others).toEqual([]);
    expect(session!.sources.map(({ source }) => source)).toEqual(['file']);
    const { provenance } = await ada.session(session!.id);
    expect(Object.values(provenance).join()).not.toContain('strava');
    expect((await ada.estimate(session!.id)).state).toBe('ready');
  });

  test('did not, whoever says so, as long as Strava lets us in', async () => {
    svett.strava.webhooks.announce({
      ...{ object_type: 'athlete', object_id: ada.is.stravaId, aspect_type: 'delete' },
    });
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'active' });
    expect(await ada.sessions()).toHaveLength(1);
  });

  test('may come back, and starts anew', async () => {
    svett.strava.deauthorise(ada.is.stravaId);
    await svett.settle();
    expect(await ada.connect('strava')).toBe('connected');
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
    svett.strava.deauthorise(ada.is.stravaId);
    await svett.settle();
    expect([await ada.link('strava'), await ada.sessions()]).toEqual([null, []]);
  });
});

test('disconnecting here erases what was Strava’s, as its terms ask, whatever is wished', async () => {
  await ada.disconnect('strava', 'keep');
  await svett.settle();
  expect(await ada.sessions()).toEqual([]);
  expect([await estimates(), await sources()]).toEqual([0, 0]);
  expect(svett.strava.tokens.grants.has(ada.is.stravaId)).toBe(false);
});
