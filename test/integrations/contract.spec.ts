import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';
import { capabilities } from '#src/connect/capabilities.port';
import {
  GrantLost,
  GrantRefused,
  RateLimited,
  TokenRefused,
  VendorDown,
  WebhookRefused,
} from '#src/connect/connect.problems';
import { BareConnector, type Connector } from '#src/connect/connector.port';
import { ABILITIES, type Grant, ON_WISH } from '#src/connect/grant.port';
import { SystemClock } from '#src/kernel/clock';
import { Problem } from '#src/kernel/problem';
import type { Channel, Recording } from '#src/sessions/recording.port';
import { connectors } from '#integrations/connectors';
import type { BrandStage } from '../support/brand-stage.js';
import { read } from '../support/read-file.js';
import { garminBrand } from '../support/stages/garmin-brand.js';
import { intervalsBrand } from '../support/stages/intervals-brand.js';
import { stravaBrand } from '../support/stages/strava-brand.js';
import { withingsBrand } from '../support/stages/withings-brand.js';
import { CountingErrand } from '../support/vendor-stage.js';

/** One entry a brand. */
const STAGES: Record<string, () => Promise<BrandStage>> = {
  strava: stravaBrand,
  garmin: garminBrand,
  'intervals-icu': intervalsBrand,
  withings: withingsBrand,
};

const registered = connectors(Settings.from({}), { derive: (purpose) => purpose }, new SystemClock()).all;

test('every registered brand is held to the contract', () => {
  expect(Object.keys(STAGES).toSorted()).toEqual(registered.map(({ brand }) => brand).toSorted());
});

