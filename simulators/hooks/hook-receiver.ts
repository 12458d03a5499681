import type { FastifyRequest } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';

/** A call that came in, and whether it is signed as it must be. */
export interface Received {
  id: string;
  /** Exactly as it was signed. */
  body: string;
  isGenuine: boolean;
}

/** How far clocks may be apart, as Standard Webhooks has it. */
const APART_S = 300;

/** Somebody's own program that listens for webhooks, and looks at every signature. */
export class HookReceiver extends Simulator {
  readonly received: Received[] = [];
  /** `whsec_…`, as whoever sends showed it. */
  secret = '';

  isGenuine({ headers }: FastifyRequest, body: string): boolean {
    const told = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
    );
    // The package holds the time against the machine's clock, not ours: the signature is compared, the time by ourselves.
    const at = new Date(Number(told['webhook-timestamp']) * 1000);
    if (!(Math.abs(this.clock.nowS() - at.getTime() / 1000) <= APART_S)) return false;
    const expected = new Webhook(this.secret).sign(told['webhook-id']!, at, body);
    return told['webhook-signature']!.split(' ').includes(expected);
  }
}

/** Opens one of one's own on a free port; it listens at `/hook`. */
export async function startHookReceiver(options: SimulatorOptions = {}): Promise<HookReceiver> {
  const receiver = new HookReceiver(options);
  receiver.app.removeContentTypeParser('application/json');
  receiver.app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_: FastifyRequest, body: string) => body,
  );
  receiver.app.post<{ Body: string }>('/hook', async (request, reply) => {
    const isGenuine = receiver.isGenuine(request, request.body);
    receiver.received.push({ id: String(request.headers['webhook-id']), body: request.body, isGenuine });
    if (!isGenuine) receiver.note(request, 'signature', 'The signature is not that of the secret.');
    return reply.code(isGenuine ? 204 : 401).send();
  });
  receiver.app.get('/__sim/received', async () => receiver.received);
  await receiver.listen();
  return receiver;
}
