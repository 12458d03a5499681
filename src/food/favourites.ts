import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { IsNull } from '#src/database/criteria';
import { FavouriteFood } from '#src/food/favourite-food.entity';
import type { WhichFood } from '#src/food/food-log';
import { NoSuchFood } from '#src/food/food.problems';
import { foodBy } from '#src/food/foods';
import { OwnFoods, turnOf } from '#src/food/own-foods';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';

/** Foods athletes want to find first. */
@Injectable()
export class Favourites {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
  ) {}

  /** By the food's id in the table, or the own food's. */
  async of(athleteId: string): Promise<Set<string>> {
    const rows = await this.database.read(FavouriteFood).findBy({ athleteId });
    return new Set(rows.flatMap(({ foodId, ownFoodId }) => foodId ?? ownFoodId ?? []));
  }

  /** @throws ConsentNeeded @throws NoSuchFood */
  async put(athleteId: string, which: WhichFood): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, turnOf(athleteId));
      if (which.foodId !== null && !foodBy(which.foodId)) throw new NoSuchFood();
      if (which.ownFoodId !== null) await this.ownFoods.demand(tx, athleteId, which.ownFoodId);
      if (await tx.existsBy(FavouriteFood, thatOf(athleteId, which))) return;
      const createdAt = this.clock.now();
      await tx.insert(FavouriteFood, { id: newId(), athleteId, ...which, createdAt });
    });
  }

  async remove(athleteId: string, which: WhichFood): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(FavouriteFood, thatOf(athleteId, which));
    });
  }
}

function thatOf(athleteId: string, { foodId, ownFoodId }: WhichFood) {
  return { athleteId, foodId: foodId ?? IsNull(), ownFoodId: ownFoodId ?? IsNull() };
}
