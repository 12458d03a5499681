import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Admission, type Newcomer } from '#src/entry/admission';
import type { Caller } from '#src/entry/caller';
import { Invitations } from '#src/entry/invitations';
import { InvitationForAnother } from '#src/entry/letting-in.problems';
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
    person: Omit<Newcomer, 'role' | 'door'>,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const role = await this.roleFor(token, person.email);
    const ready = await this.admission.ready({ ...person, role, door: 'join' });
    return this.database.transaction(async (tx) => {
      if (token !== null) await this.invitations.useUp(tx, token);
      return this.admission.admit(tx, ready, caller);
    });
  }

  /** What an invitation, or none, makes of somebody with this address. */
  async roleFor(token: string | null, email: string): Promise<Role> {
    if (token === null) {
      await this.registration.refuseStrangers();
      return 'athlete';
    }
    const invitation = await this.invitations.at(token);
    if (invitation.email !== null && invitation.email !== email) throw new InvitationForAnother();
    return invitation.role;
  }
}
