import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Amount, canTell } from '#src/food/amount';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodEntry } from '#src/food/food-entry.entity';
import {
  DayEmpty,
  DayFull,
  DayTooFar,
  NoSuchEntry,
  NoSuchFood,
  PortionUnknown,
} from '#src/food/food.problems';
import { foodBy } from '#src/food/foods';
import { OwnFoods, turnOf } from '#src/food/own-foods';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';

/** Which food: of the table or an own one. */
export interface WhichFood {
  foodId: string | null;
  ownFoodId: string | null;
}
export type ToldEntry = WhichFood & Amount & { day: string };

/** Entries of a day: beyond these a program has run wild. */
const MOST_A_DAY = 200;

/** What athletes eat, day by day, as they note it. */
@Injectable()
export class FoodLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
  ) {}

  /** In the order they were noted. */
  entries(athleteId: string, day: string): Promise<FoodEntry[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.database.read(FoodEntry).find({ where: { athleteId, day }, order });
  }

  isMarkedWhole(athleteId: string, day: string): Promise<boolean> {
    return this.database.read(FoodDay).existsBy({ athleteId, day });
  }

  /**
   * The id is the caller's: sent again it is the same entry, as it was told last.
   * @throws ConsentNeeded @throws NoSuchFood @throws PortionUnknown @throws DayFull
   */
  async put(athleteId: string, clientId: string, told: ToldEntry): Promise<void> {
    this.refuseFuture(told.day);
    await this.database.transaction(async (tx) => {
      await this.begin(tx, athleteId);
      const known = await tx.findOneBy(FoodEntry, { athleteId, clientId });
      await this.check(tx, athleteId, told, known?.ownFoodId ?? null);
      if (known?.day !== told.day) await this.refuseFull(tx, athleteId, told.day, 1);
      await this.unmarkEmpty(tx, athleteId, told.day);
      if (known) {
        await tx.update(FoodEntry, { id: known.id }, told);
        await this.unmarkEmpty(tx, athleteId, known.day);
        if (known.ownFoodId !== null) await this.ownFoods.forgetUneaten(tx, known.ownFoodId);
      } else
        await tx.insert(FoodEntry, {
          id: newId(),
          athleteId,
          clientId,
          ...told,
          createdAt: this.clock.now(),
        });
    });
  }

  /** Asks for no consent: what was told may always be taken away. @throws NoSuchEntry also for somebody else's */
  async remove(athleteId: string, clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(athleteId));
      const known = await tx.findOneBy(FoodEntry, { athleteId, clientId });
      if (!known) throw new NoSuchEntry();
      await tx.delete(FoodEntry, { id: known.id });
      await this.unmarkEmpty(tx, athleteId, known.day);
      if (known.ownFoodId !== null) await this.ownFoods.forgetUneaten(tx, known.ownFoodId);
    });
  }

  /** What was eaten on one day was eaten on another as well. Asked for again, nothing is noted twice. @throws ConsentNeeded */
  async copy(athleteId: string, from: string, to: string): Promise<void> {
    this.refuseFuture(to);
    if (from === to) return;
    await this.database.transaction(async (tx) => {
      await this.begin(tx, athleteId);
      const there = await tx.find(FoodEntry, {
        where: { athleteId, day: from },
        order: { createdAt: 'ASC', id: 'ASC' },
      });
      const here = new Set(
        (await tx.findBy(FoodEntry, { athleteId, day: to })).map(({ clientId }) => clientId),
      );
      const ids = there.map(({ clientId }) => idOfCopy(clientId, to));
      const moved = await tx.findBy(FoodEntry, { athleteId, clientId: In(ids), day: Not(to) });
      const taken = new Set(moved.map(({ clientId }) => clientId));
      const copies = there
        .map((entry, at) => ({
          ...entry,
          id: newId(),
          // A copy that was moved to another day since keeps its id there; the next one has an id of its own, the same each time.
          clientId: taken.has(ids[at]!) ? idOfCopy(ids[at]!, to) : ids[at]!,
          day: to,
          createdAt: new Date(this.clock.now().getTime() + at), // in the order of that day
        }))
        .filter(({ clientId }) => !here.has(clientId));
      await this.refuseFull(tx, athleteId, to, copies.length);
      await this.unmarkEmpty(tx, athleteId, to);
      for (const copy of copies) await tx.insert(FoodEntry, copy);
    });
  }

  /** Whether everything eaten on the day is noted, as the athlete says. @throws ConsentNeeded @throws DayEmpty */
  async mark(athleteId: string, day: string, isWhole: boolean): Promise<void> {
    this.refuseFuture(day);
    await this.database.transaction(async (tx) => {
      await this.begin(tx, athleteId);
      const known = await tx.existsBy(FoodDay, { athleteId, day });
      if (!isWhole) await tx.delete(FoodDay, { athleteId, day });
      else if (!(await tx.existsBy(FoodEntry, { athleteId, day }))) throw new DayEmpty();
      else if (!known) await tx.insert(FoodDay, { id: newId(), athleteId, day, saidAt: this.clock.now() });
    });
  }

  private async begin(tx: Tx, athleteId: string): Promise<void> {
    await this.consents.demand(athleteId, 'health-data', tx);
    await takeTurns(tx, turnOf(athleteId));
  }

  private async check(tx: Tx, athleteId: string, told: ToldEntry, before: string | null): Promise<void> {
    if (told.foodId !== null && !foodBy(told.foodId)) throw new NoSuchFood();
    if (told.ownFoodId === null) return;
    const how = before === told.ownFoodId ? 'told-before' : undefined;
    if (!canTell(await this.ownFoods.demand(tx, athleteId, told.ownFoodId, how), told))
      throw new PortionUnknown();
  }

  /** Nobody said that what comes later is all there was: the word that a day is whole goes with its last entry. */
  private async unmarkEmpty(tx: Tx, athleteId: string, day: string): Promise<void> {
    if (!(await tx.existsBy(FoodEntry, { athleteId, day }))) await tx.delete(FoodDay, { athleteId, day });
  }

  private async refuseFull(tx: Tx, athleteId: string, day: string, more: number): Promise<void> {
    if ((await tx.countBy(FoodEntry, { athleteId, day })) + more > MOST_A_DAY) throw new DayFull();
  }

  /** A day is over at different moments around the world: tomorrow here may be today there. */
  private refuseFuture(day: string): void {
    if (day > dayOf(new Date(this.clock.now().getTime() + DAY_MS))) throw new DayTooFar();
  }
}

/** The same for the same entry and day, so that a copy made again is the copy that is there. */
function idOfCopy(id: string, day: string): string {
  const hex = createHash('sha256').update(`${id}:${day}`).digest('hex');
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
