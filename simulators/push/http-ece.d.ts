declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** Opens what was encrypted for `privateKey` (RFC 8188, with the keys of RFC 8291). */
  export function decrypt(
    bytes: Buffer,
    how: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer },
  ): Buffer;
}