describe.each(Object.entries(STAGES))('%s', (brand, open) => {
  let stage: BrandStage;
  let connector: Connector;

  beforeEach(async () => {
    stage = await open();
    ({ connector } = stage);
  });
  afterEach(async () => {
    await stage.close();
    expect(stage.failures()).toEqual([]);
  });

  test('is named as it is registered, and set up once its application is', () => {
    expect(connector.brand).toBe(brand);
    expect(brand).toMatch(/^[a-z][a-z-]{1,19}$/);
    expect(connector.title).not.toBe('');
    expect(connector.isConfigured).toBe(true);
  });

  test('claims what goes together, does what it claims and nothing else', () => {
    const can = connector.capabilities;
    capabilities(can);
    for (const [method, claimed] of Object.entries(claims(connector))) {
      const own =
        connector[method as keyof Connector] !== BareConnector.prototype[method as keyof BareConnector];
      expect({ method, own }).toEqual({ method, own: claimed });
    }
    expect(connector.historyStepDays > 0).toBe(can.backfill === 'request');
    expect(can.limits.length).toBeGreaterThan(0);
    for (const { most, windowS } of can.limits) expect(Math.min(most, windowS)).toBeGreaterThan(0);
    expect(new Set(can.limits.map(({ counter }) => counter)).size).toBe(can.limits.length);
  });

  test('has terms that hold together and is signed as its brand wants', () => {
    const { terms, attribution } = connector;
    expect([0.01, 0.1]).toContain(terms.placeRoundingDeg);
    if (terms.others === 'never') {
      expect(terms).toMatchObject({
        afterUnlinking: 'erase',
        rawDays: expect.any(Number),
        placeRoundingDeg: 0.1,
      });
      expect(terms.rawDays).toBeLessThan(7);
    }
    expect(attribution.activityUrl === null).toBe(attribution.linkText === null);
    if (attribution.activityUrl !== null) expect(attribution.activityUrl).toMatch(/^https:.*\{id\}/);
  });

  test('sends the athlete to the brand with our state, and a challenge where the brand has PKCE', () => {
    if (connector.capabilities.authorisation !== 'oauth2') return;
    const { pkce } = connector.capabilities;
    const wanted = { redirectUri: 'http://localhost:8484/back', state: 'the state', wishes: [] };
    const url = new URL(connector.authorise({ ...wanted, challenge: pkce ? 'the-challenge' : null }));
    expect(url.searchParams.get('state')).toBe('the state');
    expect(url.searchParams.get('redirect_uri')).toBe('http://localhost:8484/back');
    expect(url.searchParams.get('code_challenge')).toBe(pkce ? 'the-challenge' : null);
    expect(url.toString()).not.toContain('secret');
  });

  test('tells what a grant allows, and never more than it gives', async () => {
    const { scopes, vendorUserId, tokens } = await stage.connect();
    expect(vendorUserId).not.toBe('');
    expect(tokens.access).not.toBe('');
    const abilities = connector.abilitiesOf(scopes);
    expect(abilities.toSorted()).toEqual([...connector.gives].toSorted());
    for (const ability of connector.gives) expect(ABILITIES).toContain(ability);
    if (connector.capabilities.authorisation === 'oauth2') expect(connector.abilitiesOf([])).toEqual([]);
    expect(connector.gives.some((ability) => !ON_WISH.includes(ability))).toBe(true);
  });

  test('refuses a code or key that was never given', async () => {
    await expect(stage.connectBadly()).rejects.toBeInstanceOf(GrantRefused);
  });

  test('refreshes to a token that works, until the athlete takes the grant back', async () => {
    const grant = await stage.connect();
    if (connector.capabilities.refresh) {
      const tokens = await connector.refresh(grant.tokens);
      expect(await connector.stillGranted(errandOf({ ...grant, tokens }))).toBe(true);
      await stage.takeBack(grant);
      await expect(connector.refresh(tokens)).rejects.toBeInstanceOf(GrantLost);
    } else {
      await stage.takeBack(grant);
    }
    expect(await connector.stillGranted(errandOf(grant))).toBe(false);
    await expect(ask(errandOf(grant))).rejects.toBeInstanceOf(TokenRefused);
  });

  test('takes a grant back when asked, and does not mind that it is gone already', async () => {
    const grant = await stage.connect();
    await connector.revoke(grant.tokens);
    if (connector.capabilities.revoke !== true) return;
    expect(await connector.stillGranted(errandOf(grant))).toBe(false);
    const again = await stage.connect();
    await stage.takeBack(again);
    await connector.revoke(again.tokens);
  });

  test('takes nothing but the brand’s own plain word for the end of a grant', async () => {
    const errand = errandOf(await stage.connect());
    const doubtful = [401, 403, 404, 410, 412, 500].map((status) => ({ status, html: true }));
    for (const fault of [...doubtful, { status: 400, body: {} }, { status: 412, body: {} }]) {
      for (const route of ['GET /*', 'POST /*']) stage.goWrong({ route, times: 3, ...fault });
      const problem: unknown = await connector.stillGranted(errand).catch((error: unknown) => error);
      expect([fault, problem]).toMatchObject([fault, { kind: 'transient' }]);
      while (
        await connector.stillGranted(errand).then(
          (stands) => !stands,
          () => true,
        )
      );
    }
    stage.goWrong({ route: '/*', times: 3, status: 403, body: {} });
    expect(await connector.stillGranted(errand).catch(() => 'asked again later')).not.toBe(false);
  });

  test('pays for each request, and keeps a limit, an outage and nonsense apart', async () => {
    const errand = errandOf(await stage.connect());
    const trouble = async (fault: object): Promise<unknown> => {
      stage.goWrong({ route: 'GET /*', times: 3, ...fault });
      stage.goWrong({ route: 'POST /*', times: 3, ...fault });
      const problem: unknown = await ask(errand).catch((error: unknown) => error);
      while (
        await ask(errand).then(
          () => false,
          () => true,
        )
      );
      return problem;
    };
    expect(await trouble({ status: 429, body: 'slowly' })).toBeInstanceOf(RateLimited);
    expect(await trouble({ html: true })).toBeInstanceOf(VendorDown);
    expect(await trouble({ dropConnection: true })).toBeInstanceOf(VendorDown);
    if (claims(connector).list) {
      expect(await trouble({ malformedJson: true })).toBeInstanceOf(VendorDown);
      for (const body of [{}, 7, [{ nothing: 'known' }], null]) {
        const problem = await trouble({ status: 200, body });
        expect(problem).toBeInstanceOf(Problem);
        expect(JSON.stringify(problem)).not.toContain(errand.accessToken);
      }
    }
    const before = errand.spent;
    await ask(errand);
    expect(errand.spent).toBeGreaterThan(before);
  });

  test('brings what its coverage says, field by field and stream by stream, and nothing else', async () => {
    const arrivals = await stage.arrivals(errandOf(await stage.connect()));
    const recordings = arrivals.map(({ content }) =>
      'recording' in content ? content.recording : read(content.file.bytes),
    );
    const fields = new Set(
      recordings.flatMap((recording) => FIELDS.filter((field) => isFilled(recording[field]))),
    );
    const streams = new Set(
      recordings.flatMap(({ streams: { channels } }) => Object.keys(channels) as Channel[]),
    );
    expect([...fields].toSorted()).toEqual([...connector.coverage.fields].toSorted());
    expect([...streams].toSorted()).toEqual([...connector.coverage.streams].toSorted());
    for (const { externalId, aliases, part } of arrivals) {
      expect(aliases).toContain(`${brand}:${externalId}`);
      expect(part.length).toBeLessThanOrEqual(20);
    }
  });

  test('understands its notices, each once, and turns away what is none', async () => {
    if (connector.capabilities.webhooks === 'none') return;
    const grant = await stage.connect();
    const requests = await stage.notices(grant);
    expect(requests.length).toBeGreaterThan(0);
    const understand = () => requests.map((one) => connector.read(one, { subscriptionId: null }));
    const notices = understand().flat();
    expect(notices.length).toBeGreaterThan(0);
    for (const { key, vendorUserId } of notices) {
      expect(vendorUserId).toBe(grant.vendorUserId);
      expect(key.length).toBeLessThanOrEqual(100);
      expect(key).toMatch(/^[\w:.-]+$/);
    }
    expect(understand().flat()).toEqual(notices);
    expect(new Set(notices.map(({ key }) => key)).size).toBe(notices.length);
    const readAs = (body: string) =>
      connector.read({ ...requests[0]!, body: Buffer.from(body) }, { subscriptionId: null });
    for (const body of ['nonsense', '{', '[1']) expect(() => readAs(body)).toThrow(WebhookRefused);
    if (connector.capabilities.handshake === 'presence') {
      expect(connector.greet({ query: {} })).not.toBeNull();
      expect(readAs('')).toEqual([]);
    } else {
      expect(connector.greet({ query: {} })).toBeNull();
      expect(() => readAs('')).toThrow(WebhookRefused);
    }
  });

  /** Any one question the brand can be asked. */
  async function ask(errand: CountingErrand): Promise<unknown> {
    const span = { from: new Date('2026-08-25T00:00:00Z'), to: new Date('2026-09-01T00:00:00Z') };
    const can = claims(connector);
    if (can.list) return connector.list(span, null, errand);
    if (can.requestHistory) return connector.requestHistory(span, errand);
    return connector.weights(span.from, errand);
  }
});

