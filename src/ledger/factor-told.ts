import { Inject, Injectable } from '@nestjs/common';
import { caffeineMg, coffeeMg } from '#src/circumstances/caffeine';
import { Circumstances, type ToldParts } from '#src/circumstances/circumstances';
import { FoodDays, type LoggedDay } from '#src/food/food-days';
import { daysAfter } from '#src/ledger/days';
import type { Asked } from '#src/ledger/factor';
import { weeklyMean } from '#src/ledger/weekly-answers';
import { Consents } from '#src/people/consents';
import { type CheckIn, CheckIns } from '#src/signs/check-ins';

/** Check-ins come once a week; one may be skipped. */
const CHECK_IN_DAYS = 42;
const FOOD_DAYS = 7;

/** What an athlete told of how they live, each part with whether it may be used. */
export interface ToldOf extends Omit<ToldParts, 'caffeine'> {
  caffeine: Asked<{ mgPerDay: number }>;
  checkIns: CheckIn[];
  /** Means of the last check-ins: caffeine of coffee alone, mg a day, and standard glasses a week. */
  weekly: { coffeeMg: number | null; glasses: number | null };
  may: { signs: boolean; stress: boolean };
  /** Of the last seven days. */
  noted: LoggedDay[];
}

@Injectable()
export class FactorTold {
  constructor(
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(FoodDays) private readonly food: FoodDays,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  async of(athleteId: string, today: string): Promise<ToldOf> {
    const [parts, checkIns, noted, signs, stress] = await Promise.all([
      this.circumstances.parts(athleteId),
      this.checkIns.since(athleteId, daysAfter(today, -CHECK_IN_DAYS)),
      this.food.between(athleteId, daysAfter(today, 1 - FOOD_DAYS), today),
      this.consents.given(athleteId, 'signs'),
      this.consents.given(athleteId, 'stress'),
    ]);
    const { allowed, told } = parts.caffeine;
    const caffeine = { allowed, told: told && { mgPerDay: caffeineMg(told) } };
    const cups = weeklyMean(checkIns, 'caffeineCups');
    const weekly = {
      coffeeMg: cups === null ? null : coffeeMg(cups),
      glasses: weeklyMean(checkIns, 'alcoholGlasses'),
    };
    return { ...parts, caffeine, checkIns, weekly, noted, may: { signs, stress } };
  }
}
