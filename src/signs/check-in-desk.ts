import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { adviceOn } from '#src/signs/advice';
import { type Answers, type CheckIn, CheckIns } from '#src/signs/check-ins';
import { dayIn, mondayOf, weekOf } from '#src/signs/iso-week';
import { PulseHints } from '#src/signs/pulse-hints';
import { actionOf, RED_FLAGS } from '#src/signs/red-flags';
import { WeekToCome } from '#src/signs/signs.problems';
import type { CheckInDesk as Desk, CheckInView, StandingFlagView } from '#src/signs/signs.shapes';
import { type StandingFlag, StandingFlags } from '#src/signs/standing-flags';

const SHOWN_DAYS = 182;

/** Where an athlete answers how the week was, and sees what they answered before. */
@Injectable()
export class CheckInDesk {
  constructor(
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(PulseHints) private readonly pulse: PulseHints,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ConsentNeeded */
  async of(athleteId: string, timeZone: string): Promise<Desk> {
    await this.checkIns.demand(athleteId);
    const now = this.clock.now();
    const week = weekOf(dayIn(timeZone, now));
    const told = await this.checkIns.since(athleteId, dayOf(new Date(now.getTime() - SHOWN_DAYS * DAY_MS)));
    const standing = await this.flags.of(athleteId);
    const checkIn = told.find((one) => one.week === week);
    return {
      week,
      monday: mondayOf(week),
      checkIn: checkIn ? checkInView(checkIn) : null,
      asks: await this.checkIns.asks(athleteId),
      redFlags: RED_FLAGS.map((flag) => ({ flag, action: actionOf(flag) })),
      pulse: await this.pulse.of(athleteId, told, week),
      ...adviceOn(week, told, standing !== null),
      standing: standing && standingView(standing),
      earlier: told
        .filter((one) => one.week < week)
        .map(checkInView)
        .toReversed(),
    };
  }

  /** @throws WeekToCome @throws ConsentNeeded @throws RedFlagsFirst */
  async write(athleteId: string, timeZone: string, week: string, answers: Answers): Promise<void> {
    if (week > weekOf(dayIn(timeZone, this.clock.now()))) throw new WeekToCome();
    await this.checkIns.write(athleteId, week, answers);
  }
}

function checkInView({ flagsSeenAt: _, flagsClearedAt: __, toldAt, ...rest }: CheckIn): CheckInView {
  return { ...rest, toldAt: toldAt.toISOString() };
}

export function standingView({ since, seenAt, ...rest }: StandingFlag): z.output<typeof StandingFlagView> {
  return { ...rest, since: since.toISOString(), seenAt: seenAt?.toISOString() ?? null };
}
