import { Inject, Injectable } from '@nestjs/common';
import { Leaving } from '#src/connect/leaving';
import { Link } from '#src/connect/link.entity';
import { Traces } from '#src/connect/traces';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { SessionShelf } from '#src/sessions/session-shelf';

export interface Leaver {
  accountId: string;
  athleteId: string;
}

/** The first step of somebody who goes, or whose data is to go: nothing more comes, and it stands written that they went. */
@Injectable()
export class Departures {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Leaving) private readonly leaving: Leaving,
    @Inject(Traces) private readonly traces: Traces,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Gives the grants back, which the brands hear of afterwards. Answers how much there is to go. */
  async begin(
    tx: Tx,
    { accountId, athleteId }: Leaver,
    what: 'data' | 'account',
  ): Promise<{ at: Date; counts: { sessions: number } }> {
    const reason = what === 'account' ? 'account-erased' : 'data-erased';
    await takeTurns(tx, `sessions:${athleteId}`); // from here on none comes that nobody would forget
    const sessionIds = await this.sessions.idsOf(athleteId);
    const counts = { sessions: sessionIds.length };
    for (const { id } of await tx.findBy(Link, { athleteId }))
      await this.leaving.unlink(tx, id, { reason, data: 'account' });
    const about = what === 'account' ? [accountId] : [];
    await this.traces.forgetPerson(tx, new Set([...about, athleteId, ...sessionIds]));
    await this.leaving.recordPerson(tx, athleteId, reason, counts);
    return { at: this.clock.now(), counts };
  }
}
