import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { fileOf, type Member } from '#simulators/garmin/member';
import type { Summary } from '#simulators/garmin/summaries';
import { isSummaryType } from '#simulators/garmin/summary-types';

const DAY_S = 86_400;
type Fields = Record<string, string>;

/** The calls with a bearer token: who is it, what may we, good-bye, and the fetching of what a ping announced. */
export function serveApi(garmin: GarminSimulator): void {
  for (const prefix of ['/wellness-api/rest', '/partner-gateway/rest']) {
    garmin.app.get(`${prefix}/user/id`, async (request, reply) => {
      const member = bearer(garmin, request, reply);
      return member && { userId: member.userId };
    });
    garmin.app.get(`${prefix}/user/permissions`, async (request, reply) => {
      const member = bearer(garmin, request, reply);
      if (!member) return;
      const permissions = [...member.permissions];
      return garmin.permissionsShape === 'list' ? permissions : { permissions };
    });
    garmin.app.delete(`${prefix}/user/registration`, async (request, reply) => {
      const member = bearer(garmin, request, reply);
      if (!member) return;
      garmin.deregister(member.userId);
      return reply.code(204).send();
    });
  }
  garmin.app.get('/wellness-api/rest/activityFile', async (request, reply) => file(garmin, request, reply));
  garmin.app.get<{ Params: { type: string } }>('/wellness-api/rest/:type', async (request, reply) =>
    pull(garmin, request, reply, request.params.type),
  );
}

/** The member whose token came with the call; answers 401 itself if there is none. */
export function bearer(
  garmin: GarminSimulator,
  request: FastifyRequest,
  reply: FastifyReply,
): Member | undefined {
  const refuse = (rule: string, says: string, noted: boolean): undefined => {
    if (noted) garmin.note(request, rule, says);
    void reply.code(401).send({ errorMessage: says });
  };
  if ('access_token' in (request.query as Fields))
    return refuse('token-in-address', 'A token never stands in the address.', true);
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return refuse('no-bearer', 'Send Authorization: Bearer.', true);
  const holder = garmin.grants.holder(token);
  // That a token ran out one can know; that the athlete took it back one cannot.
  if ('state' in holder)
    return refuse(
      `access-token-${holder.state}`,
      `The access token is ${holder.state}.`,
      holder.state !== 'dead',
    );
  return garmin.member(holder.userId);
}

function pull(
  garmin: GarminSimulator,
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
): FastifyReply | Summary[] {
  const refuse = (status: number, rule: string, errorMessage: string): FastifyReply => {
    garmin.note(request, rule, errorMessage);
    return reply.code(status).send({ errorMessage });
  };
  if (!isSummaryType(type)) return refuse(404, 'unknown-path', 'Not Found');
  const member = bearer(garmin, request, reply);
  if (!member) return reply;
  const {
    token,
    uploadStartTimeInSeconds: from,
    uploadEndTimeInSeconds: to,
    ...rest
  } = request.query as Fields;
  const [unknown] = Object.keys(rest);
  if (unknown) return refuse(400, 'unknown-parameter', `Unknown parameter ${unknown}`);
  const ticket = token === undefined ? null : garmin.tickets.look(token);
  if (ticket?.state !== 'good' || ticket.errand.kind !== 'pull' || ticket.errand.userId !== member.userId)
    return refuse(400, 'pull-token', 'InvalidPullTokenException: no valid pull token');
  const { fromS, toS } = ticket.errand;
  if (Number(to) - Number(from) > DAY_S)
    return refuse(400, 'pull-window', 'The window may be 86400 seconds at most.');
  if (ticket.errand.type !== type || Number(from) !== fromS || Number(to) !== toS)
    return refuse(400, 'pull-token', 'InvalidPullTokenException: the token is for another question');
  garmin.tickets.use(token ?? '');
  return garmin.uploads
    .filter((upload) => upload.type === type && upload.userId === member.userId)
    .filter(({ uploadedAtS }) => uploadedAtS >= fromS && uploadedAtS < toS)
    .map(({ record }) => record);
}

function file(garmin: GarminSimulator, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refuse = (status: number, rule: string, errorMessage: string, noted = true): FastifyReply => {
    if (noted) garmin.note(request, rule, errorMessage);
    return reply.code(status).send({ errorMessage });
  };
  if (garmin.fileBearer === 'refused' && request.headers.authorization !== undefined)
    return refuse(403, 'bearer-at-file', 'This address carries its own token.', false);
  if (garmin.fileBearer === 'required' && !bearer(garmin, request, reply)) return reply;
  const { id, token = '' } = request.query as Fields;
  const ticket = garmin.tickets.look(token);
  if (ticket?.errand.kind !== 'file' || ticket.errand.activityId !== id)
    return refuse(400, 'file-token', 'InvalidPullTokenException: no valid token for this file');
  if (ticket.state === 'expired') return refuse(410, 'file-too-late', 'Gone: fetch files within 24 hours.');
  if (ticket.state === 'used')
    return refuse(410, 'file-fetched-again', 'Gone: this file was fetched before.');
  const member = garmin.member(ticket.errand.userId);
  const activity = member.activities.find((each) => each.id === id);
  if (!member.registeredAt || !activity) return refuse(404, 'no-file', 'Not Found', false);
  garmin.tickets.use(token);
  return reply.type('application/octet-stream').send(Buffer.from(fileOf(member, activity)));
}
