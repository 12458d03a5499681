import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { canTell } from '#src/food/amount';
import { EntriesUntold, NoSuchFood, TooManyOwn } from '#src/food/food.problems';
import { FoodEntry } from '#src/food/food-entry.entity';
import { OwnFood } from '#src/food/own-food.entity';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';

export type KeptOwnFood = OwnFood;
const TOLD = ['name', 'shelf', 'magnesiumMg', 'basis', 'portion', 'portionG', 'isSupplement'] as const;
/** What an athlete tells of a food of their own. */
export type ToldFood = Pick<OwnFood, (typeof TOLD)[number]>;

const MOST = 500;

/** Foods and waters that athletes read off a label. */
@Injectable()
export class OwnFoods {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** With those no more offered: days they were eaten on still tell of them. */
  async all(athleteId: string): Promise<OwnFood[]> {
    return this.database.read(OwnFood).find({ where: { athleteId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Of each of them; one query. */
  allOfMany(athleteIds: readonly string[]): Promise<OwnFood[]> {
    return this.database.read(OwnFood).findBy({ athleteId: In([...athleteIds]) });
  }

  async offered(athleteId: string): Promise<OwnFood[]> {
    return (await this.all(athleteId)).filter(({ retired }) => !retired);
  }

  /** The same told twice is one, as long as it is offered. @throws ConsentNeeded @throws TooManyOwn */
  async add(athleteId: string, told: ToldFood): Promise<OwnFood> {
    return this.database.transaction(async (tx) => {
      await this.begin(tx, athleteId);
      const kept = await tx.findBy(OwnFood, { athleteId });
      const same = kept.find((one) => !one.retired && isSame(one, told));
      if (same) return same;
      if (kept.length >= MOST) throw new TooManyOwn();
      const own = { id: newId(), athleteId, ...told, retired: false, createdAt: this.clock.now() };
      await tx.insert(OwnFood, own);
      return own;
    });
  }

  /**
   * The later word counts, for days gone by as well; none of them may lose what it held by it.
   * @throws ConsentNeeded @throws NoSuchFood also for somebody else's @throws EntriesUntold
   */
  async change(athleteId: string, id: string, told: ToldFood): Promise<OwnFood> {
    return this.database.transaction(async (tx) => {
      await this.begin(tx, athleteId);
      const { affected } = await tx.update(OwnFood, { id, athleteId, retired: false }, told);
      if (affected !== 1) throw new NoSuchFood();
      await this.refuseUntold(tx, id, told);
      return tx.findOneByOrFail(OwnFood, { id });
    });
  }

  /** Days it was eaten on keep it; eaten on none it goes. @throws NoSuchFood also for somebody else's */
  async remove(athleteId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(athleteId));
      if (!(await tx.existsBy(OwnFood, { id, athleteId, retired: false }))) throw new NoSuchFood();
      if (await tx.existsBy(FoodEntry, { ownFoodId: id }))
        await tx.update(OwnFood, { id }, { retired: true });
      else await tx.delete(OwnFood, { id });
    });
  }

  /** What is no more offered is only for entries that told of it already. @throws NoSuchFood also for somebody else's */
  async demand(tx: Tx, athleteId: string, id: string, told?: 'told-before'): Promise<OwnFood> {
    const own = await tx.findOneBy(OwnFood, { id, athleteId });
    if (!own || (own.retired && !told)) throw new NoSuchFood();
    return own;
  }

  /** A food that is no more offered goes with the last entry that told of it. */
  async forgetUneaten(tx: Tx, id: string): Promise<void> {
    if (!(await tx.existsBy(FoodEntry, { ownFoodId: id }))) await tx.delete(OwnFood, { id, retired: true });
  }

  /** Nothing is lost: what was written in this transaction goes back. */
  private async refuseUntold(tx: Tx, ownFoodId: string, told: ToldFood): Promise<void> {
    const isUntold =
      (!canTell(told, { grams: null }) && (await tx.existsBy(FoodEntry, { ownFoodId, grams: IsNull() }))) ||
      (!canTell(told, { grams: 1 }) && (await tx.existsBy(FoodEntry, { ownFoodId, grams: Not(IsNull()) })));
    if (isUntold) throw new EntriesUntold();
  }

  private async begin(tx: Tx, athleteId: string): Promise<void> {
    await this.consents.demand(athleteId, 'health-data', tx);
    await takeTurns(tx, turnOf(athleteId));
  }
}

function isSame(one: ToldFood, other: ToldFood): boolean {
  return TOLD.every((part) => one[part] === other[part]);
}

/** Shared by all that writes what an athlete eats. */
export function turnOf(athleteId: string): string {
  return `food:${athleteId}`;
}
