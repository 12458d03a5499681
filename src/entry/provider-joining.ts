import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Admission, type Newcomer } from '#src/entry/admission';
import type { Caller } from '#src/entry/caller';
import { Invitations } from '#src/entry/invitations';
import { NobodyByProvider } from '#src/entry/provider.problems';
import { ProviderLinks } from '#src/entry/provider-links';
import { ProviderNewcomers } from '#src/entry/provider-newcomers';
import type { Role } from '#src/people/role';

/** Makes the account of somebody whom the provider brought. */
@Injectable()
export class ProviderJoining {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ProviderNewcomers) private readonly newcomers: ProviderNewcomers,
    @Inject(ProviderLinks) private readonly links: ProviderLinks,
    @Inject(Admission) private readonly admission: Admission,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  /** `invitation`: the token of one; null: they have none. @throws ProviderRoundOver @throws TooYoung @throws EmailTaken */
  async join(
    browserKey: string | null,
    invitation: string | null,
    told: Omit<Newcomer, 'role' | 'email' | 'password' | 'emailProved'>,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const { email, issuer, subject } = await this.newcomers.at(browserKey);
    const admitted = await this.admitted(invitation, email);
    const ready = await this.admission.ready({ ...told, email, ...admitted, password: null });
    return this.database.transaction(async (tx) => {
      await this.newcomers.useUp(tx, browserKey!);
      if (invitation !== null) await this.invitations.useUp(tx, invitation);
      const admitted = await this.admission.admit(tx, ready, caller);
      await this.links.connect(tx, admitted.accountId, { issuer, subject });
      return admitted;
    });
  }

  private async admitted(
    invitation: string | null,
    email: string,
  ): Promise<{ role: Role; emailProved: boolean }> {
    if (invitation !== null) return this.invitations.admits(invitation, email);
    if (!this.newcomers.mayComeUninvited) throw new NobodyByProvider();
    return { role: 'athlete', emailProved: false };
  }
}
