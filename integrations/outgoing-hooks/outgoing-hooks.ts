import { createHmac } from 'node:crypto';
import { ChannelBusy, ChannelDown } from '#src/delivery/channel.problems';
import { type HookAddress, type HookCall, HookChannel } from '#src/delivery/hook.port';
import type { OutgoingHttp } from '#integrations/http/outgoing-http';

const PREFIX = 'whsec_';
const GONE = 410;
/** Slow down, says Standard Webhooks of these. */
const SLOWLY = new Set([429, 502, 503, 504]);

/** Calls to addresses of people's own programs, signed as Standard Webhooks 1.0.0 says. */
export class OutgoingHooks extends HookChannel {
  constructor(private readonly http: OutgoingHttp) {
    super();
  }

  async send({ url, secret }: HookAddress, { id, at, body }: HookCall): Promise<'sent' | 'gone'> {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`,
    };
    const { isFine, status, retryAfterS } = await this.http.post('webhook', url, headers, body);
    if (isFine) return 'sent';
    if (status === GONE) return 'gone';
    throw SLOWLY.has(status)
      ? new ChannelBusy('webhook', retryAfterS)
      : new ChannelDown('webhook', String(status));
  }
}

function signature(secret: string, told: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(told).digest('base64');
}
