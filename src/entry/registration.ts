import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Mail } from '#src/delivery/mail.port';
import { RegistrationClosed } from '#src/entry/letting-in.problems';
import { Accounts } from '#src/people/accounts';
import type { Role } from '#src/people/role';

export const REGISTRATION_DOORS = ['set-up', 'closed', 'invite', 'open'] as const;
export type Door = (typeof REGISTRATION_DOORS)[number];

/** Who may make an account here, and who may let others in. */
@Injectable()
export class Registration {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Mail) private readonly mail: Mail,
  ) {}

  /** Before the first account only the set-up link works, whatever the setting. */
  async door(): Promise<Door> {
    return (await this.accounts.anyExist()) ? this.settings.registration : 'set-up';
  }

  async state(): Promise<{ door: Door; mail: boolean }> {
    return { door: await this.door(), mail: this.mail.isSetUp };
  }

  /** @throws RegistrationClosed for strangers without an invitation, unless the door is open */
  async refuseStrangers(): Promise<void> {
    if ((await this.door()) !== 'open') throw new RegistrationClosed();
  }

  /** Whom somebody of this role may invite. */
  mayInvite(role: Role): readonly Role[] {
    if (role === 'operator') return ['athlete', 'coach', 'operator'];
    return role === 'coach' && this.settings.registration !== 'closed' ? ['athlete'] : [];
  }
}
