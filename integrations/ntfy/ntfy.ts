import { ChannelBusy, ChannelDown, ChannelRefused, MessageTooLong } from '#src/delivery/channel.problems';
import { type NtfyAddress, NtfyChannel, type NtfyNote } from '#src/delivery/ntfy.port';
import type { OutgoingHttp } from '#integrations/http/outgoing-http';

const PRIORITY = { low: 2, normal: 3, high: 4 } as const;
/** What ntfy shows of them. */
const MOST_BUTTONS = 3;

/** Messages to a topic of an ntfy server, as JSON to its root. */
export class Ntfy extends NtfyChannel {
  constructor(private readonly http: OutgoingHttp) {
    super();
  }

  async send({ server, topic, token }: NtfyAddress, note: NtfyNote): Promise<void> {
    const { id, title, text: message, urgency, link: click, buttons } = note;
    const actions = buttons.slice(0, MOST_BUTTONS).map((button) =>
      'opens' in button
        ? { action: 'view', label: button.label, url: button.opens }
        : {
            action: 'http',
            label: button.label,
            url: button.sends,
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: button.body,
            clear: true,
          },
    );
    const priority = PRIORITY[urgency];
    const headers = {
      'Content-Type': 'application/json',
      // From ntfy 2.16 on; an older one takes no notice.
      'X-Sequence-ID': id,
      ...(token !== null && { Authorization: `Bearer ${token}` }),
    };
    const body = JSON.stringify({ topic, title, message, priority, click, actions });
    const { isFine, status, retryAfterS } = await this.http.post('ntfy', server, headers, body);
    if (isFine) return;
    if (status === 413) throw new MessageTooLong('ntfy');
    if (status === 429) throw new ChannelBusy('ntfy', retryAfterS);
    throw status >= 400 && status < 500
      ? new ChannelRefused('ntfy', status)
      : new ChannelDown('ntfy', String(status));
  }
}
