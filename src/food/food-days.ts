import { Inject, Injectable } from '@nestjs/common';
import type { FoodGroup } from '#src/circumstances/diet-words';
import { Between, IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Eaten, eatenOf, groupsOf, sum } from '#src/food/amount';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodEntry } from '#src/food/food-entry.entity';
import { type KeptOwnFood, OwnFoods } from '#src/food/own-foods';
import { Consents } from '#src/people/consents';

export interface LoggedDay {
  /** The athlete's own, YYYY-MM-DD. */
  day: string;
  /** The athlete said that the day is complete, and of all they noted it is known what was in it. */
  isWhole: boolean;
  magnesiumMg: number;
  /** What of it came from supplements. */
  supplementMg: number;
  caffeineMg: number;
  groups: FoodGroup[];
}

/** A food noted on a day, as the database answers. */
interface Noted {
  athleteId: string;
  day: string;
  foodId: string | null;
  ownFoodId: string | null;
  portions: number | null;
  grams: number | null;
}

/** What was eaten day by day, for whoever reckons with it. */
@Injectable()
export class FoodDays {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
  ) {}

  /**
   * Days with something noted, oldest first; none without the consent to keep health data. The number of queries is the
   * same whatever the range.
   */
  async between(athleteId: string, from: string, to: string): Promise<LoggedDay[]> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    const [entries, own, whole] = await Promise.all([
      this.entries([athleteId], from, to),
      this.ownFoods.all(athleteId),
      this.whole([athleteId], from, to),
    ]);
    return loggedDays(
      entries,
      new Map(own.map((food) => [food.id, food])),
      new Set(whole.map(({ day }) => day)),
    );
  }

  /** The same by athlete; the number of queries is the same however many there are. */
  async ofMany(athleteIds: readonly string[], from: string, to: string): Promise<Map<string, LoggedDay[]>> {
    const givers = [...(await this.consents.givenByAll(athleteIds, ['health-data']))];
    if (givers.length === 0) return new Map();
    const [entries, own, whole] = await Promise.all([
      this.entries(givers, from, to),
      this.ownFoods.allOfMany(givers),
      this.whole(givers, from, to),
    ]);
    const ownById = new Map(own.map((food) => [food.id, food]));
    const [noted, marked] = [byAthlete(entries), byAthlete(whole)];
    return new Map(
      givers.map((athleteId) => {
        const days = new Set(marked.get(athleteId)?.map(({ day }) => day));
        return [athleteId, loggedDays(noted.get(athleteId) ?? [], ownById, days)];
      }),
    );
  }

  /** How often a food was noted lately, by its id; own foods by theirs. */
  async usual(athleteId: string, from: string): Promise<Map<string, number>> {
    const rows = await this.database
      .read(FoodEntry)
      .createQueryBuilder('entry')
      .select('entry.foodId', 'foodId')
      .addSelect('entry.ownFoodId', 'ownFoodId')
      .addSelect('COUNT(*)', 'times')
      .where('entry.athleteId = :athleteId AND entry.day >= :from', { athleteId, from })
      .groupBy('entry.foodId')
      .addGroupBy('entry.ownFoodId')
      .getRawMany<{ foodId: string | null; ownFoodId: string | null; times: number | string }>();
    return new Map(
      rows.map(({ foodId, ownFoodId, times }) => [(foodId ?? ownFoodId)!, Number(times)] as const),
    );
  }

  /** On which days a food of the table was noted, by its id; both ends included. */
  async notedOn(athleteId: string, from: string, to: string): Promise<Map<string, string[]>> {
    const rows = await this.database.read(FoodEntry).find({
      select: { foodId: true, day: true },
      where: { athleteId, day: Between(from, to), foodId: Not(IsNull()) },
    });
    const days = new Map<string, string[]>();
    for (const { foodId, day } of rows) days.set(foodId!, [...(days.get(foodId!) ?? []), day]);
    return days;
  }

  /** Row by row along the index: adding up in the database sorts a year anew, and takes longer than reading it. */
  private entries(athleteIds: readonly string[], from: string, to: string): Promise<Noted[]> {
    return this.database
      .read(FoodEntry)
      .createQueryBuilder('entry')
      .select('entry.athleteId', 'athleteId')
      .addSelect('entry.day', 'day')
      .addSelect('entry.foodId', 'foodId')
      .addSelect('entry.ownFoodId', 'ownFoodId')
      .addSelect('entry.portions', 'portions')
      .addSelect('entry.grams', 'grams')
      .where('entry.athleteId IN (:...athleteIds) AND entry.day BETWEEN :from AND :to', {
        athleteIds,
        from,
        to,
      })
      .orderBy('entry.athleteId')
      .addOrderBy('entry.day')
      .getRawMany<Noted>();
  }

  private whole(athleteIds: readonly string[], from: string, to: string) {
    return this.database
      .read(FoodDay)
      .createQueryBuilder('whole')
      .select('whole.athleteId', 'athleteId')
      .addSelect('whole.day', 'day')
      .where('whole.athleteId IN (:...athleteIds)', { athleteIds })
      .andWhere('whole.day BETWEEN :from AND :to', { from, to })
      .getRawMany<{ athleteId: string; day: string }>();
  }
}

function byAthlete<Row extends { athleteId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.athleteId);
    if (own) own.push(row);
    else found.set(row.athleteId, [row]);
  }
  return found;
}

/** `marked`: days of which the athlete said that all of them is noted. */
function loggedDays(
  entries: readonly Noted[],
  ownById: ReadonlyMap<string, KeptOwnFood>,
  marked: ReadonlySet<string>,
): LoggedDay[] {
  const days = new Map<string, Eaten[]>();
  const supplements = new Map<string, number>();
  const partly = new Set<string>();
  for (const { day, foodId, ownFoodId, portions, grams } of entries) {
    const ownFood = ownFoodId === null ? null : (ownById.get(ownFoodId) ?? null);
    const eaten = eatenOf(foodId, ownFood, { portions, grams });
    if (eaten && ownFood?.isSupplement) supplements.set(day, (supplements.get(day) ?? 0) + eaten.mg);
    const known = days.get(day);
    if (eaten && known) known.push(eaten);
    else if (eaten) days.set(day, [eaten]);
    else partly.add(day); // counted as nothing it would make a whole day poorer than it was
  }
  return [...days].map(([day, eaten]) => ({
    day,
    isWhole: marked.has(day) && !partly.has(day),
    magnesiumMg: sum(eaten.map(({ mg }) => mg)),
    supplementMg: supplements.get(day) ?? 0,
    caffeineMg: sum(eaten.map(({ caffeineMg }) => caffeineMg)),
    groups: groupsOf(eaten),
  }));
}
