import { Inject, Injectable } from '@nestjs/common';
import type { Delivery } from '#src/channels/delivery.entity';
import { EmailWay } from '#src/channels/email-way';
import { HookWay } from '#src/channels/hook-way';
import { NtfyWay } from '#src/channels/ntfy-way';
import { PushWay } from '#src/channels/push-way';
import type { Way } from '#src/channels/way';

/** All ways there are. */
@Injectable()
export class Ways {
  private readonly all: Record<Delivery['channel'], Way>;

  constructor(
    @Inject(PushWay) push: PushWay,
    @Inject(EmailWay) email: EmailWay,
    @Inject(NtfyWay) ntfy: NtfyWay,
    @Inject(HookWay) webhook: HookWay,
  ) {
    this.all = { push, email, ntfy, webhook };
  }

  of(channel: Delivery['channel']): Way {
    return this.all[channel];
  }
}
