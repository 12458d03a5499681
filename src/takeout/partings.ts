import { Inject, Injectable } from '@nestjs/common';
import { Departures } from '#src/connect/departures';
import type { Tx } from '#src/database/transaction';
import { Accounts } from '#src/people/accounts';
import { Clearance } from '#src/takeout/clearance';
import type { Person } from '#src/takeout/possessions';
import type { Erasable } from '#src/takeout/tombstones';
import { Memberships } from '#src/teams/memberships';

/** What an erasure ends with its first word: nothing more comes, and nobody is let in, or sees anything, any more. */
@Injectable()
export class Partings {
  constructor(
    @Inject(Departures) private readonly departures: Departures,
    @Inject(Clearance) private readonly clearance: Clearance,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {}

  /** Answers when it began, and how much there is to go. */
  async begin(tx: Tx, person: Person, what: Erasable): Promise<{ at: Date; counts: { sessions: number } }> {
    const begun = await this.departures.begin(tx, person, what);
    if (what === 'account') await this.clearance.lockOut(tx, person);
    else await this.leaveTeams(tx, person);
    return begun;
  }

  /** Whoever begins anew shares with nobody what comes from then on: a yes of before was about other things. */
  private async leaveTeams(tx: Tx, { accountId, athleteId }: Person): Promise<void> {
    const { language } = (await this.accounts.byId(accountId))!;
    await this.memberships.leaveAll(tx, athleteId, { method: 'page', language, actorId: accountId });
  }
}
