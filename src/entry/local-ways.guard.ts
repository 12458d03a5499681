import { type CanActivate, Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { ProviderOnly } from '#src/entry/provider.problems';

/** For ways in that are closed where the operator lets people in by the provider only. */
@Injectable()
export class LocalWaysGuard implements CanActivate {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  canActivate(): boolean {
    if (this.settings.provider?.only) throw new ProviderOnly();
    return true;
  }
}
