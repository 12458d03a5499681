import { Inject, Injectable } from '@nestjs/common';
import { FoodDays } from '#src/food/food-days';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { type SwapMenu, swapsFor } from '#src/food/swaps';
import { daysBefore } from '#src/food/turns';
import { Basics } from '#src/people/basics';
import { Consents } from '#src/people/consents';
import type { Asker } from '#src/people/visitor';

/** What was noted on the last of these days, today among them, may be swapped [own]. */
const SWAP_DAYS = 28;

/** Better foods for what this very person noted lately. */
@Injectable()
export class FoodSwaps {
  constructor(
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(FoodDays) private readonly days: FoodDays,
    @Inject(FoodEquivalents) private readonly equivalents: FoodEquivalents,
  ) {}

  /** @throws ConsentNeeded */
  async of(asker: Asker): Promise<SwapMenu> {
    const { athleteId } = asker;
    await this.consents.demand(athleteId, 'health-data');
    const { today } = await this.basics.of(athleteId);
    const [eater, noted] = await Promise.all([
      this.equivalents.eater(asker),
      this.days.usual(athleteId, daysBefore(today, SWAP_DAYS - 1)),
    ]);
    return swapsFor(eater, noted);
  }
}
