import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a WebAuthn authenticator would do, in a few lines: one key pair, a counter, and a say in what it claims. */
export interface Wishes {
  origin?: string;
  host?: string;
  userVerified?: boolean;
  counter?: number;
  userHandle?: string;
}

interface Options {
  options: { challenge: string; user?: { id: string }; [more: string]: unknown };
}

export class SoftPasskey {
  readonly id = randomBytes(16);
  counter = 0;
  private userHandle = '';
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });

  /** The answer to being asked for a new key. */
  made({ options }: Options, wishes: Wishes = {}): object {
    this.userHandle = options.user?.id ?? '';
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', Buffer.concat([this.head(wishes, 0x40), this.attested()])],
    ]);
    return this.credential({
      clientDataJSON: clientData('webauthn.create', options.challenge, wishes),
      attestationObject: cbor(attestation).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to being asked who it is. */
  answer({ options }: Options, wishes: Wishes = {}): object {
    this.counter += 1;
    const client = clientData('webauthn.get', options.challenge, wishes);
    const authData = this.head(wishes, 0);
    const digest = createHash('sha256').update(Buffer.from(client, 'base64url')).digest();
    const signature = sign('sha256', Buffer.concat([authData, digest]), this.keys.privateKey);
    return this.credential({
      clientDataJSON: client,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: wishes.userHandle ?? this.userHandle,
    });
  }

  private credential(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private head(
    { host = 'localhost', userVerified = true, counter = this.counter }: Wishes,
    more: number,
  ): Buffer {
    const flags = 0x01 | (userVerified ? 0x04 : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([flags]), count]);
  }

  private attested(): Buffer {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, unknown>([
      [1, 2], // an elliptic curve key
      [3, -7], // ES256
      [-1, 1], // on P-256
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    return Buffer.concat([Buffer.alloc(16), length, this.id, cbor(cose)]);
  }
}

function clientData(type: string, challenge: string, { origin = 'http://localhost' }: Wishes): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

/** As much of CBOR (RFC 8949) as a key needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? lead(0, value) : lead(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([lead(2, value.length), value]);
  if (typeof value === 'string')
    return Buffer.concat([lead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map)
    return Buffer.concat([
      lead(5, value.size),
      ...[...value].flatMap(([key, held]) => [cbor(key), cbor(held)]),
    ]);
  throw new Error('a key holds nothing else');
}

function lead(major: number, count: number): Buffer {
  const kind = major << 5;
  if (count < 24) return Buffer.from([kind | count]);
  return count < 256 ? Buffer.from([kind | 24, count]) : Buffer.from([kind | 25, count >> 8, count & 255]);
}
