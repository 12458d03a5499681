import { Inject, Injectable } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import type { MgRange } from '#src/food/amount';
import { Favourites } from '#src/food/favourites';
import { FoodDays } from '#src/food/food-days';
import { DAYS_TO_KNOW, menuFor } from '#src/food/servings';
import type { Serving } from '#src/food/servings';
import { type Eater, EATS_ALL, UNTOLD } from '#src/food/suitable';
import { daysBefore } from '#src/food/turns';
import { Consents } from '#src/people/consents';
import type { Asker } from '#src/people/visitor';

/** An amount of magnesium as food this person eats. */
export interface FoodEquivalent {
  toEatMg: MgRange;
  top: Serving;
  /** Up to two. */
  others: Serving[];
}

/** What an amount of magnesium is as food that this very person would eat; a token is named what suits anybody. */
@Injectable()
export class FoodEquivalents {
  constructor(
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(FoodDays) private readonly days: FoodDays,
    @Inject(Favourites) private readonly favourites: Favourites,
  ) {}

  /** `day` is the athlete's own. null: nothing to eat, no food that suits, or no consent to keep health data. */
  async of(
    asker: Asker,
    mgToEat: { low: number; mid: number; high: number },
    day: string,
  ): Promise<FoodEquivalent | null> {
    const { athleteId } = asker;
    if (!(mgToEat.mid > 0) || !(await this.consents.given(athleteId, 'health-data'))) return null;
    const [eater, noted, favourites] = await Promise.all([
      this.eater(asker),
      this.days.notedOn(athleteId, daysBefore(day, DAYS_TO_KNOW), day),
      this.favourites.of(athleteId),
    ]);
    const menu = menuFor({ athleteId, eater, noted, favourites }, mgToEat, day);
    return menu && { toEatMg: mgToEat, ...menu };
  }

  /** What they told of how they eat, as far as its consent stands. No token may read that, nor what betrays it. */
  async eater({ athleteId, by }: Asker): Promise<Eater> {
    if (by !== 'cookie') return UNTOLD;
    const { diet, conditions } = await this.circumstances.of(athleteId);
    const isExpecting = conditions !== null && (conditions.pregnant || conditions.breastfeeding);
    return { ...EATS_ALL, ...diet, isExpecting };
  }
}
