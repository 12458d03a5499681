import { Inject, Injectable } from '@nestjs/common';
import { SessionReckoned } from '#src/estimates/estimates.topics';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { SessionShelf } from '#src/sessions/session-shelf';
import { LoadKeeper } from '#src/training/load-keeper';
import { LoadKept } from '#src/training/training.topics';

/** Whoever listens for what was done just now has nothing to say of what is older: years of a diary make no noise. */
const JUST_DONE_HOURS = 24;

/** Hears that a session was reckoned, has its load written down, and passes on that it has been. */
@Injectable()
export class ReckonedSessions {
  constructor(
    @Inject(LoadKeeper) private readonly loads: LoadKeeper,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(SessionReckoned)
  async onSession({ sessionId }: Said<typeof SessionReckoned>, finish: Finish): Promise<void> {
    const write = await this.loads.settle(sessionId);
    const athleteId = await this.justDoneBy(sessionId);
    if (!write && athleteId === null) return;
    await finish(async (tx) => {
      await write?.(tx);
      if (athleteId !== null)
        await this.outbox.put(tx, LoadKept, { athleteId, sessionId }, { key: `${sessionId}:${newId()}` });
    });
  }

  private async justDoneBy(sessionId: string): Promise<string | null> {
    const standing = await this.sessions.standing(sessionId);
    if (!standing) return null;
    const since = this.clock.now().getTime() - standing.endedAt.getTime();
    return since <= JUST_DONE_HOURS * HOUR_MS ? standing.athleteId : null;
  }
}
