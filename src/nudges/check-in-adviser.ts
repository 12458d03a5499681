import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { followUp, invitation, weekOfInvitation } from '#src/advice/check-in';
import { daysBefore } from '#src/advice/strain';
import { Database } from '#src/database/database';
import { DAY_MS } from '#src/kernel/clock';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { MannersBook } from '#src/nudges/manners';
import { Nudge } from '#src/nudges/nudge.entity';
import { Consents } from '#src/people/consents';
import { CheckIns } from '#src/signs/check-ins';
import { weekOf } from '#src/signs/iso-week';
import { StandingFlags } from '#src/signs/standing-flags';
import { signsOf } from '#src/signs/test-rule';

/** What lies further back says nothing of whether somebody wants another invitation. */
const LOOKS_BACK_DAYS = 91;
const MOST_INVITATIONS = 13;

/** Invites to the weekly check-in, and asks what became of the signs that were told in one. */
@Injectable()
export class CheckInAdviser extends Adviser {
  readonly kinds = ['check-in', 'signs-follow-up'] as const;

  constructor(
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Database) private readonly database: Database,
  ) {
    super();
  }

  async on(occasion: Occasion, { now }: Asked): Promise<Verdict[]> {
    if (occasion.of !== 'look' || occasion.slot !== 'morning') return [];
    const { athleteId, day } = occasion;
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    if (!(await this.consents.given(athleteId, 'signs'))) return [];
    const told = await this.checkIns.since(athleteId, daysBefore(day, LOOKS_BACK_DAYS));
    const { checkInWeekday, checkInTime } = await this.manners.of(athleteId);
    const week = weekOf(day);
    const weeks = told.map((checkIn) => ({
      week: checkIn.week,
      daysAgo: Math.floor((now.getTime() - checkIn.toldAt.getTime()) / DAY_MS),
      signs: signsOf(checkIn).length,
    }));
    return [
      invitation({
        week,
        time: checkInTime,
        isDay: (new Date(day).getUTCDay() || SUNDAY) === checkInWeekday,
        answered: told.map((checkIn) => checkIn.week),
        invited: (await this.invited(athleteId)).filter((one) => one !== week),
      }),
      followUp(weeks, (await this.flags.of(athleteId)) !== null),
    ];
  }

  /** The weeks of the last invitations. */
  private async invited(athleteId: string): Promise<string[]> {
    const said = await this.database.read(Nudge).find({
      select: { key: true },
      where: { athleteId, kind: 'check-in', state: 'spoken' },
      order: { spokenAt: 'DESC' },
      take: MOST_INVITATIONS,
    });
    return said.map(({ key }) => weekOfInvitation(key));
  }
}

const SUNDAY = 7;
