import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '#src/door/returns';
import { tableView } from '#src/food/food-finder';
import { FoodSwaps } from '#src/food/food-swaps';
import { SwapList, type SwapView } from '#src/food/food.shapes';
import type { Swap } from '#src/food/swaps';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('food')
@Controller('api/v1')
export class FoodSwapsController {
  constructor(@Inject(FoodSwaps) private readonly swaps: FoodSwaps) {}

  @Get('food-swaps')
  @ForTokens('profile:read')
  @ApiOperation({
    summary:
      'Foods that bring more magnesium in place of those you noted in the last four weeks, by a portion.',
  })
  @Returns(SwapList)
  async foodSwaps(@Who() who: Visitor): Promise<SwapList> {
    const { top, others } = await this.swaps.of(who);
    return { top: top && viewOf(top), others: others.map(viewOf) };
  }
}

function viewOf({ from, to, times, moreMg }: Swap): SwapView {
  return { from: tableView(from), to: tableView(to), times, moreMg };
}
