import { Inject, Injectable } from '@nestjs/common';
import { OF_ONE_DAY } from '#src/advice/kind-facts';
import type { Tx } from '#src/database/transaction';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { MannersBook } from '#src/nudges/manners';
import { Nudge } from '#src/nudges/nudge.entity';
import { WaitingRoom } from '#src/nudges/waiting-room';
import { Addressees } from '#src/people/addressees';
import { endOfDay } from '#src/timing/local';
import { politeMoment } from '#src/timing/polite';

const MINUTE_MS = 60_000;
/** However short its life, somebody who is busy may be told until then; what is older is nobody's business any more. */
const LIVES_HOURS = 12;
/** Time to read it once it is said again. */
const READ_HOURS = 2;

/** Says once more what somebody had no time for. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(WaitingRoom) private readonly waiting: WaitingRoom,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers when; null: by then it would no longer be worth reading. */
  async put(tx: Tx, nudge: Nudge, minutes: number): Promise<Date | null> {
    const { athleteId } = nudge;
    const addressee = await this.addressees.of(athleteId);
    if (!addressee) return null;
    const now = this.clock.now();
    const { quietFrom, quietUntil, focusTimes } = await this.manners.of(athleteId, tx);
    const peace = { quiet: { from: quietFrom, until: quietUntil }, focus: focusTimes };
    const at = politeMoment(new Date(now.getTime() + minutes * MINUTE_MS), addressee.timeZone, peace);
    // “Tomorrow” is another day by then.
    const lastMs = OF_ONE_DAY.has(nudge.kind)
      ? endOfDay(nudge.spokenAt!, addressee.timeZone).getTime()
      : Infinity;
    if (!at || at.getTime() > Math.min(lastMs, this.endOf(nudge).getTime())) return null;
    const readMs = Math.max(nudge.expiresAt.getTime(), at.getTime() + READ_HOURS * HOUR_MS);
    const expiresAt = new Date(Math.min(lastMs, readMs));
    const marks = { seenAt: now, pushAt: at, wantedAgain: true, expiresAt };
    await tx.update(Nudge, nudge.id, marks);
    await this.waiting.come(tx, nudge.id, at);
    return at;
  }

  private endOf({ expiresAt, spokenAt, dueAt }: Nudge): Date {
    const since = (dueAt < spokenAt! ? dueAt : spokenAt!).getTime();
    return new Date(Math.max(expiresAt.getTime(), since + LIVES_HOURS * HOUR_MS));
  }
}
