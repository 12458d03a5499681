import type { FastifyReply, FastifyRequest } from 'fastify';
import { breach, expectOnly, Refusal, refusal } from '#simulators/strava/refusals';
import { covers } from '#simulators/strava/settings';
import type { Grant } from '#simulators/strava/tokens';
import type { Vendor } from '#simulators/strava/vendor';

/** A call that came through: whose it is and what it asks. */
export interface Admitted {
  grant: Grant;
  query: Record<string, string>;
  params: Record<string, string>;
}

interface Terms {
  /** The scope it takes; a wider one of its kind will do. */
  scope: string;
  /** The query parameters it knows. */
  knows?: readonly string[];
}

/** A read of the API: counted, checked for its key and its scope, and for parameters that do not exist. */
export function read(vendor: Vendor, terms: Terms, answer: (call: Admitted) => unknown) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const allowed = vendor.limits.count({ read: true });
    reply.headers(vendor.limits.headers());
    if (!allowed) {
      const { type, body } = vendor.limits.refused();
      return reply.code(429).header('content-type', type).send(body);
    }
    return orRefuse(vendor, request, reply, () => {
      const grant = bearer(vendor, request);
      const query = request.query as Record<string, string>;
      expectOnly(terms.knows ?? [], query, `GET ${request.routeOptions.url ?? ''}`);
      demandScope(grant, terms.scope);
      return answer({ grant, query, params: request.params as Record<string, string> });
    });
  };
}

/** Answers, or refuses as Strava refuses, and notes what a careful client would not have sent. */
export async function orRefuse(
  vendor: Vendor,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: () => unknown,
): Promise<unknown> {
  try {
    if (vendor.settings.inactive) throw refusal(403, 'Application', 'Status', 'Inactive');
    return await answer();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.broken) vendor.sim.note(request, error.broken.rule, error.broken.says);
    return reply.code(error.status).send(error.body);
  }
}

/** The grant behind the token of the Authorization header, the only place where a token may stand. */
export function bearer(vendor: Vendor, request: FastifyRequest): Grant {
  const invalid = refusal(401, 'Athlete', 'access_token');
  const carried = { ...(request.query as object), ...(request.body as object | undefined) };
  if ('access_token' in carried)
    throw breach('token-outside-header', 'The access token belongs in the Authorization header.', invalid);
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw breach('no-token', 'The call carries no bearer token.', invalid);
  const grant = vendor.tokens.byAccess(token);
  if (!grant) throw invalid;
  return grant;
}

function demandScope({ scopes }: Grant, scope: string): void {
  if (covers(scopes, scope)) return;
  const missing = refusal(401, 'AccessToken', `${scope}_permission`, 'missing');
  throw breach('wrong-scope', `The athlete granted ${scopes.join(',')}, which is not ${scope}.`, missing);
}
