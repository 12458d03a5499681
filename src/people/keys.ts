import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Secrets } from '#src/config/secrets';

/** Makes the random keys that open a door, and the marks we remember them by: the keys themselves are never kept. */
@Injectable()
export class Keys {
  constructor(@Inject(Secrets) private readonly secrets: Secrets) {}

  /** 256 random bits, behind a prefix that tells people and secret scanners what it is. */
  make(prefix = ''): string {
    return prefix + randomBytes(32).toString('base64url');
  }

  /** The key of something that has an id: it can be told again and again, and still is nowhere kept. */
  derive(what: string, id: string): string {
    return this.secrets.derive(`${what}:${id}`);
  }

  /** The same key always has the same mark; nothing leads back from the mark. */
  mark(key: string): string {
    return createHmac('sha256', this.secrets.tokenPepper).update(key).digest('hex');
  }

  /** Whether somebody shows the mark they ought to, in a time that tells nothing of how near they came. */
  areSame(shown: string, mark: string): boolean {
    const [one, other] = [Buffer.from(shown), Buffer.from(mark)];
    return one.length === other.length && timingSafeEqual(one, other);
  }
}
