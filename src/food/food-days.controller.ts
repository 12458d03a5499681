import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { dayRange, eatenOf, groupsOf, sum } from '#src/food/amount';
import { ownView, tableView } from '#src/food/food-finder';
import { FoodLog } from '#src/food/food-log';
import { DayCopy, DayMark, FoodDayName, FoodDayView, FoodEntryForm, FoodId } from '#src/food/food.shapes';
import { foodBy } from '#src/food/foods';
import { OwnFoods } from '#src/food/own-foods';
import { Consents } from '#src/people/consents';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('food')
@Controller('api/v1')
export class FoodDaysController {
  constructor(
    @Inject(FoodLog) private readonly log: FoodLog,
    @Inject(OwnFoods) private readonly ownFoods: OwnFoods,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Get('food-days/:day')
  @ForTokens('profile:read')
  @ApiOperation({ summary: 'What you noted of one day, and the magnesium in it as a range.' })
  @Returns(FoodDayView)
  async foodDay(
    @Who() { athleteId }: Visitor,
    @Param('day', { schema: FoodDayName }) day: string,
  ): Promise<FoodDayView> {
    await this.consents.demand(athleteId, 'health-data');
    const [rows, own, isMarked] = await Promise.all([
      this.log.entries(athleteId, day),
      this.ownFoods.all(athleteId),
      this.log.isMarkedWhole(athleteId, day),
    ]);
    const ownById = new Map(own.map((food) => [food.id, food]));
    const told = rows.map((row) => {
      const ownFood = row.ownFoodId === null ? null : (ownById.get(row.ownFoodId) ?? null);
      return { row, ownFood, eaten: eatenOf(row.foodId, ownFood, row) };
    });
    const eaten = told.flatMap((one) => one.eaten ?? []);
    return {
      day,
      entries: told.map(({ row, ownFood, eaten: what }) => {
        const food = row.foodId === null ? undefined : foodBy(row.foodId);
        return {
          id: row.clientId,
          food: ownFood ? ownView(ownFood) : food ? tableView(food) : null,
          portions: row.portions,
          grams: row.grams,
          mg: what && what.mg,
        };
      }),
      isWhole: isMarked && rows.length > 0 && eaten.length === rows.length,
      magnesiumMg: eaten.length === 0 ? null : dayRange(eaten),
      caffeineMg: sum(eaten.map(({ caffeineMg }) => caffeineMg)),
      groups: groupsOf(eaten),
    };
  }

  @Put('food-days/:day')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Say whether everything of a day is noted.' })
  @Returns(FoodDayView)
  async markDay(
    @Who() who: Visitor,
    @Param('day', { schema: FoodDayName }) day: string,
    @Body({ schema: DayMark }) { isWhole }: z.output<typeof DayMark>,
  ): Promise<FoodDayView> {
    await this.log.mark(who.athleteId, day, isWhole);
    return this.foodDay(who, day);
  }

  @Post('food-days/:day/copy')
  @ForTokens('profile:write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Eat the same as on another day. Asked for again, nothing is noted twice.' })
  @Returns(FoodDayView)
  async copyDay(
    @Who() who: Visitor,
    @Param('day', { schema: FoodDayName }) day: string,
    @Body({ schema: DayCopy }) { from }: z.output<typeof DayCopy>,
  ): Promise<FoodDayView> {
    await this.log.copy(who.athleteId, from, day);
    return this.foodDay(who, day);
  }

  @Put('food-entries/:id')
  @ForTokens('profile:write')
  @ApiOperation({
    summary:
      'Note something eaten, under an id of your making: sent again it is the same entry. Answers its day.',
  })
  @Returns(FoodDayView)
  async putFoodEntry(
    @Who() who: Visitor,
    @Param('id', { schema: FoodId }) id: string,
    @Body({ schema: FoodEntryForm }) told: z.output<typeof FoodEntryForm>,
  ): Promise<FoodDayView> {
    await this.log.put(who.athleteId, id.toLowerCase(), told);
    return this.foodDay(who, told.day);
  }

  @Delete('food-entries/:id')
  @ForTokens('profile:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an entry away.' })
  @ApiNoContentResponse()
  async removeFoodEntry(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: FoodId }) id: string,
  ): Promise<void> {
    await this.log.remove(athleteId, id.toLowerCase());
  }
}
