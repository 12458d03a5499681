import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { servingInWords } from '#src/food/serving-words';
import { EverydayNeed } from '#src/ledger/everyday-need';
import { SessionFood } from '#src/ledger/food-equivalent.shapes';
import { SessionInFood } from '#src/ledger/session-in-food';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionId } from '#src/sessions/sessions.shapes';
import { wordsIn } from '#src/words/words';

@ApiTags('magnesium')
@Controller('api/v1/sessions')
export class FoodEquivalentController {
  constructor(
    @Inject(SessionInFood) private readonly sessions: SessionInFood,
    @Inject(EverydayNeed) private readonly need: EverydayNeed,
  ) {}

  @Get(':id/food-equivalent')
  @ForTokens('sessions:read', 'profile:read')
  @ApiOperation({
    summary:
      'What the magnesium of a session’s sweat is as food that you eat, and what you are recommended a day.',
  })
  @Returns(SessionFood)
  async sessionFoodEquivalent(
    @Who() who: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<z.output<typeof SessionFood>> {
    const found = await this.sessions.of(who, id);
    const everyday = await this.need.of(who);
    if (!found) return { inFood: null, everyday };
    const say = wordsIn(who.language);
    const [top, ...others] = [found.top, ...found.others].map((serving) => servingInWords(say, serving));
    return { inFood: { toEatMg: found.toEatMg, top: top!, others }, everyday };
  }
}
