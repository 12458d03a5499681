import { Module } from '@nestjs/common';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { DietScreens } from '#src/food/diet-screens';
import { Favourites } from '#src/food/favourites';
import { FoodDays } from '#src/food/food-days';
import { FoodDaysController } from '#src/food/food-days.controller';
import { FoodEquivalents } from '#src/food/food-equivalents';
import { FoodFinder } from '#src/food/food-finder';
import { FoodLog } from '#src/food/food-log';
import { FoodsController } from '#src/food/foods.controller';
import { FoodSwaps } from '#src/food/food-swaps';
import { FoodSwapsController } from '#src/food/food-swaps.controller';
import { OwnFoods } from '#src/food/own-foods';
import { OwnFoodsController } from '#src/food/own-foods.controller';
import { PeopleModule } from '#src/people/people.module';

@Module({
  imports: [PeopleModule, CircumstancesModule],
  controllers: [FoodsController, FoodDaysController, OwnFoodsController, FoodSwapsController],
  providers: [DietScreens, Favourites, FoodDays, FoodEquivalents, FoodFinder, FoodLog, FoodSwaps, OwnFoods],
  exports: [DietScreens, FoodDays, FoodEquivalents, FoodLog, FoodSwaps],
})
export class FoodModule {}
