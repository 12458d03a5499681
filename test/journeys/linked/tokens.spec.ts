import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Errands } from '#src/connect/errands';
import { Links } from '#src/connect/links';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett({ settings: { GARMIN_FILE_BEARER: 'always' } });
});
afterAll(() => svett.close());
/** Everybody is linked with everything, and has nothing behind them. */
beforeEach(async () => {
  svett.strava.settings.rotate = true;
  ada = await svett.newcomer();
  await ada.connect('strava');
  await ada.connect('garmin');
  await svett.settle();
});
afterEach(() => svett.expectNoBreach());

const short = { durationS: 900 };
/** A workout at Strava, told by webhook. */
const ride = () => svett.strava.addActivity(ada.is.stravaId, short, { announce: true });
const refreshes = (brand: 'strava' | 'garmin') =>
  svett[brand].requests.filter(
    ({ path, body }) =>
      path.endsWith('/oauth/token') && (body as Record<string, string>)['grant_type'] === 'refresh_token',
  ).length;
/** Strava's way of saying that it does not know an access token. */
const STRANGE_TOKEN = {
  status: 401,
  body: {
    message: 'Authorization Error',
    errors: [{ resource: 'Athlete', field: 'access_token', code: 'invalid' }],
  },
};

describe.each(['strava', 'garmin'] as const)('tokens of %s that ran out', (brand) => {
  test('are renewed once for ten who need them in the same moment', async () => {
    const { id } = (await svett.get(Links).of(ada.is.athleteId, brand))!;
    const before = refreshes(brand);
    svett.clock.pass({ days: 2 });
    const errands = Array.from({ length: 10 }, () =>
      svett.get(Errands).run(id, 'webhook', async ({ accessToken }) => accessToken),
    );
    const tokens = await Promise.all(errands);
    expect(new Set(tokens).size).toBe(1);
    expect(refreshes(brand)).toBe(before + 1);
  });
});

test('ten workouts that are told at once after a quiet day cost one renewal, and all arrive', async () => {
  const before = refreshes('strava');
  svett.clock.pass({ days: 1 });
  const now = svett.clock.now().getTime();
  for (let hour = 1; hour <= 10; hour += 1)
    svett.strava.addActivity(
      ada.is.stravaId,
      { ...short, startsAt: new Date(now - hour * 3_600_000) },
      { announce: true },
    );
  await svett.settle();
  expect(await ada.sessions()).toHaveLength(10);
  expect(refreshes('strava')).toBe(before + 1);
});

describe('a renewal whose answer is lost', () => {
  const loseTheAnswer = async () => {
    svett.clock.pass({ days: 1 });
    svett.strava.faults.add({ route: 'POST /oauth/token', dropConnection: 'after' });
    ride();
    await svett.settle();
    expect(await ada.sessions()).toEqual([]);
  };

  test('is made again, where the brand keeps the refresh token', async () => {
    svett.strava.settings.rotate = false;
    await loseTheAnswer();
    await svett.pass({ minutes: 1 });
    expect(await ada.sessions()).toHaveLength(1);
    expect(await ada.link('strava')).toMatchObject({ state: 'active', lastError: null });
  });

  test('costs the link, said honestly, where a new one was given that nobody heard; reconnecting brings what was missed', async () => {
    await loseTheAnswer();
    await svett.pass({ minutes: 1 });
    expect(await ada.link('strava')).toMatchObject({
      state: 'reconnect',
      lastError: {
        code: 'connect.grant-lost',
        detail: 'Strava no longer lets Svett in; connect again.',
      },
    });
    expect(await ada.connect('strava')).toBe('connected');
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'active', lastError: null });
    expect(await ada.sessions()).toHaveLength(1);
  });
});

describe('a token that is refused before its time', () => {
  test('is renewed once, and the workout arrives in the same breath', async () => {
    const before = refreshes('strava');
    svett.strava.faults.add({ route: 'GET /api/v3/activities/:id', ...STRANGE_TOKEN });
    ride();
    await svett.settle();
    expect(refreshes('strava')).toBe(before + 1);
    expect(await ada.sessions()).toHaveLength(1);
    expect(await ada.link('strava')).toMatchObject({ state: 'active', lastError: null });
  });

  test('at Garmin likewise', async () => {
    const before = refreshes('garmin');
    svett.garmin.faults.add({ route: 'GET /wellness-api/rest/activityFile', status: 401 });
    svett.garmin.record(ada.is.garminId, short);
    await svett.settle();
    expect(refreshes('garmin')).toBe(before + 1);
    const [session] = await ada.sessions();
    expect((await ada.session(session!.id)).provenance['sport']).toContain('garmin');
  });

  test('and then again is the end of the grant', async () => {
    svett.strava.faults.add({ route: 'GET /api/v3/activities/:id', times: 2, ...STRANGE_TOKEN });
    ride();
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'reconnect' });
    expect(svett.strava.faults.list()).toEqual([]);
  });
});

describe('a grant that was taken back without a word', () => {
  test('is noticed at the next call: the athlete is told, and nobody asks any more', async () => {
    ride();
    await svett.settle();
    const { accessToken, refreshToken } = svett.strava.tokens.grants.get(ada.is.stravaId)!;
    svett.strava.deauthorise(ada.is.stravaId, { announce: false });
    await svett.pass({ days: 1 });
    await ada.lookNow('strava');
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({
      state: 'reconnect',
      nextSyncAt: null,
      lastError: { code: 'connect.grant-lost' },
    });
    const { length } = svett.strava.requests;
    svett.strava.webhooks.announce({
      ...{ object_type: 'activity', object_id: '77', aspect_type: 'create', owner_id: ada.is.stravaId },
    });
    await svett.nextDay();
    await ada.lookNow('strava');
    await svett.settle();
    const asked = JSON.stringify(svett.strava.requests.slice(length));
    for (const token of [accessToken, refreshToken]) expect(asked).not.toContain(token);
    // What is here stays the athlete's; connecting again goes on with it.
    expect(await ada.sessions()).toHaveLength(1);
    const missed = svett.strava.addActivity(ada.is.stravaId, short);
    expect(await ada.connect('strava')).toBe('connected');
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'active', lastError: null });
    expect((await ada.sessions()).map(({ startedAt }) => startedAt)).toContain(
      missed.workout.startsAt.toISOString(),
    );
  });

  test('at Garmin the first file tells', async () => {
    svett.garmin.withdrawTokens(ada.is.garminId);
    svett.garmin.record(ada.is.garminId, short);
    await svett.settle();
    expect(await ada.link('garmin')).toMatchObject({
      state: 'reconnect',
      lastError: { code: 'connect.grant-lost' },
    });
    expect(await ada.connect('garmin')).toBe('less');
    expect(await ada.link('garmin')).toMatchObject({ state: 'active', lastError: null });
  });
});

test('disconnecting gives the grant back at the brand, with a fresh token where the old ran out', async () => {
  svett.clock.pass({ days: 2 });
  await ada.disconnect('strava');
  await ada.disconnect('garmin', 'erase');
  await svett.settle();
  expect([await ada.link('strava'), await ada.link('garmin')]).toEqual([null, null]);
  expect(svett.strava.tokens.grants.has(ada.is.stravaId)).toBe(false);
  expect(svett.garmin.member(ada.is.garminId).registeredAt).toBeNull();
});
