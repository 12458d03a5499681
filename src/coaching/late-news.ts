import { Inject, Injectable } from '@nestjs/common';
import { boardRow } from '#src/coaching/board-row';
import type { BoardRow } from '#src/coaching/board.shapes';
import type { Period } from '#src/coaching/period';
import { MORNING } from '#src/coaching/quiet-morning';
import type { MemberFacts } from '#src/coaching/squad-facts';
import { SharedArrivals } from '#src/sessions/shared-arrivals';
import { daysAfter, momentOf } from '#src/timing/local';

/** What somebody did on a day of the week, of which no morning before could tell. */
export interface Late {
  day: string;
  row: BoardRow;
}

/** Finds what came in after the morning that would have told of it: a watch is often read days later. */
@Injectable()
export class LateNews {
  constructor(@Inject(SharedArrivals) private readonly arrivals: SharedArrivals) {}

  /** Of the days of `week` before yesterday, in the order of the squad, oldest first. */
  async of(facts: readonly MemberFacts[], week: Period): Promise<Late[]> {
    const yesterday = daysAfter(week.today, -1);
    const moment = momentOf(yesterday, MORNING.from, week.timeZone);
    // Whose days begin before the team's: none of the week is missed.
    const begun = momentOf(daysAfter(week.from, -1), '00:00', week.timeZone);
    const athleteIds = facts.flatMap(({ training, member }) => (training ? [member.athleteId] : []));
    const arrived = await this.arrivals.since('others', athleteIds, { moment, begun });
    return facts.flatMap((one) => {
      const { training } = one;
      const late = (training?.sessions ?? []).filter(
        ({ day, sessionId }) => day >= week.from && day < yesterday && arrived.has(sessionId),
      );
      return [...new Set(late.map(({ day }) => day))].map((day): Late => {
        const sessions = late.filter((session) => session.day === day);
        return { day, row: boardRow({ ...one, training: training && { ...training, sessions } }, week) };
      });
    });
  }
}
