import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';

let svett: LinkedSvett;
let ada: Newcomer;
beforeAll(async () => {
  svett = await aLinkedSvett();
});
afterAll(() => svett.close());
beforeEach(async () => {
  ada = await svett.newcomer({ days: 2 });
});
afterEach(() => svett.expectNoBreach());

const exchanges = () =>
  svett.strava.requests.filter(
    ({ path, body }) =>
      path.endsWith('/oauth/token') &&
      (body as Record<string, string>)['grant_type'] === 'authorization_code',
  ).length;

test('Svett has registered its address with Strava by itself, once', () => {
  const { subscription } = svett.strava.webhooks;
  expect(subscription?.callbackUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hooks\/strava\/[\w-]{16,}$/);
  const made = svett.strava.requests.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/push_subscriptions'),
  );
  expect(made).toHaveLength(1);
});

test('with everything ticked at Strava, the season of before comes, and each session has an estimate', async () => {
  expect(await ada.connect('strava')).toBe('connected');
  await svett.settle();
  expect(await ada.link('strava')).toMatchObject({
    state: 'active',
    abilities: ['activities', 'history', 'profile'],
    missing: [],
    lastError: null,
    backfill: { state: 'done' },
  });
  const sessions = await ada.sessions();
  const there = svett.strava.activitiesOf(ada.is.stravaId);
  expect(sessions.map(({ startedAt }) => startedAt).sort()).toEqual(
    there.map(({ workout }) => workout.startsAt.toISOString()).sort(),
  );
  for (const { id } of sessions) expect((await ada.estimate(id)).state).toBe('ready');
});

test('with everything ticked at Garmin, workouts are pushed, and history too where that was allowed', async () => {
  expect(await ada.connect('garmin', { with: ['HISTORICAL_DATA_EXPORT'] })).toBe('connected');
  await svett.settle();
  expect(await ada.link('garmin')).toMatchObject({
    abilities: ['activities', 'weight', 'history'],
    missing: [],
  });
  const { length } = svett.garmin.member(ada.is.garminId).activities;
  expect(await ada.sessions()).toHaveLength(length);
  svett.garmin.record(ada.is.garminId);
  await svett.settle();
  expect(await ada.sessions()).toHaveLength(length + 1);
});

describe('with less than everything', () => {
  test('without the profile, workouts come all the same, and the page tells what is missing', async () => {
    expect(await ada.connect('strava', { scopes: ['read', 'activity:read'] })).toBe('less');
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'active', missing: ['profile'] });
    expect(await ada.sessions()).not.toEqual([]);
    const asked = svett.strava.requests.filter(({ path }) => path === '/api/v3/athlete');
    expect(asked.filter(({ status }) => status === 401)).toEqual([]);
  });

  test('without activities, nothing is asked of Strava, and the link says it waits for the tick', async () => {
    expect(await ada.connect('strava', { scopes: ['read', 'profile:read_all'] })).toBe('less');
    const grant = svett.strava.tokens.grants.get(ada.is.stravaId)!;
    const first = grant.accessToken;
    await svett.nextDay();
    const reads = svett.strava.requests.filter(({ headers: { authorization } }) =>
      [first, grant.accessToken].some((token) => authorization === `Bearer ${token}`),
    );
    expect(reads).toEqual([]);
    expect(await ada.link('strava')).toMatchObject({ state: 'paused', missing: ['activities', 'history'] });
    expect(await ada.sessions()).toEqual([]);
    // The box ticked at the second attempt.
    expect(await ada.connect('strava')).toBe('connected');
    await svett.settle();
    expect(await ada.link('strava')).toMatchObject({ state: 'active', missing: [] });
    expect(await ada.sessions()).not.toEqual([]);
  });

  test('what is private comes only to those who wished for it, and ticked it', async () => {
    const secret = svett.strava.addActivity(ada.is.stravaId, { isPrivate: true, durationS: 1200 });
    await ada.connect('strava');
    await svett.settle();
    const startedAt = secret.workout.startsAt.toISOString();
    expect((await ada.sessions()).map((session) => session.startedAt)).not.toContain(startedAt);
    expect(await ada.connect('strava', { wishes: ['private-activities'] })).toBe('connected');
    await svett.settle();
    await svett.nextDay();
    expect((await ada.sessions()).map((session) => session.startedAt)).toContain(startedAt);
  });

  test('without history at Garmin, nothing of before comes and new workouts do', async () => {
    expect(await ada.connect('garmin')).toBe('less');
    await svett.settle();
    await svett.pass({ hours: 2 });
    expect(await ada.link('garmin')).toMatchObject({ state: 'active', missing: ['history'] });
    expect(await ada.sessions()).toEqual([]);
    svett.garmin.record(ada.is.garminId);
    await svett.settle();
    expect(await ada.sessions()).toHaveLength(1);
  });

  test('whoever says no is back on the page, with nothing linked', async () => {
    expect(await ada.connect('strava', { deny: true })).toBe('denied');
    expect(await ada.connect('garmin', { deny: true })).toBe('denied');
    expect([await ada.link('strava'), await ada.link('garmin')]).toEqual([null, null]);
  });
});

describe('the way back', () => {
  test('is good once: the same address opened later exchanges nothing and ends at the same page', async () => {
    const back = ada.approve('strava', await ada.setOut('strava'));
    expect(await ada.comeBack(back)).toBe('connected');
    const before = exchanges();
    svett.clock.pass({ minutes: 5 });
    expect(await ada.comeBack(back)).toBe('connected');
    expect(exchanges()).toBe(before);
  });

  test('with the state of before and another code links nothing anew', async () => {
    const back = new URL(ada.approve('strava', await ada.setOut('strava')));
    await ada.comeBack(back.href);
    const before = exchanges();
    back.searchParams.set('code', svett.strava.tokens.giveCode('30000999', ['read', 'activity:read']));
    await ada.comeBack(back.href);
    expect(exchanges()).toBe(before);
    svett.strava.deauthorise(ada.is.stravaId); // what is linked is still her own account: its end reaches her
    await svett.settle();
    expect(await ada.link('strava')).toBeNull();
  });

  test('in somebody else’s browser links nothing: nobody is handed a stranger’s account', async () => {
    const eve = await svett.newcomer();
    const evesOwn = eve.approve('strava', await eve.setOut('strava'));
    const before = exchanges();
    expect(await ada.comeBack(evesOwn)).toBe('expired');
    expect(exchanges()).toBe(before);
    expect([await ada.link('strava'), await eve.link('strava')]).toEqual([null, null]);
  });

  test('opened twice at the same moment makes one exchange and one link', async () => {
    const back = ada.approve('strava', await ada.setOut('strava'));
    const before = exchanges();
    expect(await Promise.all([ada.comeBack(back), ada.comeBack(back)])).toEqual(['connected', 'connected']);
    expect(exchanges()).toBe(before + 1);
  });

  test('after a quarter of an hour is too late', async () => {
    const back = ada.approve('strava', await ada.setOut('strava'));
    svett.clock.pass({ minutes: 16 });
    expect(await ada.comeBack(back)).toBe('expired');
    expect(await ada.link('strava')).toBeNull();
  });

  test('to a Strava that lets no more athletes in says so', async () => {
    svett.strava.settings.athleteCap = svett.strava.tokens.grants.size;
    expect(await ada.connect('strava')).toBe('full');
    svett.strava.settings.athleteCap = null;
    expect(await ada.link('strava')).toBeNull();
  });
});
