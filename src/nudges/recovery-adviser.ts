import { Inject, Injectable } from '@nestjs/common';
import { isSaid, type Verdict } from '#src/advice/advice';
import { raisedPulse, recoveryDay, sessionRecovery } from '#src/advice/recovery';
import { daysBefore, type Strain, type ToldWeek } from '#src/advice/strain';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { Consents } from '#src/people/consents';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { type CheckIn, CheckIns } from '#src/signs/check-ins';
import { weekOf } from '#src/signs/iso-week';
import { disturbancesOf } from '#src/signs/pulse-hints';
import { COUNTS_FROM } from '#src/signs/sign-words';
import { isAfterLooks } from '#src/timing/looks';
import { type PulseTrend, RaisedPulse } from '#src/training/raised-pulse';
import { TrainingDays } from '#src/training/training-days';

const SESSION_DAYS = 28;
/** Check-ins come once a week; two may be skipped. */
const CHECK_IN_DAYS = 42;

/** Looks at what training, stress and nights ask of somebody, and speaks of rest. */
@Injectable()
export class RecoveryAdviser extends Adviser {
  readonly kinds = ['recovery-day', 'session-recovery', 'raised-pulse'] as const;

  constructor(
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(RaisedPulse) private readonly pulse: RaisedPulse,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(Consents) private readonly consents: Consents,
  ) {
    super();
  }

  async on(occasion: Occasion, { day, time }: Asked): Promise<Verdict[]> {
    const { of, athleteId } = occasion;
    if (of !== 'session' && of !== 'look') return [];
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    if (of === 'session')
      return this.afterSession(athleteId, occasion.sessionId, isAfterLooks(time) ? day : null);
    if (occasion.slot === 'morning') return [await this.inTheMorning(athleteId, occasion.day)];
    // It speaks of tomorrow, which on the next day is another.
    return occasion.day === day ? [await this.ofTomorrow(athleteId, day)] : [];
  }

  /** `evening`: of which day it is evening now; null: of that the look will see to. */
  private async afterSession(
    athleteId: string,
    sessionId: string,
    evening: string | null,
  ): Promise<Verdict[]> {
    const session = await this.training.ofSession(athleteId, sessionId);
    if (!session) return [];
    const word = sessionRecovery(session, (await this.strainOf(athleteId, session.day)).strain);
    // The one says of tomorrow what the other would.
    return evening === null || isSaid(word) ? [word] : [word, await this.ofTomorrow(athleteId, evening)];
  }

  private async ofTomorrow(athleteId: string, today: string): Promise<Verdict> {
    return recoveryDay((await this.strainOf(athleteId, today)).strain);
  }

  private async inTheMorning(athleteId: string, day: string): Promise<Verdict> {
    const { strain, trend } = await this.strainOf(athleteId, day);
    const planned = strain.pulse ? await this.plans.list(athleteId, day, day) : [];
    return raisedPulse({
      raised: strain.pulse,
      sessions: trend.sessions.recent,
      isTrainingDay: planned.length > 0 || strain.sessions.some((session) => session.day === day),
      today: day,
    });
  }

  private async strainOf(athleteId: string, today: string): Promise<{ strain: Strain; trend: PulseTrend }> {
    const [sessions, told] = await Promise.all([
      this.training.between(athleteId, daysBefore(today, SESSION_DAYS - 1), today),
      this.checkIns.since(athleteId, daysBefore(today, CHECK_IN_DAYS)),
    ]);
    const trend = await this.pulse.of(athleteId, disturbancesOf(told, weekOf(today)));
    const pulse = trend.state === 'raised' ? trend.deltaBpm : null;
    return { strain: { today, sessions, weeks: told.map(toldWeek), pulse }, trend };
  }
}

function toldWeek({ monday, stress, sleepH, signs }: CheckIn): ToldWeek {
  const isWorn = signs.fatigue >= COUNTS_FROM || signs.recovery >= COUNTS_FROM;
  return { monday, stress, sleepH, isWorn };
}
