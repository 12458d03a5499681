import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { MistypedWeighIn } from '#src/estimates/estimates.problems';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { DAY_MS, localDayOf } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { SessionShelf } from '#src/sessions/session-shelf';
import type { Weighed } from '#src/sessions/weigh-ins';

/** Whose weighings, and between which moments they were. */
export interface Between {
  athleteId: string;
  from: Date;
  to: Date;
}

type Part = Awaited<ReturnType<SessionShelf['between']>>[number];

/** Of a session this share lies between the weighings, or they were not about it. [own] */
const LEAST_SHARE = 0.5;
/** Of all the time trained between them this share is one session's, or nobody knows which cost what. [own] */
const MOST_OF_IT = 0.75;

/** Where two weighings become the weigh-in of the session between them: at home, and at a team's scale. */
@Injectable()
export class SessionBetween {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(WeighInDesk) private readonly desk: WeighInDesk,
    @Inject(Profiles) private readonly profiles: Profiles,
  ) {}

  /**
   * `letGo` ends the waiting, in the same transaction, and hears of which session it is now. Nothing happens while the session is not there, nor where there are
   * several of which none is most of it, as a match after its warm-up is: then nobody knows which of them cost what.
   */
  async give(
    between: Between,
    { weighed, sure }: { weighed: Omit<Weighed, 'extraMin'>; sure: boolean },
    letGo: (tx: Tx, sessionId: string | null) => Promise<void>,
  ): Promise<void> {
    const found = await this.found(between);
    const allS = found.reduce((sum, { elapsedS }) => sum + elapsedS, 0);
    const session = found.find(({ elapsedS }) => elapsedS >= MOST_OF_IT * allS);
    if (!session) return;
    const { athleteId, from, to } = between;
    const mass = await this.profiles.massOn(athleteId, localDayOf(session.startedAt, session.utcOffsetS));
    const extraMin = Math.max(0, (to.getTime() - from.getTime()) / 60_000 - session.elapsedS / 60);
    const whole = { ...weighed, extraMin };
    const also = (tx: Tx) => letGo(tx, session.id);
    const how = { sure, knownKg: mass?.massKg ?? null, also };
    await this.desk.putFirst(athleteId, session.id, whole, how).catch(async (problem: unknown) => {
      if (!(problem instanceof MistypedWeighIn)) throw problem;
      // The coach is not to hear how far it is from what the athlete weighs, and nobody else can mend it.
      await this.database.transaction((tx) => letGo(tx, null));
    });
  }

  /** Whatever tells of them: what the weighings teach of a session only its owner may see, only its owner sees. */
  private async found({ athleteId, from, to }: Between): Promise<Part[]> {
    const around = await this.sessions.between('owner', athleteId, new Date(from.getTime() - DAY_MS), to);
    return around.filter(({ startedAt, elapsedS }) => {
      const [start, end] = [startedAt.getTime(), startedAt.getTime() + elapsedS * 1000];
      const sharedMs = Math.min(end, to.getTime()) - Math.max(start, from.getTime());
      return sharedMs > 0 && sharedMs >= LEAST_SHARE * (end - start);
    });
  }
}
