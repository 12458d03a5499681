import { Inject, Injectable } from '@nestjs/common';
import type { MealOf } from '#src/advice/eating';
import type { Named } from '#src/advice/likely-amount';
import { FOOD_GROUPS, type FoodGroup } from '#src/circumstances/diet-words';
import { FoodDays, type LoggedDay } from '#src/food/food-days';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { FoodLog } from '#src/food/food-log';
import { groupOf } from '#src/food/foods';
import { mealFor, mealMg, type MealTime } from '#src/food/meals';
import { EverydayNeed } from '#src/ledger/everyday-need';
import { foodNamed } from '#src/nudges/food-names';
import { daysAfter } from '#src/timing/local';

/** As much magnesium as a small portion of many foods holds: what they are picked by where no amount is told, mg. */
const A_BITE_MG = { low: 40, mid: 60, high: 90 };

/** What somebody ate and noted, and what could be offered to them. */
@Injectable()
export class Pantry {
  constructor(
    @Inject(FoodDays) private readonly days: FoodDays,
    @Inject(FoodLog) private readonly log: FoodLog,
    @Inject(FoodEquivalents) private readonly equivalents: FoodEquivalents,
    @Inject(EverydayNeed) private readonly need: EverydayNeed,
  ) {}

  /** So many days up to and with this one on which something was noted. */
  noted(athleteId: string, day: string, days: number): Promise<LoggedDay[]> {
    return this.days.between(athleteId, daysAfter(day, 1 - days), day);
  }

  async notedSince(athleteId: string, day: string, moment: Date): Promise<boolean> {
    const entries = await this.log.entries(athleteId, day);
    return entries.some(({ createdAt }) => createdAt > moment);
  }

  async everydayMg(athleteId: string): Promise<{ low: number; high: number }> {
    const { lowMg, highMg } = await this.need.of({ athleteId, by: 'cookie' });
    return { low: lowMg, high: highMg };
  }

  /** A food to name; of one of these kinds, where they are given. null: none suits. */
  async bite(
    athleteId: string,
    day: string,
    kinds: readonly FoodGroup[] = FOOD_GROUPS,
  ): Promise<Named | null> {
    const menu = await this.equivalents.of({ athleteId, by: 'cookie' }, A_BITE_MG, day);
    const foods = menu ? [menu.top, ...menu.others].map(({ food }) => food) : [];
    const found = foods.find(({ shelf }) => kinds.some((kind) => kind === groupOf(shelf)));
    return found ? foodNamed(found) : null;
  }

  /** null: of all meals none suits. */
  async meal(athleteId: string, time: MealTime, day: string): Promise<MealOf | null> {
    const eater = await this.equivalents.eater({ athleteId, by: 'cookie' });
    const meal = mealFor({ athleteId, eater }, time, day);
    return meal && { name: { en: meal.nameEn, sv: meal.nameSv }, mg: mealMg(meal) };
  }
}
