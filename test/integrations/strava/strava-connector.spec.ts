import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectors } from '#integrations/connectors';
import { Settings } from '#src/config/settings';
import type { Arrival, Outcome } from '#src/connect/arrival.port';
import {
  ApplicationInactive,
  AthleteCapReached,
  GrantLost,
  GrantRefused,
  RateLimited,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import { SystemClock } from '#src/kernel/clock';
import type { Recording } from '#src/sessions/recording.port';
import { StravaStage } from '../../support/strava-stage.js';

let stage: StravaStage;
let athleteId: string;

beforeEach(async () => {
  stage = await StravaStage.open();
  athleteId = stage.strava.addAthlete(1).id;
});
afterEach(async () => {
  await stage.strava.close();
  expect(stage.strava.failures).toEqual([]);
});

test('an operator may be stricter than Strava’s terms, and never looser: others see nothing of it', () => {
  const environment = { STRAVA_COACH_VIEW: 'true', STRAVA_DERIVED: 'purge', STRAVA_RAW_TTL_DAYS: '2' };
  const { all } = connectors(Settings.from(environment), { derive: () => '' }, new SystemClock());
  const { terms } = all.find(({ brand }) => brand === 'strava')!;
  expect(terms).toMatchObject({ others: 'never', derived: 'purge', rawDays: 2 });
});

describe('connecting', () => {
  test('the page is asked for what is needed, and for what only the athlete sees when they wish it', () => {
    const wanted = { redirectUri: 'http://localhost/back', state: 'a state', challenge: null };
    const plain = new URL(stage.connector.authorise({ ...wanted, wishes: [] })).searchParams;
    expect(Object.fromEntries(plain)).toEqual({
      client_id: stage.strava.clientId,
      redirect_uri: 'http://localhost/back',
      response_type: 'code',
      approval_prompt: 'auto',
      scope: 'read,activity:read,profile:read_all',
      state: 'a state',
    });
    const wished = new URL(stage.connector.authorise({ ...wanted, wishes: ['private-activities'] }));
    expect(wished.searchParams.get('scope')).toContain('activity:read_all');
  });

  test('what the athlete left unticked is neither granted nor claimed', async () => {
    const grant = await stage.grant(athleteId, ['read', 'activity:read']);
    expect(grant).toMatchObject({ vendorUserId: athleteId, scopes: ['read', 'activity:read'] });
    expect(stage.connector.abilitiesOf(grant.scopes)).toEqual(['activities', 'history']);
    expect(stage.connector.abilitiesOf(['read', 'profile:read_all'])).toEqual(['profile']);
  });

  test('a code is good once, and no more athletes fit than Strava lets in', async () => {
    const back = { code: 'never given', redirectUri: '', verifier: null, scopes: null };
    await expect(stage.connector.exchange(back)).rejects.toBeInstanceOf(GrantRefused);
    stage.strava.settings.athleteCap = 0;
    await expect(stage.grant(athleteId)).rejects.toBeInstanceOf(AthleteCapReached);
  });

  test('a refresh hands on the newest refresh token; a spent one has lost the grant', async () => {
    stage.strava.settings.rotate = true;
    const { tokens } = await stage.grant(athleteId);
    stage.strava.clock.advance(6 * 3_600_000);
    const fresh = await stage.connector.refresh(tokens);
    expect(fresh.refresh).not.toBe(tokens.refresh);
    expect(fresh.accessExpiresAt!.getTime()).toBeGreaterThan(stage.strava.clock.now().getTime());
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(GrantLost);
  });

  test('a wrong client secret or a lapsed subscription is the operator’s affair and costs no athlete their link', async () => {
    const { tokens } = await stage.grant(athleteId);
    stage.strava.settings.clientSecret = 'changed';
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(ApplicationInactive);
    stage.strava.settings.inactive = true;
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(ApplicationInactive);
  });

  test('disconnecting takes the grant back in the new way, and in the old where there is no other', async () => {
    const first = await stage.grant(athleteId);
    await stage.connector.revoke(first.tokens);
    expect(stage.strava.requests.at(-1)).toMatchObject({ path: '/oauth/revoke', status: 200 });
    await stage.connector.revoke(first.tokens);

    const second = await stage.grant(athleteId);
    stage.strava.clock.advance(7 * 3_600_000);
    stage.strava.faults.add({ route: 'POST /oauth/revoke', status: 404 });
    await stage.connector.revoke(second.tokens);
    expect(stage.strava.tokens.grants.get(athleteId)).toBeUndefined();
  });

  test('whether a grant stands is what Strava says, not what a notice says', async () => {
    const errand = await stage.errand(athleteId);
    expect(await stage.connector.stillGranted(errand)).toBe(true);
    stage.strava.faults.add({ route: 'GET /api/v3/athlete', status: 503, times: 3 });
    await expect(stage.connector.stillGranted(errand)).rejects.toBeInstanceOf(VendorDown);
    stage.strava.deauthorise(athleteId);
    expect(await stage.connector.stillGranted(errand)).toBe(false);
  });
});

describe('fetching', () => {
  test('a run comes with its streams, its athlete and the names others know it by', async () => {
    const activity = stage.strava.addActivity(athleteId, { sport: 'Run', durationS: 1800, pausedS: 240 });
    const errand = await stage.errand(athleteId);
    const { arrival, recording } = taken(await stage.connector.fetch(activity.id, errand));
    const { workout } = activity;
    expect(arrival).toMatchObject({ externalId: activity.id, part: '', legOf: null });
    expect(arrival.aliases).toEqual([`strava:${activity.id}`, `garmin:${workout.garminActivityId}`]);
    expect(recording).toMatchObject({
      format: 'api',
      sport: 'run',
      sportRaw: 'Run',
      indoor: false,
      startedAt: workout.startsAt,
      utcOffsetS: workout.utcOffsetS,
      elapsedS: workout.elapsedS,
      movingS: workout.movingS,
      distanceM: workout.distanceM,
      energyKcal: workout.kcal,
      device: { maker: 'garmin', kind: 'watch' },
      rpe: workout.perceivedExertion,
      notes: [],
    });
    expect(recording.athlete.massKg).toBe(stage.strava.athlete(athleteId).weightKg);
    // The pause is the gap in the records, a second longer than the stop.
    expect(recording.timerS).toBe(workout.timerS - 1);
    expect(recording.pauses).toEqual([{ startS: expect.any(Number), endS: expect.any(Number) }]);
    const { timeS, channels } = recording.streams;
    expect([...timeS]).toEqual(workout.streams.time);
    expect([...channels.heartRateBpm!]).toEqual(workout.streams.heartrate);
    expect([...channels.cadencePerMin!]).toEqual(workout.streams.cadence!.map((strides) => strides * 2));
    // Detail, streams, athlete; the next workout does without the athlete.
    expect(errand.spent).toBe(3);
    await stage.connector.fetch(activity.id, errand);
    expect(errand.spent).toBe(5);
  });

  test('an id past 2^53 is asked for and known by all its digits', async () => {
    stage.strava.settings.bigIds = 'all';
    const { id } = stage.strava.addActivity(athleteId);
    expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
    const { arrival } = taken(await stage.connector.fetch(id, await stage.errand(athleteId)));
    expect(arrival.externalId).toBe(id);
  });

  test('a ride on rollers is indoors, on a bike computer, and its cadence stays', async () => {
    const { id, workout } = stage.strava.addActivity(athleteId, {
      sport: 'Ride',
      indoor: true,
      device: 'Garmin Edge 530',
    });
    const { recording } = taken(await stage.connector.fetch(id, await stage.errand(athleteId)));
    expect(recording).toMatchObject({ indoor: true, device: { kind: 'bike_computer', product: 'Edge 530' } });
    expect([...recording.streams.channels.cadencePerMin!]).toEqual(workout.streams.cadence);
  });

  test('a hidden start is said to be hidden', async () => {
    const { id } = stage.strava.addActivity(athleteId, { hidesStart: true });
    const { recording } = taken(await stage.connector.fetch(id, await stage.errand(athleteId)));
    expect(recording.notes).toContain('start-hidden');
  });

  test('what was typed in has no streams, and says so', async () => {
    const { id } = stage.strava.addActivity(athleteId, { isManual: true, sport: 'Run' });
    const { recording } = taken(await stage.connector.fetch(id, await stage.errand(athleteId)));
    expect(recording.notes).toEqual(expect.arrayContaining(['manual', 'no-records']));
    expect(recording.device).toBeNull();
  });

  test('without the profile box there is no body mass, and nobody asks for it', async () => {
    const { id } = stage.strava.addActivity(athleteId);
    const errand = await stage.errand(athleteId, ['read', 'activity:read']);
    const { recording } = taken(await stage.connector.fetch(id, errand));
    expect(recording.athlete.massKg).toBeNull();
    expect(errand.spent).toBe(2);
  });

  test('what is deleted, somebody else’s, or private without leave for it is gone', async () => {
    const mine = stage.strava.addActivity(athleteId);
    const theirs = stage.strava.addActivity(stage.strava.addAthlete(2).id);
    const errand = await stage.errand(athleteId, ['read', 'activity:read']);
    stage.strava.setPrivate(mine.id, true);
    for (const { id } of [mine, theirs])
      expect(await stage.connector.fetch(id, errand)).toEqual({ kind: 'gone', externalId: id });
    const all = await stage.errand(athleteId, ['read', 'activity:read_all']);
    expect(await stage.connector.fetch(mine.id, all)).toMatchObject({ kind: 'arrived' });
  });

  test('what Strava shows although it is private is not kept without leave for it', async () => {
    const errand = await stage.errand(athleteId, ['read', 'activity:read']);
    const body = {
      id: 5,
      sport_type: 'Run',
      start_date: '2026-08-01T10:00:00Z',
      elapsed_time: 60,
      private: true,
    };
    stage.strava.faults.add({ route: 'GET /api/v3/activities/:id', status: 200, body });
    expect(await stage.connector.fetch('5', errand)).toEqual({ kind: 'gone', externalId: '5' });
    expect(errand.spent).toBe(1);
  });

  test('a notice is only a reason to look', async () => {
    const { id } = stage.strava.addActivity(athleteId);
    const errand = await stage.errand(athleteId);
    const notice = { kind: 'activity', externalId: id, carried: null } as const;
    expect(await stage.connector.follow(notice, errand)).toMatchObject({ kind: 'arrived' });
    stage.strava.deleteActivity(id);
    expect(await stage.connector.follow(notice, errand)).toEqual({ kind: 'gone', externalId: id });
  });

  test('a box that was not ticked is not worked around', async () => {
    const errand = await stage.errand(athleteId, ['read']);
    await expect(stage.connector.fetch('1', errand)).rejects.toBeInstanceOf(ScopeMissing);
    expect(errand.spent).toBe(0);
  });

  test('a spent limit, a refused token and a lapsed application are told apart', async () => {
    const errand = await stage.errand(athleteId);
    for (const body of ['fault', 'plain', 'html'] as const) {
      stage.strava.limits.body = body;
      stage.strava.limits.exhaust('quarter');
      await expect(stage.connector.fetch('1', errand)).rejects.toBeInstanceOf(RateLimited);
    }
    expect(errand.learnt).toContainEqual(expect.objectContaining({ counter: 'read-15min', most: 100 }));
    stage.strava.clock.advance(900_000);
    stage.strava.settings.inactive = true;
    await expect(stage.connector.fetch('1', errand)).rejects.toBeInstanceOf(ApplicationInactive);
    stage.strava.settings.inactive = false;
    stage.strava.deauthorise(athleteId);
    await expect(stage.connector.fetch('1', errand)).rejects.toBeInstanceOf(TokenRefused);
  });
});

describe('listing', () => {
  test('does not tell what Strava shows although it is private, without leave for it', async () => {
    const one = { sport_type: 'Run', start_date: '2026-08-01T10:00:00Z', elapsed_time: 60 };
    const body = [
      { ...one, id: 5, private: true },
      { ...one, id: 6, private: false, visibility: 'only_me' },
      { ...one, id: 7, private: false, visibility: 'followers_only' },
    ];
    const span = { from: new Date('2026-08-01T00:00:00Z'), to: new Date('2026-08-02T00:00:00Z') };
    const listed = async (scopes: string[]) => {
      stage.strava.faults.add({ route: 'GET /api/v3/athlete/activities', status: 200, body });
      const { items } = await stage.connector.list(span, null, await stage.errand(athleteId, scopes));
      return items.map(({ externalId }) => externalId);
    };
    expect(await listed(['read', 'activity:read'])).toEqual(['7']);
    expect(await listed(['read', 'activity:read_all'])).toEqual(['5', '6', '7']);
  });

  test('goes on over short pages to an empty one, and tells every activity of the span once', async () => {
    const { workout } = stage.strava.addActivity(athleteId, { durationS: 600 });
    for (let more = 0; more < 404; more++) stage.strava.addActivity(athleteId, { workout });
    const all = stage.strava.activitiesOf(athleteId);
    for (const { id } of all.slice(0, 3)) stage.strava.setPrivate(id, true);
    const errand = await stage.errand(athleteId, ['read', 'activity:read']);
    const span = { from: workout.startsAt, to: workout.startsAt };
    const seen: string[] = [];
    for (let page: string | null = null, pages = 0; pages < 10; pages++) {
      const listing = await stage.connector.list(span, page, errand);
      seen.push(...listing.items.map(({ externalId }) => externalId));
      page = listing.next;
      if (page === null) break;
    }
    expect(errand.spent).toBe(4);
    expect(seen.toSorted()).toEqual(
      all
        .slice(3)
        .map((activity) => activity.id)
        .toSorted(),
    );
  });

  test('an edit has another version, and a fetch tells the same version as the list', async () => {
    const { id, workout } = stage.strava.addActivity(athleteId, { sport: 'Run' });
    const errand = await stage.errand(athleteId);
    const span = { from: workout.startsAt, to: workout.startsAt };
    const before = (await stage.connector.list(span, null, errand)).items[0]!;
    expect(taken(await stage.connector.fetch(id, errand)).arrival.version).toBe(before.version);
    // Taken without a fetch where it is long past: the body mass comes along.
    const massKg = stage.strava.athlete(athleteId).weightKg;
    expect(before.told?.content).toMatchObject({
      recording: { distanceM: workout.distanceM, athlete: { massKg } },
    });
    stage.strava.editActivity(id, { sportType: 'TrailRun' });
    const after = (await stage.connector.list(span, null, errand)).items[0]!;
    expect(after.version).not.toBe(before.version);
  });
});

function taken(outcome: Outcome): { arrival: Arrival; recording: Recording } {
  if (outcome.kind !== 'arrived') throw new Error(`It is ${outcome.kind}.`);
  const [arrival] = outcome.arrivals;
  if (!arrival || !('recording' in arrival.content)) throw new Error('There is no recording.');
  return { arrival, recording: arrival.content.recording };
}
