import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import type { Kind } from '#src/advice/kinds';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { KnowledgeMoved } from '#src/estimates/estimates.problems';
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
  /** The session it is of; null: none, or one that is gone. */
  sessionId: string | null;
  /** When that ended. */
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
      sessionId: isTheirs ? sessionId : null,
      endedAt: isTheirs ? standing.endedAt : null,
      arrivedAt: isTheirs ? standing.arrivedAt : null,
      // What was learned of a person was learned of all their sessions.
      shareable: !(await this.sessions.hasOwnerOnly(athleteId)),
    };
  }

  /** From here to the end of the transaction nothing it was made of goes. @throws KnowledgeMoved where something has meanwhile */
  async makeSure(tx: Tx, { addressee: { athleteId }, sessionId, shareable }: About): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const isGone = sessionId !== null && !(await this.sessions.standing(sessionId));
    if (isGone || (await this.sessions.hasOwnerOnly(athleteId)) === shareable) throw new KnowledgeMoved();
  }

  /** `kinds`: only those who have these to give are asked. */
  async ask(occasion: Occasion, asked: Asked, kinds?: ReadonlySet<Kind>): Promise<Verdict[]> {
    const those = this.advisers.all.filter(
      (adviser) => !kinds || adviser.kinds.some((kind) => kinds.has(kind)),
    );
    return (await Promise.all(those.map((adviser) => adviser.on(occasion, asked)))).flat();
  }
}
