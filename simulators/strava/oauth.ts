import type { FastifyRequest } from 'fastify';
import { bearer, orRefuse } from '#simulators/strava/gate';
import { breach, expectOnly, refusal } from '#simulators/strava/refusals';
import { profile } from '#simulators/strava/shapes';
import type { Grant } from '#simulators/strava/tokens';
import type { Vendor } from '#simulators/strava/vendor';

type Form = Record<string, string>;

/** Where codes become tokens, tokens become newer tokens, and tokens die. */
export function addOauth(vendor: Vendor): void {
  const { app } = vendor.sim;
  for (const path of ['/oauth/token', '/api/v3/oauth/token'])
    app.post(path, async (request, reply) => orRefuse(vendor, request, reply, () => token(vendor, request)));

  app.post('/oauth/revoke', async (request, reply) =>
    orRefuse(vendor, request, reply, () => {
      expectBasic(vendor, request);
      const form = formOf(request, ['token', 'token_type_hint']);
      const grant = vendor.tokens.byEither(form['token'] ?? '');
      if (grant) vendor.deauthorise(grant.athleteId);
      return {};
    }),
  );

  app.post('/oauth/deauthorize', async (request, reply) => {
    vendor.limits.count({ read: false });
    reply.headers(vendor.limits.headers());
    return orRefuse(vendor, request, reply, () => {
      const { athleteId, accessToken } = bearer(vendor, request);
      vendor.deauthorise(athleteId);
      return { access_token: accessToken };
    });
  });
}

function token(vendor: Vendor, request: FastifyRequest): unknown {
  const form = formOf(request, ['client_id', 'client_secret', 'grant_type', 'code', 'refresh_token']);
  expectClient(vendor, form['client_id'], form['client_secret']);
  switch (form['grant_type']) {
    case 'authorization_code':
      return exchange(vendor, form['code'] ?? '');
    case 'refresh_token': {
      const grant = vendor.tokens.refresh(form['refresh_token'] ?? '', vendor.settings);
      return answer(vendor, grant);
    }
    default:
      throw breach('bad-value', 'There is no such grant_type.', refusal(400, 'RequestToken', 'grant_type'));
  }
}

function exchange(vendor: Vendor, code: string): unknown {
  const { athleteId, scopes } = vendor.tokens.spendCode(code);
  const { athleteCap } = vendor.settings;
  const isNew = !vendor.tokens.grants.has(athleteId);
  if (isNew && athleteCap !== null && vendor.tokens.grants.size >= athleteCap)
    throw refusal(403, 'Application', 'athlete capacity', 'exceeded');
  const grant = vendor.tokens.grant(athleteId, scopes);
  vendor.trickle(athleteId);
  const { token_type, ...tokens } = answer(vendor, grant);
  return { token_type, ...tokens, athlete: profile(vendor.athlete(athleteId), { all: false }) };
}

function answer(vendor: Vendor, grant: Grant): Record<string, unknown> {
  return {
    token_type: 'Bearer',
    access_token: grant.accessToken,
    expires_at: grant.accessExpiresAtS,
    expires_in: grant.accessExpiresAtS - vendor.sim.clock.nowS(),
    refresh_token: grant.refreshToken,
  };
}

/** The fields of a form; secrets in an address, other types of body and unknown fields are refused. */
function formOf(request: FastifyRequest, allowed: readonly string[]): Form {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (Object.keys(request.query as object).length > 0)
    throw breach(
      'secret-in-address',
      'Tokens and secrets belong in the body.',
      refusal(400, 'Parameter', 'query'),
    );
  if (!isForm)
    throw breach('not-a-form', 'The body must be a form.', refusal(400, 'Parameter', 'content-type'));
  const form = (request.body ?? {}) as Form;
  expectOnly(allowed, form, `POST ${request.routeOptions.url ?? ''}`);
  return form;
}

/** Wrong credentials of the application are a fault of the operator, as a typing error is; they are not noted. */
export function expectClient(vendor: Vendor, clientId: string | undefined, secret: string | undefined): void {
  if (clientId !== vendor.settings.clientId) throw refusal(400, 'Application', 'client_id');
  if (secret !== vendor.settings.clientSecret) throw refusal(400, 'Application', 'client_secret');
}

function expectBasic({ settings }: Vendor, request: FastifyRequest): void {
  const expected = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64');
  if (request.headers.authorization !== `Basic ${expected}`) throw refusal(401, 'Application', 'client_id');
}
