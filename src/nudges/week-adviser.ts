import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import type { LikelyAmount } from '#src/advice/likely-amount';
import { isMonthDay, isWeekWordDay, month, type SwapOf, weekWord } from '#src/advice/week';
import { FoodSwaps } from '#src/food/food-swaps';
import { Coverages } from '#src/ledger/coverages';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { foodNamed } from '#src/nudges/food-names';
import { Pantry } from '#src/nudges/pantry';
import { Consents } from '#src/people/consents';
import { weekOf } from '#src/signs/iso-week';
import { daysAfter, weekdayOf } from '#src/timing/local';

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;
const LOOKED_BACK_WEEKS = 3;

/** Speaks of the week on Sundays, and of four weeks once a month. */
@Injectable()
export class WeekAdviser extends Adviser {
  readonly kinds = ['week-enough', 'week-unclear', 'week-low', 'month'] as const;

  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Coverages) private readonly coverages: Coverages,
    @Inject(FoodSwaps) private readonly swaps: FoodSwaps,
    @Inject(Pantry) private readonly pantry: Pantry,
  ) {
    super();
  }

  async on(occasion: Occasion, asked: Asked): Promise<Verdict[]> {
    if (occasion.of !== 'look') return [];
    const { athleteId, slot, day } = occasion;
    const weekday = weekdayOf(day);
    // Weeks are long to read: on most days there is nothing to ask them for.
    const isMorning = slot === 'morning';
    const isItsDay = isMorning ? isMonthDay(weekday, day) : isWeekWordDay(weekday);
    if (!isItsDay || !(await this.consents.given(athleteId, 'health-data'))) return [];
    if (isMorning) return [await this.ofMonth(athleteId, day)];
    // After a night or a pause it is still that week which is told of.
    return [await this.ofWeek(athleteId, day, { isOver: day !== asked.day })];
  }

  private async ofWeek(athleteId: string, day: string, { isOver }: { isOver: boolean }): Promise<Verdict> {
    const told = await this.coverages.of(owner(athleteId), WEEK_DAYS, isOver ? day : undefined);
    const { state, coverage, loggedDays, neededDays } = told;
    const isLow = state === 'probably-a-bit-low';
    return weekWord({
      weekday: weekdayOf(day),
      week: weekOf(day),
      state,
      coverage: coverage && { low: coverage.p10, mid: coverage.share, high: coverage.p90 },
      notedDays: loggedDays,
      neededDays,
      notedDays28: (await this.pantry.noted(athleteId, day, MONTH_DAYS)).length,
      lowBefore: isLow ? await this.lowBefore(athleteId, told.to) : 0,
      swap: isLow ? await this.swap(athleteId) : null,
    });
  }

  private async ofMonth(athleteId: string, day: string): Promise<Verdict> {
    const told = await this.coverages.of(owner(athleteId), MONTH_DAYS, daysAfter(day, -1));
    return month({
      weekday: weekdayOf(day),
      day,
      notedDays: told.loggedDays,
      needMg: amountOf(told.need),
      sessionsMg: amountOf(told.sessionsPart),
      intakeMg: told.intake && amountOf(told.intake),
    });
  }

  private async lowBefore(athleteId: string, lastDay: string): Promise<number> {
    for (let back = 1; back <= LOOKED_BACK_WEEKS; back++) {
      const before = daysAfter(lastDay, -back * WEEK_DAYS);
      const { state } = await this.coverages.of(owner(athleteId), WEEK_DAYS, before);
      if (state !== 'probably-a-bit-low') return back - 1;
    }
    return LOOKED_BACK_WEEKS;
  }

  private async swap(athleteId: string): Promise<SwapOf | null> {
    const { top } = await this.swaps.of(owner(athleteId));
    return top && { from: foodNamed(top.from), to: foodNamed(top.to), moreMg: top.moreMg };
  }
}

function owner(athleteId: string) {
  return { athleteId, by: 'cookie' } as const; // said to nobody but the person
}

function amountOf({ mg, p10, p90 }: { mg: number; p10: number; p90: number }): LikelyAmount {
  return { low: p10, mid: mg, high: p90 };
}
