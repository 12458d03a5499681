import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { daysBefore } from '#src/advice/strain';
import { supplementAboveLimit, supplementUntested } from '#src/advice/supplements';
import { Circumstances } from '#src/circumstances/circumstances';
import { FoodDays } from '#src/food/food-days';
import { LabShelf } from '#src/labs/lab-shelf';
import { LAB_COUNTS_DAYS } from '#src/labs/supplement-rule';
import { Adviser, type Occasion } from '#src/nudges/adviser';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';

const DAYS = 7;

/** Looks at the supplements somebody notes: whether they were measured first, and whether they stay within the upper level. */
@Injectable()
export class SupplementsAdviser extends Adviser {
  readonly kinds = ['supplement-untested', 'supplement-above-limit'] as const;

  constructor(
    @Inject(FoodDays) private readonly food: FoodDays,
    @Inject(LabShelf) private readonly labs: LabShelf,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(Basics) private readonly basics: Basics,
  ) {
    super();
  }

  /** In the morning, of the seven days before it. */
  async on(occasion: Occasion): Promise<Verdict[]> {
    if (occasion.of !== 'look' || occasion.slot !== 'morning') return [];
    const { athleteId, day: today } = occasion;
    const noted = await this.food.between(athleteId, daysBefore(today, DAYS), daysBefore(today, 1));
    const days = noted.filter(({ supplementMg }) => supplementMg > 0);
    if (days.length === 0) return [];
    const { ageYears } = await this.basics.of(athleteId);
    const facts = {
      isAdult: ageYears !== null && ageYears >= GROWN_UP_AT,
      days,
      today,
      isMeasured: (await this.labs.latest(athleteId, 'magnesium', LAB_COUNTS_DAYS)) !== null,
      isByDoctor: (await this.circumstances.of(athleteId)).conditions?.doctorSaidSupplement === true,
    };
    return [supplementUntested(facts), supplementAboveLimit(facts)];
  }
}
