import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultOf, QUESTION } from '#simulators/garmin/consent-question';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { consentPage } from '#simulators/garmin/pages';
import { PERMISSIONS } from '#simulators/garmin/summary-types';

type Fields = Record<string, string>;

/** The page on which an athlete lets a client in, and the tokens that come of it. */
export function serveAuthorisation(garmin: GarminSimulator): void {
  garmin.app.get('/oauth2Confirm', async (request, reply) => {
    const query = request.query as Fields;
    const fault = faultOf(query, garmin);
    if (fault) return turnAway(garmin, request, reply, fault);
    if (garmin.approval === 'auto') return reply.redirect(garmin.approve(request.url), 302);
    return reply.type('text/html; charset=utf-8').send(consentPage(query, garmin.members));
  });

  garmin.app.post('/oauth2Confirm', async (request, reply) => {
    const { user_id: userId, answer, ...fields } = request.body as Fields;
    const question = Object.fromEntries(QUESTION.map((name) => [name, fields[name] ?? '']));
    const fault = faultOf(question, garmin);
    if (fault) return turnAway(garmin, request, reply, fault);
    const url = `/oauth2Confirm?${new URLSearchParams(question).toString()}`;
    if (answer !== 'allow') return reply.redirect(garmin.deny(url), 302);
    const ticked = PERMISSIONS.filter((name) => fields[name] !== undefined);
    const permissions = { with: ticked, without: PERMISSIONS.filter((name) => !ticked.includes(name)) };
    return reply.redirect(garmin.approve(url, { ...(userId && { userId }), ...permissions }), 302);
  });

  garmin.app.post('/di-oauth2-service/oauth/token', async (request, reply) => {
    const refuse = (
      status: number,
      error: string,
      rule: string,
      says: string,
      noted = true,
    ): FastifyReply => {
      if (noted) garmin.note(request, rule, says);
      return reply.code(status).send({ error, error_description: says });
    };
    const fields = (request.body ?? {}) as Fields;
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return refuse(415, 'invalid_request', 'not-a-form', 'Send a form.');
    if (Object.keys(request.query as Fields).length > 0)
      return refuse(400, 'invalid_request', 'secret-in-address', 'Nothing may stand in the query.');
    if (fields.client_id !== garmin.clientId || fields.client_secret !== garmin.clientSecret)
      return refuse(401, 'invalid_client', 'client', 'client_id or client_secret is wrong.');
    switch (fields.grant_type) {
      case 'authorization_code': {
        const { code = '', code_verifier: verifier = '', redirect_uri: redirectUri = '' } = fields;
        const done = garmin.grants.exchange(code, verifier, redirectUri);
        if (typeof done === 'string') return refuse(400, 'invalid_grant', 'code', done);
        garmin.register(done.userId);
        return done.answer;
      }
      case 'refresh_token': {
        const done = garmin.grants.renew(fields.refresh_token ?? '');
        if ('answer' in done) return done.answer;
        // Nobody can know that the athlete took the token back; that it was spent, one can.
        const says = `The refresh token is ${done.state}.`;
        return refuse(400, 'invalid_grant', `refresh-token-${done.state}`, says, done.state !== 'dead');
      }
      default:
        return refuse(400, 'unsupported_grant_type', 'grant-type', 'This grant_type does not exist.');
    }
  });
}

function turnAway(
  garmin: GarminSimulator,
  request: FastifyRequest,
  reply: FastifyReply,
  { rule, says }: { rule: string; says: string },
): FastifyReply {
  garmin.note(request, rule, says);
  return reply.code(400).type('text/plain; charset=utf-8').send(says);
}
