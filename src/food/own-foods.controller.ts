import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ownPortionMg } from '#src/food/amount';
import { screenRange } from '#src/food/diet-screen';
import { DietScreens } from '#src/food/diet-screens';
import { ownView } from '#src/food/food-finder';
import {
  DietScreenForm,
  DietScreenView,
  FoodId,
  OwnFoodForm,
  OwnFoodList,
  OwnFoodView,
} from '#src/food/food.shapes';
import { type KeptOwnFood, OwnFoods } from '#src/food/own-foods';
import { Consents } from '#src/people/consents';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('food')
@Controller('api/v1')
export class OwnFoodsController {
  constructor(
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
    @Inject(DietScreens) private readonly screens: DietScreens,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Get('own-foods')
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'Foods and waters you read off a label.' })
  @Returns(OwnFoodList)
  async listOwnFoods(@Who() { athleteId }: Visitor): Promise<z.output<typeof OwnFoodList>> {
    await this.consents.demand(athleteId, 'health-data');
    return { items: (await this.ownFoods.offered(athleteId)).map(viewOf) };
  }

  @Post('own-foods')
  @ForTokens('profile:write')
  @HttpCode(201)
  @ApiOperation({ summary: 'Add a food or a water of your own. The same told twice is one.' })
  @Returns(OwnFoodView, { status: 201 })
  async addOwnFood(
    @Who() { athleteId }: Visitor,
    @Body({ schema: OwnFoodForm }) told: z.output<typeof OwnFoodForm>,
  ): Promise<z.output<typeof OwnFoodView>> {
    return viewOf(await this.ownFoods.add(athleteId, told));
  }

  @Put('own-foods/:id')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Change a food or a water of your own. Days it was eaten on change with it.' })
  @Returns(OwnFoodView)
  async changeOwnFood(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: FoodId }) id: string,
    @Body({ schema: OwnFoodForm }) told: z.output<typeof OwnFoodForm>,
  ): Promise<z.output<typeof OwnFoodView>> {
    return viewOf(await this.ownFoods.change(athleteId, id, told));
  }

  @Delete('own-foods/:id')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Offer it no more. Days it was eaten on keep it.' })
  @ApiNoContentResponse()
  async removeOwnFood(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: FoodId }) id: string,
  ): Promise<void> {
    await this.ownFoods.remove(athleteId, id);
  }

  @Get('diet-screen')
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'How often you eat what, and the magnesium of a usual day by that, as a range.' })
  @Returns(DietScreenView)
  async dietScreen(@Who() { athleteId }: Visitor): Promise<z.output<typeof DietScreenView>> {
    await this.consents.demand(athleteId, 'health-data');
    const screen = await this.screens.newest(athleteId);
    return { screen: screen && { ...screen, magnesiumMg: screenRange(screen.answers) } };
  }

  @Put('diet-screen')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Tell how often you eat each kind of food.' })
  @Returns(DietScreenView)
  async putDietScreen(
    @Who() who: Visitor,
    @Body({ schema: DietScreenForm }) answers: z.output<typeof DietScreenForm>,
  ): Promise<z.output<typeof DietScreenView>> {
    await this.screens.put(who.athleteId, answers);
    return this.dietScreen(who);
  }

  @Delete('diet-screen')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget how often you eat what.' })
  @ApiNoContentResponse()
  async forgetDietScreen(@Who() { athleteId }: Visitor): Promise<void> {
    await this.screens.forget(athleteId);
  }
}

function viewOf(food: KeptOwnFood): z.output<typeof OwnFoodView> {
  const { id, name, magnesiumMg, basis, portion, portionG, isSupplement } = food;
  const { shelf } = ownView(food);
  const told = { id, name, shelf, magnesiumMg, basis, portion, portionG, isSupplement };
  return { ...told, mgPerPortion: ownPortionMg(food) };
}
