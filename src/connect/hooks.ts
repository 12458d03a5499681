import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hookAddress, hookToken } from '#src/config/hook-address';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';

/** Where brands are to send their webhooks: at addresses nobody can guess. */
@Injectable()
export class Hooks {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Secrets) private readonly secrets: Secrets,
  ) {}

  tokenOf(brand: string): string {
    return hookToken(this.settings, this.secrets, brand);
  }

  /** Takes as long for a near miss as for a far one. */
  isTokenOf(brand: string, shown: string): boolean {
    return timingSafeEqual(digest(shown), digest(this.tokenOf(brand)));
  }

  urlOf(brand: string): string {
    return hookAddress(this.settings, this.secrets, brand);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
