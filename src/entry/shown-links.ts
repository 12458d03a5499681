import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';

/** Links as people are shown them to hand on. */
@Injectable()
export class ShownLinks {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  /** With PUBLIC_URL as it says; without, only the page knows by what address people reach us, and puts it in front. */
  on(
    path: '/join' | '/reset' | '/join-team' | '/guardian',
    token: string,
    as: 'token' | 'code' = 'token',
  ): string {
    return `${this.settings.publicUrl ?? ''}${path}#${as}=${token}`;
  }
}
