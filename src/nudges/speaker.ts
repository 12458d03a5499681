import { Inject, Injectable } from '@nestjs/common';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { IsNull, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { Afresh } from '#src/nudges/afresh';
import { Council } from '#src/nudges/council';
import { isPending, momentOf } from '#src/nudges/pending';
import { Mouth } from '#src/nudges/mouth';
import { Nudge } from '#src/nudges/nudge.entity';
import { NudgeDue } from '#src/nudges/nudges.topics';

/** What comes of one session goes in one message: the first that is due takes along what would come so soon after. */
const TAKEN_ALONG_MS = 30 * 60_000;

/** Hears that the moment of a nudge has come, looks once more whether it is worth saying, and has it said. */
@Injectable()
export class Speaker {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Afresh) private readonly afresh: Afresh,
    @Inject(Mouth) private readonly mouth: Mouth,
    @Inject(Council) private readonly council: Council,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(NudgeDue)
  async onDue({ nudgeId }: Said<typeof NudgeDue>, finish: Finish): Promise<void> {
    const nudge = await this.database.read(Nudge).findOneBy({ id: nudgeId });
    const now = this.clock.now();
    // One that was moved has a fact of its new moment.
    if (!nudge || !isPending(nudge) || momentOf(nudge) > now) return;
    const { athleteId } = nudge;
    const due = dueNow(await this.pendingOf(athleteId), now);
    const found = await this.afresh.of(due, nudgeId);
    if (!found) return;
    await finish(async (tx) => {
      await this.council.makeSure(tx, found.about);
      await takeTurns(tx, `nudges:${athleteId}`);
      const still = dueNow(await this.pendingOf(athleteId, tx), now);
      await this.mouth.say(tx, still, found);
    });
  }

  private async pendingOf(athleteId: string, tx?: Tx): Promise<Nudge[]> {
    const rows = tx
      ? await tx.findBy(Nudge, pendingIn(athleteId))
      : await this.database.read(Nudge).findBy(pendingIn(athleteId));
    return rows.filter(isPending);
  }
}

function pendingIn(athleteId: string) {
  return [
    { athleteId, state: 'waiting' as const },
    { athleteId, state: 'spoken' as const, pushAt: Not(IsNull()) },
  ];
}

/** Those whose moment has come, and what would come so soon after of the same session. */
function dueNow(pending: readonly Nudge[], now: Date): Nudge[] {
  const due = pending.filter((one) => momentOf(one) <= now);
  const sessions = new Set(due.filter(isAfterSession).map(({ sessionId }) => sessionId));
  const soon = new Date(now.getTime() + TAKEN_ALONG_MS);
  const along = pending.filter(
    (one) =>
      !due.includes(one) && isAfterSession(one) && sessions.has(one.sessionId) && momentOf(one) <= soon,
  );
  return [...due, ...along];
}

function isAfterSession({ kind, sessionId, state }: Nudge): boolean {
  return state === 'waiting' && sessionId !== null && KIND_FACTS[kind].followsSession;
}
