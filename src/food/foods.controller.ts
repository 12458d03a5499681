import { Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Favourites } from '#src/food/favourites';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { FoodFinder, tableView } from '#src/food/food-finder';
import type { WhichFood } from '#src/food/food-log';
import { AnyFoodId, EquivalentQuery, EquivalentView, FoodList, FoodQuery } from '#src/food/food.shapes';
import { ATTRIBUTION } from '#src/food/foods';
import { type Serving } from '#src/food/servings';
import { servingInWords } from '#src/food/serving-words';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { Consents } from '#src/people/consents';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { wordsIn } from '#src/words/words';

@ApiTags('food')
@Controller('api/v1')
export class FoodsController {
  constructor(
    @Inject(FoodFinder) private readonly finder: FoodFinder,
    @Inject(Favourites) private readonly favourites: Favourites,
    @Inject(FoodEquivalents) private readonly equivalents: FoodEquivalents,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('foods')
  @ForTokens('profile:read')
  @ApiOperation({
    summary:
      'Search the table of foods and your own, favourites and usual ones first. What you told you are allergic to is left out, unless you noted it before; a token finds all, as it may not read how you eat.',
  })
  @Returns(FoodList)
  async findFoods(
    @Who() who: Visitor,
    @Query({ schema: FoodQuery }) { q, shelf, limit }: z.output<typeof FoodQuery>,
  ): Promise<z.output<typeof FoodList>> {
    await this.consents.demand(who.athleteId, 'health-data');
    // Somewhere it is tomorrow already; what was noted there is usual as well.
    const today = dayOf(new Date(this.clock.now().getTime() + DAY_MS));
    const found = await this.finder.find(who, today, q);
    const items = found.filter((food) => shelf === undefined || food.shelf === shelf).slice(0, limit);
    return { items, attribution: [...ATTRIBUTION] };
  }

  @Put('foods/:food/favourite')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Find this food first from now on: one of the table, or an own one.' })
  @ApiNoContentResponse()
  async favour(
    @Who() { athleteId }: Visitor,
    @Param('food', { schema: AnyFoodId }) food: string,
  ): Promise<void> {
    await this.favourites.put(athleteId, whichOf(food));
  }

  @Delete('foods/:food/favourite')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'No longer find this food first.' })
  @ApiNoContentResponse()
  async unfavour(
    @Who() { athleteId }: Visitor,
    @Param('food', { schema: AnyFoodId }) food: string,
  ): Promise<void> {
    await this.favourites.remove(athleteId, whichOf(food));
  }

  @Get('food-equivalent')
  @ForTokens('profile:read')
  @ApiOperation({
    summary:
      'What an amount of magnesium to eat is as food that you eat; another food each day. A token is told what suits anybody.',
  })
  @Returns(EquivalentView)
  async foodEquivalent(
    @Who() who: Visitor,
    @Query({ schema: EquivalentQuery }) { day, ...mg }: z.output<typeof EquivalentQuery>,
  ): Promise<EquivalentView> {
    await this.consents.demand(who.athleteId, 'health-data');
    const found = await this.equivalents.of(who, mg, day);
    const say = wordsIn(who.language);
    const view = (serving: Serving) => ({
      food: tableView(serving.food),
      portions: serving.portions,
      text: servingInWords(say, serving),
    });
    return { equivalent: found && { top: view(found.top), others: found.others.map(view) } };
  }
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function whichOf(food: string): WhichFood {
  return UUID.test(food)
    ? { foodId: null, ownFoodId: food.toLowerCase() }
    : { foodId: food, ownFoodId: null };
}
