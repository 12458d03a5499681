import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import {
  CoverageView,
  CoverageWindow,
  ReferenceForm,
  TrendSpan,
  TrendView,
} from '#src/ledger/coverage.shapes';
import { Coverages } from '#src/ledger/coverages';
import { ReferenceChoices } from '#src/ledger/reference-choices';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('magnesium')
@Controller('api/v1/coverage')
export class CoverageController {
  constructor(
    @Inject(Coverages) private readonly coverages: Coverages,
    @Inject(ReferenceChoices) private readonly choices: ReferenceChoices,
  ) {}

  @Get()
  @ForTokens('sessions:read', 'profile:read')
  @ApiOperation({ summary: 'How food met the need of magnesium over the last 7 or 28 days, as ranges.' })
  @Returns(CoverageView)
  coverage(
    @Who() who: Visitor,
    @Query({ schema: CoverageWindow }) { days }: z.output<typeof CoverageWindow>,
  ): Promise<CoverageView> {
    return this.coverages.of(who, days === 28 ? 28 : 7);
  }

  @Get('days')
  @ForTokens('sessions:read', 'profile:read')
  @ApiOperation({
    summary: 'Need and intake day by day or week by week, and what sessions have to do with it.',
  })
  @Returns(TrendView)
  trend(
    @Who() who: Visitor,
    @Query({ schema: TrendSpan }) { from, to, by }: z.output<typeof TrendSpan>,
  ): Promise<TrendView> {
    return this.coverages.trend(who, from, to, by);
  }

  @Put('reference')
  @ForTokens('profile:write')
  @ApiOperation({ summary: 'Choose whose reference intake is reckoned with.' })
  @Returns(ReferenceForm)
  async choose(
    @Who() { athleteId }: Visitor,
    @Body({ schema: ReferenceForm }) { authority }: z.output<typeof ReferenceForm>,
  ): Promise<z.output<typeof ReferenceForm>> {
    await this.choices.choose(athleteId, authority);
    return { authority };
  }
}
