import type { FastifyReply, FastifyRequest } from 'fastify';
import { press } from '#simulators/strava/authorize';
import type { StravaEvent } from '#simulators/strava/dispatcher';
import type { StravaSettings } from '#simulators/strava/settings';
import { vendorsPage } from '#simulators/strava/vendors-page';
import type { NewActivity, Vendor } from '#simulators/strava/vendor';

type Id = { Params: { id: string } };
interface Change {
  settings?: Partial<StravaSettings>;
  webhooks?: Partial<Vendor['webhooks']['modes']>;
  limits?: Partial<Pick<Vendor['limits'], 'overall' | 'read' | 'body'>>;
  exhaust?: 'quarter' | 'day';
}

/** The vendor's side over HTTP: what tests in other processes and the person at the page press. */
export function addBackDoor(vendor: Vendor): void {
  const { app } = vendor.sim;
  const { webhooks, limits } = vendor;

  app.get('/__sim', async (_, reply) => reply.type('text/html; charset=utf-8').send(vendorsPage(vendor)));
  app.get('/__sim/state', async () => state(vendor));

  app.post<{ Body: Change }>('/__sim/settings', async ({ body }) => {
    Object.assign(vendor.settings, body.settings);
    Object.assign(webhooks.modes, body.webhooks);
    Object.assign(limits, body.limits);
    if (body.exhaust) limits.exhaust(body.exhaust);
    return { settings: vendor.settings, webhooks: webhooks.modes };
  });

  app.post<{ Body?: { seed?: number; days?: number; withhold?: number } }>(
    '/__sim/athletes',
    async ({ body = {} }, reply) => {
      const { seed, ...season } = body;
      return reply.code(201).send({ id: vendor.addAthlete(seed, season).id });
    },
  );
  app.post<Id & { Body?: { everyMs?: number } }>(
    '/__sim/athletes/:id/trickle',
    async ({ params, body }, reply) => {
      vendor.trickle(params.id, body?.everyMs);
      return reply.code(202).send({ left: vendor.athlete(params.id).withheld.length });
    },
  );
  app.post<Id>('/__sim/athletes/:id/deauthorise', async (request, reply) => {
    vendor.deauthorise(request.params.id);
    return done(request, reply, {});
  });
  app.post<{
    Body: { athleteId: string; startsAt?: string; announce?: boolean } & Omit<NewActivity, 'startsAt'>;
  }>('/__sim/activities', async (request, reply) => {
    const { athleteId, startsAt, announce = true, ...asked } = request.body;
    const when = startsAt === undefined ? {} : { startsAt: new Date(startsAt) };
    const { id } = vendor.addActivity(athleteId, { ...asked, ...when }, { announce });
    return done(request, reply, { id });
  });
  app.post<Id & { Body: { name?: string; sportType?: string } }>(
    '/__sim/activities/:id/edit',
    async (request, reply) => {
      vendor.editActivity(request.params.id, request.body);
      return done(request, reply, {});
    },
  );
  app.post<Id & { Body?: { private?: boolean | string } }>(
    '/__sim/activities/:id/private',
    async (request, reply) => {
      vendor.setPrivate(request.params.id, String(request.body?.private ?? true) === 'true');
      return done(request, reply, {});
    },
  );
  app.post<Id>('/__sim/activities/:id/delete', async (request, reply) => {
    vendor.deleteActivity(request.params.id);
    return done(request, reply, {});
  });

  app.post('/__sim/webhooks/flush', async () => {
    await webhooks.flush();
    return { deliveries: webhooks.deliveries.length, pending: webhooks.pending() };
  });
  app.post<{ Body: Parameters<typeof webhooks.announce>[0] & Partial<StravaEvent> }>(
    '/__sim/webhooks/forge',
    async ({ body }, reply) => {
      webhooks.announce(body);
      return reply.code(202).send({});
    },
  );
  app.post<{ Body: { authorizeUrl: string; scopes?: string[]; athleteId?: string; deny?: boolean } }>(
    '/__sim/approve',
    async ({ body: { authorizeUrl, ...pressed } }) => ({
      redirect: press(vendor, Object.fromEntries(new URL(authorizeUrl).searchParams), pressed),
    }),
  );
}

function state(vendor: Vendor): object {
  const { webhooks } = vendor;
  return {
    athletes: [...vendor.athletes.values()].map(({ id, made, withheld }) => ({
      ...{ id, name: `${made.firstName} ${made.lastName}`, withheld: withheld.length },
      scopes: vendor.tokens.grants.get(id)?.scopes ?? null,
    })),
    activities: [...vendor.activities.values()].map(({ workout, ...shown }) => ({
      ...shown,
      startsAt: workout.startsAt,
    })),
    subscription: webhooks.subscription,
    pending: webhooks.pending(),
    deliveries: webhooks.deliveries,
    lost: webhooks.lost,
  };
}

/** A person who pressed a button goes back to the page; a program gets its answer. */
function done(request: FastifyRequest, reply: FastifyReply, answer: object): FastifyReply {
  return request.headers.accept?.includes('text/html') ? reply.redirect('/__sim', 303) : reply.send(answer);
}
