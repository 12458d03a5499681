import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Arrival } from '#src/connect/arrival.port';
import {
  ApplicationInactive,
  GrantLost,
  GrantRefused,
  NotThere,
  RateLimited,
  ScopeMissing,
  StrangeAddress,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import type { Recording } from '#src/sessions/recording.port';
import { arrivalsOf, GarminStage } from '../../support/garmin-stage.js';
import { read } from '../../support/read-file.js';

let stage: GarminStage;
let userId: string;
/** Rules a test breaks on purpose. */
let meant: string[];
/** To be closed however the test ends. */
let opened: GarminStage[];

beforeEach(async () => {
  opened = [];
  await begin();
});
afterEach(async () => {
  for (const one of opened) await one.close();
  expect(stage.garmin.failures.filter(({ rule }) => !meant.includes(rule))).toEqual([]);
});

async function anotherStage(...options: Parameters<typeof GarminStage.open>): Promise<GarminStage> {
  const another = await GarminStage.open(...options);
  opened.push(another);
  return another;
}

async function begin(...options: Parameters<typeof GarminStage.open>): Promise<void> {
  stage = await anotherStage(...options);
  userId = stage.garmin.addMember().userId;
  meant = [];
}

describe('connecting', () => {
  test.each(['list', 'object'] as const)('tells who it is and what was ticked, told as %s', async (shape) => {
    stage.garmin.permissionsShape = shape;
    const grant = await stage.grant(userId, { without: ['HEALTH_EXPORT'] });
    expect(grant.vendorUserId).toBe(userId);
    expect(stage.connector.abilitiesOf(grant.scopes)).toEqual(['activities']);
    expect(grant.tokens.accessExpiresAt).toEqual(new Date('2026-09-02T12:00:00Z'));
    expect(grant.tokens.refreshExpiresAt!.getTime()).toBeGreaterThan(Date.parse('2026-11-29T00:00:00Z'));
  });

  test('a code that was never given is refused', async () => {
    meant = ['code'];
    const returned = { code: 'x', redirectUri: '', verifier: 'x'.repeat(43), scopes: null };
    await expect(stage.connector.exchange(returned)).rejects.toBeInstanceOf(GrantRefused);
  });

  test('what Garmin grants and then cannot tell about is given back, but not over a link that stands', async () => {
    const stumble = () =>
      stage.garmin.faults.add({ route: 'GET /wellness-api/rest/user/permissions', status: 500, times: 3 });
    stumble();
    await expect(stage.grant(userId)).rejects.toBeInstanceOf(VendorDown);
    expect(stage.garmin.member(userId).registeredAt).toBeNull();
    stumble();
    await expect(stage.grant(userId, { renews: true })).rejects.toBeInstanceOf(VendorDown);
    expect(stage.garmin.member(userId).registeredAt).not.toBeNull();
  });

  test('each refresh gives other tokens; with the old one the grant is lost', async () => {
    meant = ['refresh-token-spent'];
    const { tokens } = await stage.grant(userId);
    const fresh = await stage.connector.refresh(tokens);
    expect(fresh.refresh).not.toBe(tokens.refresh);
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(GrantLost);
  });

  test('a wrong client secret is the operator’s affair and costs no athlete their link', async () => {
    const { tokens } = await stage.grant(userId);
    const wrong = await anotherStage({}, { ...stage.garmin.environment, GARMIN_CLIENT_SECRET: 'wrong' });
    meant = ['client'];
    await expect(wrong.connector.refresh(tokens)).rejects.toBeInstanceOf(ApplicationInactive);
  });

  test('disconnecting takes the registration back, with a new token where the old ran out', async () => {
    meant = ['access-token-expired'];
    const { tokens } = await stage.grant(userId);
    stage.garmin.clock.advance(25 * 3_600_000);
    await stage.connector.revoke(tokens);
    expect(stage.garmin.member(userId).registeredAt).toBeNull();
    meant.push('refresh-token-spent');
    await stage.connector.revoke(tokens);
  });

  test('whether a grant stands is what Garmin says', async () => {
    const errand = await stage.errand(userId);
    expect(await stage.connector.stillGranted(errand)).toBe(true);
    stage.garmin.faults.add({ route: 'GET /wellness-api/rest/user/id', html: true, times: 3 });
    await expect(stage.connector.stillGranted(errand)).rejects.toBeInstanceOf(VendorDown);
    stage.garmin.deregister(userId);
    expect(await stage.connector.stillGranted(errand)).toBe(false);
  });

  test('the three calls about the athlete go where the operator says', async () => {
    await begin({}, { GARMIN_USER_PREFIX: '/partner-gateway/rest' });
    await stage.grant(userId);
    expect(stage.garmin.requests.map(({ path }) => path)).toContain('/partner-gateway/rest/user/id');
  });
});

describe('activities', () => {
  test('a ride arrives as summary, samples and file, all of them the same workout', async () => {
    const errand = await stage.errand(userId);
    const id = stage.garmin.record(userId, { sport: 'Ride', durationS: 1800, pausedS: 300, indoor: false });
    const workout = stage.garmin.member(userId).activities.at(-1)!.workouts[0]!;
    const arrivals = arrivalsOf(await stage.followed(await stage.heard(), errand));
    expect(arrivals.map(({ part }) => part).toSorted()).toEqual(['details', 'file', 'summary']);
    for (const { externalId, aliases, legOf } of arrivals)
      expect({ externalId, aliases, legOf }).toEqual({
        externalId: id,
        aliases: [`garmin:${id}`],
        legOf: null,
      });
    const [summary, details, file] = ['summary', 'details', 'file'].map((part) =>
      recordingOf(arrivals, part),
    );
    for (const recording of [summary!, details!, file!]) {
      expect(recording.startedAt).toEqual(workout.startsAt);
      expect(recording.sport).toBe('ride');
      expect(recording.indoor).toBe(false);
      expect(recording.utcOffsetS).toBe(workout.utcOffsetS);
      expect(recording.timerS).toBeCloseTo(workout.timerS, -1);
      expect(recording.distanceM).toBeCloseTo(workout.distanceM, -1);
    }
    expect(summary!.notes).toEqual(['no-records']);
    expect(details!.elapsedS).toBe(workout.elapsedS);
    expect(details!.pauses.map(({ startS, endS }) => endS - startS)).toEqual([300]);
    expect([...details!.streams.channels.heartRateBpm!]).toEqual(workout.streams.heartrate);
    expect(file!.vendorSweatMl).toBeGreaterThan(0);
  });

  test('whether pushed or pinged, the same arrives', async () => {
    const tell = async (delivery: 'push' | 'ping'): Promise<Arrival[]> => {
      const deliver = {
        activities: delivery,
        activityDetails: delivery,
        manuallyUpdatedActivities: delivery,
      };
      await begin({ deliver });
      const errand = await stage.errand(userId);
      const id = stage.garmin.record(userId, { sport: 'Run', durationS: 900 });
      stage.garmin.edit(userId, id, { activityType: 'TRAIL_RUNNING' });
      return arrivalsOf(await stage.followed(await stage.heard(), errand));
    };
    const pushed = await tell('push');
    const pinged = await tell('ping');
    expect(pinged).toEqual(pushed);
    expect(pushed.map(({ part }) => part)).toContain('edited');
    expect(recordingOf(pushed, 'edited').sport).toBe('trail_run');
  });

  test('of what lies at a pinged address, only this athlete’s own is taken', async () => {
    await begin({ deliver: { activities: 'ping' } });
    const errand = await stage.errand(userId);
    stage.garmin.record(userId);
    const pings = (await stage.heard()).filter(({ carried }) => isOf(carried, 'activities'));
    const theirs = { summaryId: '7', startTimeInSeconds: 1_788_000_000, durationInSeconds: 60 };
    const body = [{ ...theirs, userId: 'somebody-else' }, { ...theirs, summaryId: '8', userId }, 'nonsense'];
    stage.garmin.faults.add({ route: 'GET /wellness-api/rest/activities', status: 200, body });
    const arrivals = arrivalsOf(await stage.followed(pings, errand));
    expect(arrivals.map(({ externalId }) => externalId)).toEqual(['8']);
  });

  test('a triathlon comes in legs that know their whole, and the whole is no workout besides', async () => {
    const errand = await stage.errand(userId);
    const { parent, legs } = stage.garmin.recordTriathlon(userId);
    const arrivals = arrivalsOf(await stage.followed(await stage.heard(), errand));
    const summaries = arrivals.filter(({ part }) => part === 'summary');
    expect(summaries.map(({ externalId }) => externalId).toSorted()).toEqual(legs.toSorted());
    expect(new Set(summaries.map(({ legOf }) => legOf))).toEqual(new Set([parent]));
    const files = arrivals.filter(({ part }) => part === 'file');
    expect(files).toMatchObject([{ externalId: parent, legOf: null }]);
    expect(recordingOf(files, 'file').legs).toHaveLength(3);
  });

  test('what was typed in by hand says so', async () => {
    const errand = await stage.errand(userId);
    stage.garmin.enterByHand(userId, { sport: 'WeightTraining' });
    const arrivals = arrivalsOf(await stage.followed(await stage.heard(), errand));
    expect(recordingOf(arrivals, 'summary')).toMatchObject({
      sport: 'strength',
      indoor: true,
      device: null,
      notes: expect.arrayContaining(['manual', 'no-records']),
    });
  });

  test.each([
    ['auto', 'required'],
    ['auto', 'refused'],
    ['always', 'required'],
    ['never', 'either'],
  ] as const)('a file is fetched with the token %s where Garmin has it %s', async (setting, fileBearer) => {
    await begin({ fileBearer }, { GARMIN_FILE_BEARER: setting });
    const errand = await stage.errand(userId);
    stage.garmin.record(userId);
    const arrivals = arrivalsOf(await stage.followed(await stage.heard(), errand));
    expect(arrivals.map(({ part }) => part)).toContain('file');
  });

  test('an address that was used before is no longer there', async () => {
    meant = ['file-fetched-again'];
    const errand = await stage.errand(userId);
    stage.garmin.record(userId);
    const notices = (await stage.heard()).filter(({ carried }) => isOf(carried, 'activityFiles'));
    await stage.followed(notices, errand);
    await expect(stage.followed(notices, errand)).rejects.toBeInstanceOf(NotThere);
  });

  test('a token taken back is refused, with or without a file', async () => {
    const errand = await stage.errand(userId);
    stage.garmin.record(userId);
    const notices = (await stage.heard()).filter(({ carried }) => isOf(carried, 'activityFiles'));
    stage.garmin.withdrawTokens(userId);
    meant = ['no-bearer'];
    await expect(stage.followed(notices, errand)).rejects.toBeInstanceOf(TokenRefused);
  });
});

describe('addresses in notices', () => {
  const wrong = [
    'http://evil.example/wellness-api/rest/activityFile?id=1&token=t',
    'https://apis.garmin.com.evil.example/activityFile?id=1',
    'https://apis.garmin.com@evil.example/activityFile?id=1',
    'https://user:word@apis.garmin.com/activityFile?id=1',
    'https://apis.garmin.com:8443/activityFile?id=1',
    'http://apis.garmin.com/activityFile?id=1',
    'file:///etc/passwd',
    '//apis.garmin.com/activityFile',
    'not an address',
  ];

  test.each(wrong)('%s is not called, and nothing is sent', async (callbackURL) => {
    const real = await anotherStage(
      {},
      { GARMIN_API_BASE: 'https://apis.garmin.com', GARMIN_CALLBACK_HOSTS: 'apis.garmin.com' },
    );
    const errand = await stage.errand(userId);
    for (const type of ['activityFiles', 'activities', 'bodyComps']) {
      const kind = type === 'bodyComps' ? 'weight' : 'activity';
      const carried = { type, record: { userId, summaryId: '1', callbackURL } };
      await expect(real.connector.follow({ kind, carried }, errand)).rejects.toBeInstanceOf(StrangeAddress);
    }
    expect(errand.spent).toBe(0);
  });

  test('a file that lies with somebody else is left there', async () => {
    const errand = await stage.errand(userId);
    const id = stage.garmin.record(userId);
    await stage.heard();
    await stage.garmin.sendForeignFile(userId, id, 'http://127.0.0.1:9');
    const notices = stage.connector.read(stage.mailbox.received.at(-1)!);
    await expect(stage.followed(notices, errand)).rejects.toBeInstanceOf(StrangeAddress);
  });
});

describe('history', () => {
  const span = { from: new Date('2026-08-03T00:00:00Z'), to: new Date('2026-09-01T12:00:00Z') };

  test('is asked for, and pushed; asking twice is no fault', async () => {
    const member = stage.garmin.addMember({ athleteSeed: 5, days: 20 });
    const errand = await stage.errand(member.userId, { with: ['HISTORICAL_DATA_EXPORT'] });
    stage.garmin.weigh(member.userId, 70.2, new Date('2026-08-20T06:00:00Z'));
    await stage.heard();
    await stage.connector.requestHistory(span, errand);
    await stage.connector.requestHistory(span, errand);
    const notices = await stage.heard();
    const ids = new Set(
      notices.filter(({ kind }) => kind === 'activity').map(({ externalId }) => externalId),
    );
    for (const { id } of member.activities) expect(ids).toContain(id);
    expect(notices.some(({ kind }) => kind === 'weight')).toBe(true);
  });

  test('is not asked for without leave: most leave that box as Garmin has it', async () => {
    const errand = await stage.errand(userId);
    await expect(stage.connector.requestHistory(span, errand)).rejects.toBeInstanceOf(ScopeMissing);
    expect(errand.spent).toBe(0);
  });

  test.each([403, 412] as const)('leave that was taken back meanwhile is missed (%i)', async (status) => {
    await begin({ missingPermission: status });
    const errand = await stage.errand(userId, { with: ['HISTORICAL_DATA_EXPORT'] });
    stage.garmin.setPermissions(userId, ['ACTIVITY_EXPORT']);
    await expect(stage.connector.requestHistory(span, errand)).rejects.toBeInstanceOf(ScopeMissing);
  });

  test('a type the operator has not switched on costs only itself', async () => {
    await begin({ deliver: { activityDetails: 'off', bodyComps: 'off' } });
    meant = ['not-enabled'];
    const errand = await stage.errand(userId, { with: ['HISTORICAL_DATA_EXPORT'] });
    await stage.connector.requestHistory(span, errand);
  });

  test('too many a minute is a limit, not a fault', async () => {
    meant = ['too-many'];
    stage.garmin.perMinute = 0;
    const errand = await stage.errand(userId, { with: ['HISTORICAL_DATA_EXPORT'] });
    await expect(stage.connector.requestHistory(span, errand)).rejects.toBeInstanceOf(RateLimited);
  });
});

describe('around the activities', () => {
  test.each(['push', 'ping'] as const)('a weighing tells the mass (%s)', async (delivery) => {
    await begin({ deliver: { bodyComps: delivery } });
    const errand = await stage.errand(userId);
    stage.garmin.weigh(userId, 71.4, new Date('2026-09-01T06:00:00Z'));
    expect(await stage.followed(await stage.heard(), errand)).toMatchObject([
      { kind: 'weights', weights: [{ massKg: 71.4, measuredAt: new Date('2026-09-01T06:00:00Z') }] },
    ]);
  });

  test('what may be read is asked of Garmin when a notice says it changed', async () => {
    const errand = await stage.errand(userId);
    stage.garmin.setPermissions(userId, ['HEALTH_EXPORT']);
    const notices = await stage.heard();
    expect(notices).toMatchObject([{ kind: 'permissions', vendorUserId: userId, externalId: null }]);
    expect(await stage.followed(notices, errand)).toEqual([
      { kind: 'permissions', scopes: ['HEALTH_EXPORT'] },
    ]);
  });
});

function isOf(carried: unknown, type: string): boolean {
  return (carried as { type?: string } | null)?.type === type;
}

function recordingOf(arrivals: Arrival[], part: string): Recording {
  const arrival = arrivals.find((one) => one.part === part);
  if (!arrival) throw new Error(`There is no ${part}.`);
  const { content } = arrival;
  return 'recording' in content ? content.recording : read(content.file.bytes);
}
