import { Inject, Injectable } from '@nestjs/common';
import type { NoTarget } from '#src/advice/fluid';
import { Circumstances } from '#src/circumstances/circumstances';
import { DAY_MS } from '#src/kernel/clock';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';
import { PlannedSessions } from '#src/plan/planned-sessions';
import { WeighIns } from '#src/sessions/weigh-ins';
import { daysAfter, localOf } from '#src/timing/local';

/** With these a doctor decides how much somebody drinks, and how much salt they eat. */
const DOCTORS_ILLNESSES: readonly string[] = [
  'kidney-disease',
  'dialysis',
  'heart-disease',
  'heart-block-or-slow-pulse',
];
const DOCTORS_MEDICINES: readonly string[] = ['diuretic', 'potassium-sparing-diuretic', 'lithium'];

/** What stands around somebody's drinking: who they are, what was weighed, and when the next session is. */
@Injectable()
export class Drinker {
  constructor(
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
  ) {}

  /** Why no amount may be named; null: nothing known stands against it. Of an age not told nobody is named one either. */
  async noTarget(athleteId: string): Promise<NoTarget | null> {
    const [{ ageYears }, { conditions, stomach }] = await Promise.all([
      this.basics.of(athleteId),
      this.circumstances.of(athleteId),
    ]);
    if (conditions?.conditions.some((illness) => DOCTORS_ILLNESSES.includes(illness))) return 'doctor';
    if (stomach?.medicines.some((medicine) => DOCTORS_MEDICINES.includes(medicine))) return 'doctor';
    if (conditions?.pregnant || conditions?.breastfeeding) return 'expecting';
    return ageYears === null || ageYears < GROWN_UP_AT ? 'not-of-age' : null;
  }

  /** Between the weighings of a session; null where it was not weighed, or nobody knows how much. */
  async weighed(
    athleteId: string,
    sessionId: string,
  ): Promise<{ drunkL: number | null; gainedKg: number } | null> {
    const weighIn = await this.weighIns.of('owner', athleteId, sessionId);
    return weighIn && { drunkL: weighIn.drinkKg, gainedKg: weighIn.postKg - weighIn.preKg };
  }

  /** Whether another session is planned to begin within a day after this moment, at an hour that is known. */
  async isNextWithinDay(athleteId: string, endedAt: Date, timeZone: string): Promise<boolean> {
    const { day } = localOf(endedAt, timeZone);
    // A plan's day is that of its own place: one more on either side.
    const plans = await this.plans.list(athleteId, daysAfter(day, -1), daysAfter(day, 2));
    return plans.some(({ plan: { startsAt, isTimeKnown }, doneBy }) => {
      const sinceMs = startsAt.getTime() - endedAt.getTime();
      return isTimeKnown && doneBy === null && sinceMs > 0 && sinceMs <= DAY_MS;
    });
  }
}
