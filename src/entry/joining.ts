import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Admission, type Newcomer } from '#src/entry/admission';
import type { Caller } from '#src/entry/caller';
import { Invitations } from '#src/entry/invitations';
import { Registration } from '#src/entry/registration';
import type { Role } from '#src/people/role';

/** Lets in people who come with an invitation, and strangers where the door is open. */
@Injectable()
export class Joining {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Registration) private readonly registration: Registration,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Admission) private readonly admission: Admission,
  ) {}

  /**
   * `token`: of an invitation; null: of a stranger.
   * @throws RegistrationClosed @throws InvitationNotUsable @throws InvitationForAnother @throws TooYoung @throws EmailTaken
   */
  async join(
    token: string | null,
    person: Omit<Newcomer, 'role' | 'door' | 'emailProved'>,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const admitted = await this.admitted(token, person.email);
    const ready = await this.admission.ready({ ...person, ...admitted, door: 'join' });
    return this.database.transaction(async (tx) => {
      if (token !== null) await this.invitations.useUp(tx, token);
      return this.admission.admit(tx, ready, caller);
    });
  }

  /** What an invitation, or none, makes of somebody with this address. */
  private async admitted(token: string | null, email: string): Promise<{ role: Role; emailProved: boolean }> {
    if (token === null) {
      await this.registration.refuseStrangers();
      return { role: 'athlete', emailProved: false };
    }
    return this.invitations.admits(token, email);
  }
}
