/** Where a browser's push service takes messages for it, and what to encrypt them with (RFC 8291), base64url. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushMessage {
  /** JSON. */
  payload: string;
  /** How long the push service keeps it for a phone that is off, seconds. */
  ttlS: number;
  urgency: 'low' | 'normal' | 'high';
  /** Replaces a message of the same topic that still waits. At most 32 letters, digits, - and _. */
  topic: string;
}

/** Whoever carries messages to browsers. */
export abstract class PushChannel {
  /** What browsers subscribe for, base64url. */
  abstract readonly publicKey: string;

  /**
   * `gone`: there is no such browser any more.
   * @throws ChannelDown @throws ChannelBusy @throws ChannelRefused @throws MessageTooLong @throws AddressRefused
   */
  abstract send(to: PushAddress, message: PushMessage): Promise<'sent' | 'gone'>;
}
