import { createHmac } from 'node:crypto';
import type { Notice, WebhookRequest } from '#src/connect/arrival.port';
import { WebhookRefused } from '#src/connect/connect.problems';
import { isSameSecret, shortDigest } from '#integrations/http/digests';
import { parseExactly } from '#integrations/http/long-numbers';
import { eventShape, type StravaEvent } from '#integrations/strava/strava.shapes';

/** How far a signature's time may be from ours, seconds. */
const SKEW_S = 300;

export type Signature = 'none' | 'good' | 'bad';

/** `X-Strava-Signature: t=<seconds>,v1=<hex>`, an HMAC-SHA256 over `t.body`. */
export function signatureOf({ headers, body, receivedAt }: WebhookRequest, secret: string): Signature {
  const header = [headers['x-strava-signature'] ?? []].flat()[0];
  if (header === undefined) return 'none';
  const parts = new Map(header.split(',').map((part) => part.trim().split('=', 2) as [string, string]));
  const time = parts.get('t') ?? '';
  const skewS = Math.abs(receivedAt.getTime() / 1000 - Number(time));
  if (!/^\d{1,12}$/.test(time) || skewS > SKEW_S) return 'bad';
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
  return isSameSecret(parts.get('v1')?.toLowerCase(), expected) ? 'good' : 'bad';
}

/** The answer to Strava's handshake; null when whoever asks does not know our word. */
export function handshake(query: WebhookRequest['query'], verifyToken: string): object | null {
  const challenge = query['hub.challenge'];
  const known = query['hub.mode'] === 'subscribe' && isSameSecret(query['hub.verify_token'], verifyToken);
  return known && challenge !== undefined && challenge.length <= 200 ? { 'hub.challenge': challenge } : null;
}

/** @throws WebhookRefused for what is not an event, or one of a subscription that is not ours */
export function noticesIn(body: Buffer, subscriptionId: string | null): Notice[] {
  const event = eventIn(body);
  if (subscriptionId !== null && event.subscription_id !== subscriptionId) throw new WebhookRefused();
  return understood(event);
}

function eventIn(body: Buffer): StravaEvent {
  try {
    return eventShape.parse(parseExactly(body.toString('utf8')));
  } catch {
    throw new WebhookRefused();
  }
}

function understood(event: StravaEvent): Notice[] {
  const { object_type: object, object_id: id, aspect_type: aspect, owner_id: vendorUserId } = event;
  const updates = event.updates ?? {};
  // Two updates of one second differ by what they say only.
  const said = Object.keys(updates).length > 0 ? `:${shortDigest(JSON.stringify(updates))}` : '';
  const key = `${object}:${id}:${aspect}:${event.event_time}${said}`.slice(0, 100);
  if (object === 'activity') {
    const kind = aspect === 'delete' ? 'removed' : 'activity';
    return [{ kind, vendorUserId, externalId: id, key, carried: null }];
  }
  const revoked = aspect === 'delete' || String(updates['authorized']) === 'false';
  if (object === 'athlete' && revoked)
    return [{ kind: 'revoked', vendorUserId, externalId: null, key, carried: null }];
  return [];
}
