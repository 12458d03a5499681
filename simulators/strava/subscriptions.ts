import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { orRefuse } from '#simulators/strava/gate';
import { expectClient } from '#simulators/strava/oauth';
import { breach, expectOnly, type Refusal, refusal } from '#simulators/strava/refusals';
import type { Subscription } from '#simulators/strava/dispatcher';
import type { Vendor } from '#simulators/strava/vendor';

type Fields = Record<string, string>;

const PATH = '/api/v3/push_subscriptions';

/** One subscription for the whole application; its address must answer the handshake before it counts. */
export function addSubscriptions(vendor: Vendor): void {
  const { app, clock } = vendor.sim;

  app.post(PATH, async (request, reply) =>
    orRefuse(vendor, request, reply, async () => {
      const form = fieldsOf(request.body, ['callback_url', 'verify_token'], request);
      expectClient(vendor, form['client_id'], form['client_secret']);
      const { callback_url: callbackUrl = '', verify_token: verifyToken = '' } = form;
      if (callbackUrl.length > 255)
        throw breach(
          'bad-value',
          'A callback address has at most 255 signs.',
          wrong('callback url', 'too long'),
        );
      if (vendor.webhooks.subscription) throw wrong('', 'already exists');
      if (!(await shakesHands(callbackUrl, verifyToken, vendor.webhooks.modes.answerLimitMs)))
        throw wrong('callback url', 'GET to callback URL does not return 200');
      const id = 120_000 + Math.floor(clock.nowS() % 10_000);
      vendor.webhooks.subscription = { id, callbackUrl, verifyToken, createdAt: clock.now() };
      return reply.code(201).send(shown(vendor, vendor.webhooks.subscription));
    }),
  );

  app.get(PATH, async (request, reply) =>
    orRefuse(vendor, request, reply, () => {
      const query = fieldsOf(request.query, [], request);
      expectClient(vendor, query['client_id'], query['client_secret']);
      return vendor.webhooks.subscription ? [shown(vendor, vendor.webhooks.subscription)] : [];
    }),
  );

  app.delete<{ Params: { id: string } }>(`${PATH}/:id`, async (request, reply) =>
    orRefuse(vendor, request, reply, () => {
      const query = fieldsOf(request.query, [], request);
      expectClient(vendor, query['client_id'], query['client_secret']);
      if (String(vendor.webhooks.subscription?.id) !== request.params.id)
        throw refusal(404, 'PushSubscription', 'id');
      vendor.webhooks.subscription = null;
      return reply.code(204).send();
    }),
  );
}

/** Asks the address to repeat a challenge, as Strava does while the creating call waits. */
async function shakesHands(callbackUrl: string, verifyToken: string, limitMs: number): Promise<boolean> {
  if (!URL.canParse(callbackUrl)) return false;
  const challenge = randomBytes(16).toString('hex');
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const said = (await response.json()) as Record<string, unknown>;
    return response.status === 200 && isJson === true && said['hub.challenge'] === challenge;
  } catch {
    return false;
  }
}

function shown({ settings }: Vendor, { id, callbackUrl, createdAt }: Subscription): object {
  const at = `${createdAt.toISOString().slice(0, 19)}Z`;
  return {
    ...{ id, resource_state: 2, application_id: Number(settings.clientId), callback_url: callbackUrl },
    ...{ created_at: at, updated_at: at },
  };
}

function fieldsOf(given: unknown, allowed: string[], request: FastifyRequest): Fields {
  const fields = (given ?? {}) as Fields;
  expectOnly(['client_id', 'client_secret', ...allowed], fields, `${request.method} ${PATH}`);
  return fields;
}

function wrong(field: string, code: string): Refusal {
  return refusal(400, 'PushSubscription', field, code);
}
