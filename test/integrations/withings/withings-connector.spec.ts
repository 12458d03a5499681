import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Notice, Weighing } from '#src/connect/arrival.port';
import {
  AnswerNotUnderstood,
  ApplicationInactive,
  GrantLost,
  GrantRefused,
  RateLimited,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import { silence } from '../../support/silence.js';
import type { CountingErrand } from '../../support/vendor-stage.js';
import { WithingsStage } from '../../support/withings-stage.js';

let stage: WithingsStage;
let userId: string;

beforeAll(() => Logger.overrideLogger(silence));
afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
beforeEach(async () => {
  stage = await WithingsStage.open({ pageSize: 2 });
  ({ userId } = stage.withings.addUser());
});
afterEach(() => stage.close());

const rules = (): string[] => stage.withings.failures.map(({ rule }) => rule);

async function heard(): Promise<Notice[]> {
  await stage.withings.delivered();
  return stage.mailbox.received.flatMap((request) => stage.connector.read(request));
}

describe('connecting', () => {
  test('a code is exchanged for tokens of three hours, and notices are ordered in the same breath', async () => {
    const grant = await stage.grant(userId);
    expect(grant).toMatchObject({ vendorUserId: userId, scopes: ['user.metrics'] });
    expect(grant.tokens.accessExpiresAt).toEqual(new Date('2026-09-01T15:00:00Z'));
    expect(stage.connector.abilitiesOf(grant.scopes)).toEqual(['weight']);
    expect(stage.withings.subscriptions).toMatchObject([
      { userId, appli: 1, callbackUrl: stage.mailbox.url },
      { userId, appli: 46, callbackUrl: stage.mailbox.url },
    ]);
    expect(rules()).toEqual([]);
  });

  test('a code older than half a minute is refused, under HTTP 200 as everything', async () => {
    const code = stage.approved(userId);
    stage.withings.clock.advance(31_000);
    await expect(stage.exchange(code)).rejects.toBeInstanceOf(GrantRefused);
  });

  test('an address nobody answers at costs the notices and not the connection', async () => {
    await stage.mailbox.close();
    const grant = await stage.grant(userId);
    expect(stage.withings.subscriptions).toEqual([]);
    expect(grant.vendorUserId).toBe(userId);
  });

  test('each refresh gives another refresh token; a spent one has lost the grant', async () => {
    const { tokens } = await stage.grant(userId);
    const fresh = await stage.connector.refresh(tokens);
    expect(fresh.refresh).not.toBe(tokens.refresh);
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(GrantLost);
    expect(rules()).toEqual([]);
  });

  test('disconnecting ends the notices', async () => {
    const { tokens } = await stage.grant(userId);
    await stage.connector.revoke(tokens);
    expect(stage.withings.subscriptions).toEqual([]);
    await stage.connector.revoke(tokens);
    stage.withings.unlink(userId);
    await stage.connector.revoke(tokens);
    expect(rules()).toEqual([]);
  });
});

describe('weighing', () => {
  let errand: CountingErrand;

  beforeEach(async () => {
    errand = await stage.errand(userId);
  });

  test('every page comes, with the hour on the athlete’s own clock', async () => {
    const at = (time: string): Date => new Date(`2026-08-${time}Z`);
    stage.withings.weigh(userId, 71.23, { at: at('20T04:30:00') });
    stage.withings.weigh(userId, 70.4, { at: at('20T07:10:00'), fatPct: 14 });
    stage.withings.weigh(userId, 70.985, { at: at('21T05:00:00'), byHand: true });
    const weights = await stage.connector.weights(at('01T00:00:00'), errand);
    expect(weights.map(({ massKg, measuredAt, utcOffsetS }) => [massKg, measuredAt, utcOffsetS])).toEqual([
      [70.985, at('21T05:00:00'), 7200],
      [70.4, at('20T07:10:00'), 7200],
      [71.23, at('20T04:30:00'), 7200],
    ]);
    expect(rules()).toEqual([]);
  });

  test('one put right since then is told again, however old', async () => {
    const { groupId } = stage.withings.weigh(userId, 81, { at: new Date('2026-03-01T06:00:00Z') });
    stage.withings.clock.advance(86_400_000);
    const since = stage.withings.clock.now();
    errand = await stage.errand(userId);
    expect(await stage.connector.weights(since, errand)).toEqual([]);
    stage.withings.correct(userId, groupId, 71);
    expect(await stage.connector.weights(since, errand)).toMatchObject([
      { externalId: String(groupId), massKg: 71 },
    ]);
  });

  test('a notice leads to what was measured; the same one twice is one, an hour later it is another', async () => {
    stage.withings.weigh(userId, 70.1);
    const [notice] = await heard();
    expect(notice).toMatchObject({ kind: 'weight', vendorUserId: userId, externalId: null });
    expect(await heard()).toEqual([notice]);
    expect(await stage.connector.follow(notice!, errand)).toMatchObject({
      kind: 'weights',
      weights: [{ massKg: 70.1 }],
    });
    const [request] = stage.mailbox.received;
    const later = new Date(request!.receivedAt.getTime() + 3_600_000);
    expect(stage.connector.read({ ...request!, receivedAt: later })[0]!.key).not.toBe(notice!.key);
  });

  test.each(['unlink', 'delete'] as const)('“%s” ends the grant', async (how) => {
    stage.withings.unlink(userId, how);
    expect(await heard()).toMatchObject([{ kind: 'revoked', vendorUserId: userId, externalId: null }]);
    expect(await stage.connector.stillGranted(errand)).toBe(false);
    const [request] = stage.mailbox.received;
    const later = new Date(request!.receivedAt.getTime() + 1_000);
    const [notice] = await heard();
    expect(stage.connector.read({ ...request!, receivedAt: later })[0]!.key).not.toBe(notice!.key);
  });

  test('an order Withings dropped is given again with the next look', async () => {
    stage.withings.subscriptions.length = 0;
    await stage.connector.weights(new Date('2026-08-31T00:00:00Z'), errand);
    expect(stage.withings.subscriptions.map(({ appli }) => appli)).toEqual([1, 46]);
  });
});

describe('what Withings means', () => {
  const group = { grpid: 1, attrib: 0, date: 1_788_200_000, category: 1 };
  const answer = (measuregrps: object[], timezone = 'Europe/Stockholm'): object => ({
    status: 0,
    body: { timezone, measuregrps },
  });
  const mass = (value: number, unit: number) => ({ measures: [{ value, type: 1, unit }] });

  async function told(body: object): Promise<Weighing[]> {
    const errand = await stage.errand(userId);
    stage.withings.faults.add({ route: 'POST /measure', status: 200, body });
    return stage.connector.weights(new Date(0), errand);
  }

  test.each([
    [401, TokenRefused],
    [100, TokenRefused],
    [214, ScopeMissing],
    [601, RateLimited],
    [503, AnswerNotUnderstood],
    [293, AnswerNotUnderstood],
    [522, VendorDown],
    [2555, VendorDown],
  ])('by status %i', async (status, problem) => {
    await expect(told({ status, body: {}, error: 'x' })).rejects.toBeInstanceOf(problem);
  });

  test('a wrong client secret is the operator’s affair and costs no athlete their link', async () => {
    const { tokens } = await stage.grant(userId);
    const error = 'Invalid Params: invalid client_id/client_secret';
    stage.withings.faults.add({ route: 'POST /v2/oauth2', status: 200, body: { status: 503, error } });
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(ApplicationInactive);
  });

  test('an answer in other words than expected loses nobody their grant', async () => {
    const { tokens } = await stage.grant(userId);
    const body = { status: 0, body: { access_token: 'x', expires_in: 'soon' } };
    stage.withings.faults.add({ route: 'POST /v2/oauth2', status: 200, body });
    await expect(stage.connector.refresh(tokens)).rejects.toBeInstanceOf(AnswerNotUnderstood);
  });

  test('7523 and -2 is 75.23, and 75 and 0 is 75', async () => {
    const groups = [
      { ...group, ...mass(7523, -2) },
      { ...group, ...mass(75, 0) },
      { ...group, ...mass(7, 1) },
    ];
    expect((await told(answer(groups))).map(({ massKg }) => massKg)).toEqual([75.23, 75, 70]);
  });

  test('an aim, a mass that may be anybody’s, and a measure without a mass are none of theirs', async () => {
    const groups = [
      { ...group, ...mass(75, 0), category: 2 },
      { ...group, ...mass(75, 0), attrib: 1 },
      { ...group, measures: [{ value: 180, type: 6, unit: -1 }] },
      { ...group, ...mass(900, 0) },
    ];
    expect(await told(answer(groups))).toEqual([]);
  });

  test.each([
    ['America/New_York', -14_400],
    ['Asia/Kolkata', 19_800],
    ['UTC', 0],
    ['Middle-earth/Shire', null],
  ])('clocks in %s', async (timezone, utcOffsetS) => {
    expect(await told(answer([{ ...group, ...mass(70, 0) }], timezone))).toMatchObject([{ utcOffsetS }]);
  });
});
