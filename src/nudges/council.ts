import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import type { Kind } from '#src/advice/kinds';
import { Clock } from '#src/kernel/clock';
import { Advisers, type Asked, type Occasion } from '#src/nudges/adviser';
import { type Addressee, Addressees } from '#src/people/addressees';
import { SessionShelf } from '#src/sessions/session-shelf';
import { localOf } from '#src/timing/local';

/** What an occasion is about, as it stands now. */
export interface About {
  now: Date;
  /** Today, of the athlete's own calendar. */
  day: string;
  addressee: Addressee;
  /** Of the session it is of; null: of none, or of one that is gone. */
  endedAt: Date | null;
  arrivedAt: Date | null;
  /** Nothing that only the person may see lies behind what is known of them. */
  shareable: boolean;
}

/** All advisers as one, and what they have to know to be asked. */
@Injectable()
export class Council {
  constructor(
    @Inject(Advisers) private readonly advisers: Advisers,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: nobody is there any more. */
  async about(occasion: Occasion): Promise<About | null> {
    const { athleteId } = occasion;
    const addressee = await this.addressees.of(athleteId);
    if (!addressee) return null;
    const sessionId = 'sessionId' in occasion ? occasion.sessionId : null;
    const standing = sessionId === null ? null : await this.sessions.standing(sessionId);
    const isTheirs = standing?.athleteId === athleteId;
    const now = this.clock.now();
    return {
      now,
      day: localOf(now, addressee.timeZone).day,
      addressee,
      endedAt: isTheirs ? standing.endedAt : null,
      arrivedAt: isTheirs ? standing.arrivedAt : null,
      // What was learned of a person was learned of all their sessions.
      shareable: !(await this.sessions.hasOwnerOnly(athleteId)),
    };
  }

  /** `kinds`: only those who have these to give are asked. */
  async ask(occasion: Occasion, asked: Asked, kinds?: ReadonlySet<Kind>): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const adviser of this.advisers.all) {
      if (kinds && !adviser.kinds.some((kind) => kinds.has(kind))) continue;
      verdicts.push(...(await adviser.on(occasion, asked)));
    }
    return verdicts;
  }
}