/** Which methods a connector's capabilities promise. */
function claims({ capabilities: can }: Connector) {
  const oauth = can.authorisation === 'oauth2';
  const heard = can.webhooks !== 'none';
  return {
    authorise: oauth,
    exchange: oauth,
    tryKey: !oauth,
    refresh: can.refresh,
    revoke: can.revoke !== false,
    greet: can.handshake !== false,
    read: heard,
    follow: heard,
    subscriptions: can.registersWebhooks,
    subscribe: can.registersWebhooks,
    unsubscribe: can.registersWebhooks,
    fetch: can.fetch,
    list: can.list,
    requestHistory: can.backfill === 'request',
    weights: can.weight,
    writeBack: can.writesBack,
    plans: can.plans,
  };
}

function errandOf({ tokens, vendorUserId, scopes }: Grant): CountingErrand {
  return new CountingErrand(tokens.access, vendorUserId, scopes);
}

/** What coverage speaks of; the rest is how a recording is built. */
const FIELDS: (keyof Recording)[] = [
  'sport',
  'indoor',
  'startedAt',
  'utcOffsetS',
  'elapsedS',
  'timerS',
  'movingS',
  'distanceM',
  'ascentM',
  'energyKcal',
  'pauses',
  'device',
  'athlete',
  'rpe',
  'vendorSweatMl',
  'identity',
];

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && !(value instanceof Date))
    return Object.values(value).some((one) => one !== null);
  return true;
}
