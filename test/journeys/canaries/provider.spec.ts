import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Person, TokenFault } from '#simulators/oidc/id-tokens';
import { startOidc } from '#simulators/oidc/oidc';
import type { OidcSimulator } from '#simulators/oidc/oidc-provider';
import { CANARIES, CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { shown } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// Somebody vouches for canaries by OpenID Connect, tells too much of them, and fails while telling.
jest.setTimeout(240_000);

const CALLBACK = '/api/v1/sign-in/provider/callback';
const BO: Person = {
  subject: `${CANARY.secret}-bo`,
  email: 'canary-bo@example.org',
  emailVerified: true,
  groups: [CANARY.name, CANARY.email],
};
/** The same person as the account that there is. */
const ADA: Person = { subject: `${CANARY.secret}-ada`, email: CANARY.email, emailVerified: true };
const GROWN_UP = { language: 'en', birthDate: '1990-04-17', healthData: shown('health-data') };
const BACK_HERE = { returnTo: '/account' };

let provider: OidcSimulator;
let house: CanaryHouse;
let ada: CanaryVisitor;

beforeAll(async () => {
  provider = await startOidc({
    clientSecret: CANARY.secret,
    redirectUris: [`https://svett.example.org${CALLBACK}`],
  });
  house = await CanaryHouse.open({
    OIDC_ISSUER: provider.url,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_SIGN_UP: 'anybody',
    OIDC_OPERATOR_GROUP: 'canaries',
  });
  ada = await house.operator();
});
afterAll(async () => {
  await house.close();
  await provider.close();
});

/** Where somebody is sent to; nothing of that address is anybody else's business. */
async function setOut(who: CanaryVisitor, route = '/api/v1/sign-in/provider', body: object = {}) {
  const { url } = await who.must<{ url: string }>('POST', route, body);
  const query = Object.fromEntries(new URL(url).searchParams);
  for (const name of ['state', 'nonce', 'code_challenge']) house.secrets.add(query[name]!);
  return query;
}

/** Comes back; tells where they are sent on to. */
async function comeBack(who: CanaryVisitor, address: string): Promise<string> {
  const { pathname, search, searchParams } = new URL(address);
  const code = searchParams.get('code');
  if (code) house.secrets.add(code);
  const { status, headers } = await who.send('GET', pathname + search, undefined, {
    'sec-fetch-site': 'cross-site',
  });
  expect(status).toBe(303);
  return headers.get('location')!;
}

async function through(who: CanaryVisitor, person: Person, route?: string, body?: object): Promise<string> {
  return comeBack(who, provider.approve(await setOut(who, route, body), person));
}

test('a provider that cannot be reached says why, in its own words', async () => {
  const discovery = '/.well-known/openid-configuration';
  for (const fault of [
    { status: 500, body: { error: CANARIES.join(' ') }, headers: { 'x-canary': CANARY.secret } },
    { status: 200, body: { issuer: `https://${CANARY.secret}.example`, canary: CANARIES } },
    { dropConnection: true },
    { malformedJson: true },
  ]) {
    provider.faults.add({ route: discovery, ...fault });
    const { status } = await house.visitor().send('POST', '/api/v1/sign-in/provider', {});
    expect(status).toBeGreaterThan(499);
  }
});

test('somebody unknown comes, tells of themselves and is let in', async () => {
  const bo = house.visitor();
  expect(await through(bo, BO)).toBe('/newcomer');
  await bo.must('GET', '/api/v1/sign-in/provider/newcomer');
  for (const wrong of [{ birthDate: CANARY.email }, { birthDate: '2020-01-01' }])
    await bo.send('POST', '/api/v1/sign-in/provider/newcomer', { ...GROWN_UP, ...wrong });
  await bo.must('POST', '/api/v1/sign-in/provider/newcomer', GROWN_UP);
  expect(await through(house.visitor(), BO)).toBe('/arrived');
});

test('an account is connected, shows again that it is itself, and lets go', async () => {
  expect(await through(ada, ADA, '/api/v1/factors/provider', BACK_HERE)).toBe('/account');
  await ada.must('GET', '/api/v1/factors/provider');
  expect(await through(ada, ADA, '/api/v1/confirm/provider', BACK_HERE)).toBe('/account');
  expect(await through(ada, BO, '/api/v1/confirm/provider', BACK_HERE)).toContain('not-that-person');
  await ada.must('DELETE', '/api/v1/factors/provider');
});

test('they come back refused, by another way, twice, and with canaries for a code', async () => {
  const somebody = house.visitor();
  const { state } = await setOut(somebody);
  for (const query of [
    { state: CANARY.secret, code: CANARY.secret },
    {
      state,
      error: CANARY.name,
      error_description: CANARIES.join(' '),
      error_uri: `https://${CANARY.email}`,
    },
    { state, code: CANARY.secret },
  ])
    await comeBack(somebody, `${house.address}${CALLBACK}?${new URLSearchParams(query as never).toString()}`);
  const asked = await setOut(somebody);
  const way = provider.approve(asked, BO);
  await comeBack(house.visitor(), way);
  expect(
    await comeBack(
      somebody,
      `${house.address}${CALLBACK}?${new URLSearchParams({ state: asked['state']!, code: CANARY.secret }).toString()}`,
    ),
  ).toContain('problem=');
});

test.each<[TokenFault]>([['nonce'], ['issuer'], ['audience'], ['expired'], ['unsigned'], ['other-key']])(
  'a token with canaries in it that does not hold: %s',
  async (fault) => {
    provider.tokenFault = fault;
    expect(await through(house.visitor(), BO)).toContain('problem=');
  },
);

test.each([
  ['refuses', { status: 400, body: { error: CANARY.name, error_description: CANARIES.join(' ') } }],
  ['knows us no more', { status: 401, body: { error: CANARY.secret, canaries: CANARIES } }],
  ['breaks', { status: 500, body: { message: CANARIES.join(' ') }, headers: { 'x-canary': CANARY.secret } }],
  [
    'tells nonsense',
    { status: 200, body: { id_token: CANARY.secret, access_token: CANARY.secret, token_type: CANARY.name } },
  ],
  ['tells half', { malformedJson: true }],
  ['hangs up', { dropConnection: true }],
])('a provider that %s when it is asked for the token', async (_what, fault) => {
  provider.faults.add({ route: 'POST /token', ...fault });
  expect(await through(house.visitor(), BO)).toContain('problem=');
});

test('what it tells when it is asked for more breaks as well', async () => {
  provider.bareTokens = true;
  for (const fault of [
    {
      status: 401,
      body: { error: CANARIES.join(' ') },
      headers: { 'www-authenticate': `Bearer error="${CANARY.secret}"` },
    },
    { status: 200, body: { sub: CANARY.secret, email: CANARY.email, canaries: CANARIES } },
    { malformedJson: true },
  ]) {
    provider.faults.add({ route: 'GET /userinfo', ...fault });
    expect(await through(house.visitor(), BO)).toContain('problem=');
  }
  expect(await through(house.visitor(), BO)).toBe('/arrived');
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.heard(/entry\.provider-not-believed/)).toBe(true);
  expect(house.heard(/entry\.provider-unreachable/)).toBe(true);
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.provider, house.passed)).toEqual([]);
});
