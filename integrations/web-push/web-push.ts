import webPush from 'web-push';
import type { PushKeys } from '#src/config/push-keys';
import { ChannelBusy, ChannelDown, ChannelRefused, MessageTooLong } from '#src/delivery/channel.problems';
import { type PushAddress, PushChannel, type PushMessage } from '#src/delivery/push.port';
import type { Clock } from '#src/kernel/clock';
import type { Answer } from '#integrations/http/answer';
import type { OutgoingHttp } from '#integrations/http/outgoing-http';
import { Vapid } from '#integrations/web-push/vapid';

/** Push services take 4,096 bytes, and encryption adds 103 (RFC 8291, 4). */
const LONGEST_PAYLOAD_BYTES = 3_993;
/** There is no such subscription any more (RFC 8030, 7.3). */
const GONE = new Set([404, 410]);

/** Messages to browsers by Web Push (RFC 8030), encrypted so that only the browser reads them (RFC 8291). */
export class WebPush extends PushChannel {
  constructor(
    private readonly http: OutgoingHttp,
    private readonly keys: () => PushKeys,
    private readonly contact: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  get publicKey(): string {
    return this.keys().publicKey;
  }

  async send(to: PushAddress, { payload, ttlS, urgency, topic }: PushMessage): Promise<'sent' | 'gone'> {
    if (Buffer.byteLength(payload) > LONGEST_PAYLOAD_BYTES) throw new MessageTooLong('push');
    const { endpoint, p256dh, auth } = to;
    const Authorization = new Vapid(this.keys(), this.contact).header(endpoint, this.clock.now());
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: ttlS,
      urgency,
      topic,
      headers: { Authorization },
    });
    const answer = await this.http.post('push', endpoint, headers, body ?? Buffer.alloc(0));
    if (answer.isFine) return 'sent';
    if (GONE.has(answer.status)) return 'gone';
    throw problemOf(answer);
  }
}

function problemOf({ status, retryAfterS }: Answer): Error {
  if (status === 413) return new MessageTooLong('push');
  if (status === 429) return new ChannelBusy('push', retryAfterS);
  if (status >= 500)
    return retryAfterS === null
      ? new ChannelDown('push', String(status))
      : new ChannelBusy('push', retryAfterS);
  // A redirect is nothing a push service does: something stands between, as with 5xx. The rest is a fault of ours.
  return status < 400 ? new ChannelDown('push', String(status)) : new ChannelRefused('push', status);
}
