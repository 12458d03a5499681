import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { citedWorks } from '#src/ledger/cited-works';
import { FactorList } from '#src/ledger/factor-list';
import { FactorsView } from '#src/ledger/factors.shapes';
import { type Visitor, Who } from '#src/people/visitor';
import { wordsIn } from '#src/words/words';

@ApiTags('magnesium')
@Controller('api/v1/ledger')
export class FactorsController {
  constructor(@Inject(FactorList) private readonly list: FactorList) {}

  @Get('factors')
  @ApiOperation({
    summary:
      'Which circumstances that matter to magnesium apply to you, what each rests on, and what would take it away.',
  })
  @Returns(FactorsView)
  async factors(@Who() { athleteId, language, units }: Visitor): Promise<z.output<typeof FactorsView>> {
    const say = wordsIn(language, units);
    const { applies, unknown } = await this.list.whole(athleteId);
    return {
      applies: applies.map((factor) => ({
        ...factor,
        sources: citedWorks(factor.sources),
        because: say(`ledger-factors.why.${factor.code}`),
        awayWhen: say(`ledger-factors.away.${factor.code}`),
      })),
      unknown,
    };
  }
}
