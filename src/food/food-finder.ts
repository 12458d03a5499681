import { Inject, Injectable } from '@nestjs/common';
import { ownPortionMg } from '#src/food/amount';
import { Favourites } from '#src/food/favourites';
import { FoodDays } from '#src/food/food-days';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { search } from '#src/food/food-search';
import type { FoodView, FoundFood } from '#src/food/food.shapes';
import { type Food, FOODS, portionMg, type Shelf, SHELVES } from '#src/food/foods';
import { type KeptOwnFood, OwnFoods } from '#src/food/own-foods';
import { USUAL_DAYS } from '#src/food/servings';
import { EATS_ALL, unsuited } from '#src/food/suitable';
import { daysBefore } from '#src/food/turns';
import type { Asker } from '#src/people/visitor';

/** Searches the table and a person's own foods, as near to them as each is. */
@Injectable()
export class FoodFinder {
  constructor(
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
    @Inject(Favourites) private readonly favourites: Favourites,
    @Inject(FoodDays) private readonly days: FoodDays,
    @Inject(FoodEquivalents) private readonly equivalents: FoodEquivalents,
  ) {}

  /** What one is allergic to is left out, unless it was noted before; what else does not suit is marked. A token finds all, unmarked. */
  async find(asker: Asker, today: string, query: string): Promise<FoundFood[]> {
    const { athleteId, by } = asker;
    const [eater, own, favourites, usual] = await Promise.all([
      by !== 'cookie' ? EATS_ALL : this.equivalents.eater(asker),
      this.ownFoods.offered(athleteId),
      this.favourites.of(athleteId),
      this.days.usual(athleteId, daysBefore(today, USUAL_DAYS)),
    ]);
    const near = (id: string) => ({ isFavourite: favourites.has(id), times: usual.get(id) ?? 0 });
    const items = [
      ...own.map((food) => ({ ...ownView(food), ...near(food.id), names: [food.name], unsuited: null })),
      ...FOODS.map((food) => ({
        ...tableView(food),
        ...near(food.id),
        names: [food.nameEn, food.nameSv],
        unsuited: unsuited(food, eater),
      })),
    ];
    return search(
      items.filter((item) => item.unsuited !== 'allergy' || item.times > 0 || item.isFavourite),
      query,
    );
  }
}

export function tableView(food: Food): FoodView {
  return {
    foodId: food.id,
    ownFoodId: null,
    shelf: food.shelf,
    nameEn: food.nameEn,
    nameSv: food.nameSv,
    portion: { count: food.portionCount, measure: food.measure, words: null, grams: food.portionG },
    mgPerPortion: portionMg(food),
    lowMgPerPortion: portionMg({ ...food, mgPer100g: food.lowMgPer100g }),
    highMgPerPortion: portionMg({ ...food, mgPer100g: food.highMgPer100g }),
    caffeineMgPerPortion: food.caffeineMg,
    isWater: food.id === 'tap_water',
    sourcesDisagree: food.sourcesDisagree,
    source: food.source,
    sourceNumber: food.source === 'USDA SR27' ? food.usda!.ndb : food.slv!.number,
    tags: food.tags,
    allergens: food.allergens,
    notes: food.notes,
  };
}

export function ownView(food: KeptOwnFood): FoodView {
  const mg = ownPortionMg(food);
  return {
    foodId: null,
    ownFoodId: food.id,
    shelf: shelfOf(food.shelf),
    nameEn: food.name,
    nameSv: food.name,
    portion: { count: 1, measure: null, words: food.portion, grams: food.portionG },
    mgPerPortion: mg,
    lowMgPerPortion: mg,
    highMgPerPortion: mg,
    caffeineMgPerPortion: 0,
    isWater: food.basis === 'litre',
    sourcesDisagree: false,
    source: null,
    sourceNumber: null,
    tags: [],
    allergens: [],
    notes: [],
  };
}

function shelfOf(word: string): Shelf {
  return SHELVES.find((one) => one === word) ?? 'everyday';
}
