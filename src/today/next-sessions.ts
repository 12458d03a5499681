import { Inject, Injectable } from '@nestjs/common';
import { ExpectedLoss } from '#src/estimates/expected-loss';
import type { Meant } from '#src/estimates/imagined';
import { usuallyIndoors } from '#src/estimates/surroundings';
import { Clock, daysAfter } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { UsualTomorrow } from '#src/nudges/usual-tomorrow';
import type { Visitor } from '#src/people/visitor';
import { expectedView } from '#src/plan/plan-view';
import { type Kept, PlannedSessions } from '#src/plan/planned-sessions';
import { SessionShelf } from '#src/sessions/session-shelf';
import { calibrationGroupOf } from '#src/sweat/calibration';
import { localOf, momentOf } from '#src/timing/local';
import type { NextSession } from '#src/today/today.shapes';

type Reader = Pick<Visitor, 'athleteId' | 'by' | 'timeZone'>;

/** Who has planned anything of so many days is asked no further: habits are for those who plan nothing. */
const NEAR_DAYS = 6;
/** A race is looked at from so far off. */
const FAR_DAYS = 60;
/** Of a habit only the day is known, and it is reckoned with this hour, as a calendar's days are. */
const USUAL_TIME = '17:00';

/** What somebody will do next: what they planned, or else what they do on that weekday in most weeks. */
@Injectable()
export class NextSessions {
  constructor(
    @Inject(PlannedSessions) private readonly plans: PlannedSessions,
    @Inject(UsualTomorrow) private readonly usual: UsualTomorrow,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(ExpectedLoss) private readonly losses: ExpectedLoss,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: nothing is planned, and no weekday is like the others. Consent is the caller's to ask. */
  async of(who: Reader, today: string): Promise<NextSession | null> {
    // From yesterday: by the clock on some other wall it may still be that day.
    const kept = await this.plans.list(who.athleteId, daysAfter(today, -1), daysAfter(today, FAR_DAYS));
    const ahead = kept.filter((one) => this.isAhead(one, today));
    const near = ahead.find(({ plan }) => plan.day <= daysAfter(today, NEAR_DAYS));
    if (near) return this.planned(who, near);
    return (await this.likely(who, today)) ?? (ahead[0] ? this.planned(who, ahead[0]) : null);
  }

  private isAhead({ plan, doneBy }: Kept, today: string): boolean {
    if (doneBy !== null) return false;
    const { startsAt, durationS, isTimeKnown, day } = plan;
    return isTimeKnown ? startsAt.getTime() + durationS * 1000 > this.clock.now().getTime() : day >= today;
  }

  private async planned(who: Reader, kept: Kept): Promise<NextSession> {
    const planned = await this.plans.expecting(who, kept);
    const { id, name, sport, day, startsAt, utcOffsetS, durationS, effort, isEvent, isIndoors } = planned;
    return {
      ...{ plannedId: id, name, sport, day, utcOffsetS, durationS, effort, isEvent, isIndoors },
      startsAt: planned.isTimeKnown ? startsAt.toISOString() : null,
      hasPlace: planned.place !== null,
      expected: expectedView(planned.expected),
      forecastMaxC: planned.forecastMaxC,
    };
  }

  private async likely(who: Reader, today: string): Promise<NextSession | null> {
    const done = await this.doneOn(who, today);
    for (let ahead = 0; ahead <= NEAR_DAYS; ahead++) {
      const day = daysAfter(today, ahead);
      const usual = await this.usual.of(who.athleteId, day);
      const next = usual.find(({ group }) => ahead > 0 || !done.has(group));
      if (!next) continue;
      const { sport, durationMin, group } = next;
      const startsAt = momentOf(day, USUAL_TIME, who.timeZone);
      const utcOffsetS = offsetS(startsAt, who.timeZone);
      const isIndoors = group === 'ride_indoor' || usuallyIndoors(sport);
      const meant: Meant = {
        ...{ sport, startsAt, isTimeKnown: false, utcOffsetS, durationS: durationMin * 60, effort: null },
        ...{ targetPowerW: null, targetSpeedMs: null, indoors: isIndoors, place: null, clothing: null },
      };
      return {
        ...{ plannedId: null, name: null, sport, day, startsAt: null, utcOffsetS, effort: null },
        ...{ durationS: meant.durationS, isEvent: false, isIndoors, hasPlace: false, forecastMaxC: null },
        expected: expectedView(await this.losses.of(who, newId(), meant)),
      };
    }
    return null;
  }

  /** The kinds of sessions that are behind them today already. */
  private async doneOn({ athleteId, timeZone }: Reader, day: string): Promise<Set<string>> {
    const from = momentOf(day, '00:00', timeZone);
    const rows = await this.sessions.between('owner', athleteId, from, this.clock.now());
    return new Set(rows.map(({ sport, indoor }) => calibrationGroupOf({ sport, indoor: indoor ?? false })));
  }
}

/** Seconds the clocks of a zone are ahead of UTC at a moment. */
function offsetS(moment: Date, zone: string): number {
  const { day, time } = localOf(moment, zone);
  return Math.round((Date.parse(`${day}T${time}:00Z`) - moment.getTime()) / 60_000) * 60;
}
