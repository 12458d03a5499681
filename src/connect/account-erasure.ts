import { Inject, Injectable } from '@nestjs/common';
import { Leaving } from '#src/connect/leaving';
import { Link } from '#src/connect/link.entity';
import { Traces } from '#src/connect/traces';
import { Database, takeTurns } from '#src/database/database';
import { Accounts } from '#src/people/accounts';
import { SessionShelf } from '#src/sessions/session-shelf';

export interface Leaver {
  accountId: string;
  athleteId: string;
}

/** Ends an account with everything that ever came to it: whatever was typed in, handed in, linked or reckoned. */
@Injectable()
export class AccountErasure {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Leaving) private readonly leaving: Leaving,
    @Inject(Traces) private readonly traces: Traces,
  ) {}

  /**
   * In one transaction: when it is committed nothing is left and nobody is signed in, and before that nothing has
   * happened. Only the brands hear of it afterwards. Answers how much has gone.
   */
  async erase({ accountId, athleteId }: Leaver): Promise<{ sessions: number }> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `sessions:${athleteId}`); // from here on none comes that nobody would forget
      const sessionIds = await this.sessions.idsOf(athleteId);
      const counts = { sessions: sessionIds.length };
      const links = await tx.findBy(Link, { athleteId });
      for (const { id } of links)
        await this.leaving.unlink(tx, id, { reason: 'account-erased', data: 'account' });
      await this.accounts.remove(tx, accountId);
      await this.traces.forgetPerson(tx, new Set([accountId, athleteId, ...sessionIds]));
      await this.leaving.recordAccount(tx, athleteId, counts);
      return counts;
    });
  }
}
