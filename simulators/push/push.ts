import type { FastifyReply, FastifyRequest } from 'fastify';
import { selfSigned } from '#simulators/certificate';
import { SimClock } from '#simulators/clock';
import { type Pushed, PushSimulator } from '#simulators/push/push-simulator';
import { type Refusal, senderOf } from '#simulators/push/vapid-check';
import type { SimulatorOptions } from '#simulators/simulator';

/** What every push service takes (RFC 8030, 7.2). */
const LARGEST_BYTES = 4_096;

export interface PushOptions extends SimulatorOptions {
  /** Speaks https, as all push services do, with a certificate that vouches for itself; `ca` trusts it. */
  secure?: boolean;
}

/** Opens a push service of one's own on a free port. `ca`: trusts it, PEM; null over plain http. */
export async function startPush({ secure = true, ...options }: PushOptions = {}): Promise<{
  push: PushSimulator;
  ca: string | null;
}> {
  const clock = options.clock ?? new SimClock();
  const tls = secure ? await selfSigned(new SimClock().now()) : null;
  const push = new PushSimulator({ ...options, clock, ...(tls && { tls }) });
  push.app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => body,
  );
  push.app.post<{ Params: { id: string } }>('/push/:id', async (request, reply) =>
    take(push, request, reply),
  );
  openBackDoor(push);
  await push.listen();
  return { push, ca: tls && tls.cert };
}

async function take(
  push: PushSimulator,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refuse = ({ status, rule, says }: Refusal) => {
    push.note(request, rule, says);
    return reply.code(status).type('text/plain').send(says);
  };
  const browser = push.browser(request.params.id);
  if (!browser) return reply.code(404).send({});
  if (!browser.isThere) return reply.code(410).send({});
  const audience = push.url;
  const sender = await senderOf(request.headers.authorization, { audience, nowS: push.clock.nowS() });
  if ('rule' in sender) return refuse(sender);
  const notAdmitted = push.admits(browser, sender.serverKey);
  if (notAdmitted) return refuse(notAdmitted);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const fault = faultOf(request, body);
  if (fault) return refuse(fault);
  const text = push.opened(browser, body);
  if (text === null)
    return refuse({ status: 400, rule: 'encryption', says: 'The browser could not decrypt it.' });
  const { headers } = request;
  const { ttl, urgency = 'normal', topic = null } = headers;
  const endpoint = `${push.url}/push/${request.params.id}`;
  const told = { ttlS: Number(ttl), urgency: String(urgency), topic: topic && String(topic), headers, text };
  push.pushed.push({ at: push.clock.now(), endpoint, ...told } satisfies Pushed);
  return reply.code(201).header('location', `${push.url}/message/${push.pushed.length}`).send({});
}

function faultOf({ headers }: FastifyRequest, body: Buffer): Refusal | null {
  const { ttl, urgency = 'normal', topic = '' } = headers;
  const wanted: [boolean, number, string, string][] = [
    [/^\d{1,9}$/.test(String(ttl ?? '')), 400, 'ttl', 'TTL must say for how many seconds it is kept.'],
    [/^(very-low|low|normal|high)$/.test(String(urgency)), 400, 'urgency', 'There is no such Urgency.'],
    [/^[\w-]{0,32}$/.test(String(topic)), 400, 'topic', 'A Topic has at most 32 letters of base64url.'],
    [headers['content-encoding'] === 'aes128gcm', 415, 'encoding', 'Content-Encoding must be aes128gcm.'],
    [body.length <= LARGEST_BYTES, 413, 'size', 'A message has at most 4096 bytes.'],
  ];
  const broken = wanted.find(([fits]) => !fits);
  return broken ? { status: broken[1], rule: broken[2], says: broken[3] } : null;
}

function openBackDoor(push: PushSimulator): void {
  push.app.get('/__sim/pushed', async () => push.pushed);
  push.app.post<{ Body: { serverKey?: string } }>('/__sim/subscriptions', async ({ body }, reply) =>
    reply.code(201).send(push.subscribe(body.serverKey ?? null)),
  );
  push.app.delete<{ Body: { endpoint: string } }>('/__sim/subscriptions', async ({ body }, reply) => {
    push.unsubscribe(body.endpoint);
    return reply.code(204).send();
  });
}
