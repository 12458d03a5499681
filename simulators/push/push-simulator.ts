import { createECDH, type ECDH, randomBytes } from 'node:crypto';
import { decrypt } from 'http_ece';
import type { Refusal } from '#simulators/push/vapid-check';
import { Simulator } from '#simulators/simulator';

/** What a browser tells whoever wants to send to it, as `PushSubscription.toJSON()`. */
export interface Subscription {
  endpoint: string;
  expirationTime: null;
  keys: { p256dh: string; auth: string };
}

/** A message as its browser reads it. */
export interface Pushed {
  at: Date;
  endpoint: string;
  ttlS: number;
  urgency: string;
  /** A later message of the same topic takes the place of one that still waits. */
  topic: string | null;
  /** All that came beside the message and that the service itself can read. */
  headers: Readonly<Record<string, unknown>>;
  /** Decrypted. */
  text: string;
}

interface Browser {
  keys: ECDH;
  auth: Buffer;
  /** What it subscribed for; null: whoever comes first. */
  serverKey: string | null;
  isThere: boolean;
}

/** A push service and the browsers behind it: keeps what arrives, decrypted. */
export class PushSimulator extends Simulator {
  readonly pushed: Pushed[] = [];
  private readonly browsers = new Map<string, Browser>();

  /** `serverKey`: the public key of whoever may send to it, base64url. */
  subscribe(serverKey: string | null = null): Subscription {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const [id, auth] = [randomBytes(24).toString('base64url'), randomBytes(16)];
    this.browsers.set(id, { keys, auth, serverKey, isThere: true });
    const p256dh = keys.getPublicKey().toString('base64url');
    const endpoint = `${this.url}/push/${id}`;
    return { endpoint, expirationTime: null, keys: { p256dh, auth: auth.toString('base64url') } };
  }

  /** The browser goes away: from now on its address is gone. */
  unsubscribe(endpoint: string): void {
    const browser = this.browser(idOf(endpoint));
    if (browser) browser.isThere = false;
  }

  browser(id: string): Browser | null {
    return this.browsers.get(id) ?? null;
  }

  /** What phones show: of messages with one topic the last. */
  shown(): Pushed[] {
    const last = new Map(this.pushed.map((one, n) => [`${one.endpoint} ${one.topic ?? n}`, one]));
    return [...last.values()];
  }

  /** null: it was not encrypted for this browser. */
  opened({ keys, auth }: Browser, bytes: Buffer): string | null {
    try {
      return decrypt(bytes, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString('utf8');
    } catch {
      return null;
    }
  }

  /** Whether this server may send to that browser; who came first stays the one. */
  admits(browser: Browser, serverKey: string): Refusal | null {
    browser.serverKey ??= serverKey;
    return browser.serverKey === serverKey
      ? null
      : { status: 403, rule: 'other-key', says: 'The browser subscribed for another key.' };
  }
}

export function idOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf('/') + 1);
}
