import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Admission, type Newcomer } from '#src/entry/admission';
import { Attempts } from '#src/entry/attempts';
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
    @Inject(Attempts) private readonly attempts: Attempts,
  ) {}

  /**
   * `token`: of an invitation; null: of a stranger.
   * @throws RegistrationClosed @throws InvitationNotUsable @throws InvitationForAnother @throws TooYoung @throws EmailTaken @throws TooManyJoins
   */
  async join(
    token: string | null,
    person: Omit<Newcomer, 'role' | 'door' | 'emailProved'>,
    caller: Caller,
  ): Promise<{ accountId: string; key: string }> {
    const tried = { email: person.email, address: caller.address };
    await this.attempts.count('join', tried);
    const admitted = await this.admitted(token, person.email);
    const ready = await this.admission.ready({ ...person, ...admitted, door: 'join' });
    const joined = await this.database.transaction(async (tx) => {
      if (token !== null) await this.invitations.useUp(tx, token);
      return this.admission.admit(tx, ready, caller);
    });
    // A whole club may come by its invitations from one place.
    if (token !== null) await this.attempts.forgive('join', tried);
    return joined;
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
