import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import {
  DriversView,
  EstimateSummaries,
  SessionEstimateView,
  SessionIds,
} from '#src/estimates/estimate.shapes';
import { DataGone, NothingEstimated } from '#src/estimates/estimates.problems';
import { summaryOf, viewOf } from '#src/estimates/estimate-view';
import { Reckoner } from '#src/estimates/reckoner';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';
import { driversOf } from '#src/sweat/drivers';
import { wordsIn } from '#src/words/words';

@ApiTags('estimates')
@Controller('api/v1')
export class EstimatesController {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(Reckoner) private readonly reckoner: Reckoner,
  ) {}

  @Get('estimates')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What several sessions cost, in short.' })
  @Returns(EstimateSummaries)
  async estimates(
    @Who() { athleteId }: Visitor,
    @Query({ schema: SessionIds }) { sessionIds }: z.output<typeof SessionIds>,
  ): Promise<z.output<typeof EstimateSummaries>> {
    const ids = await this.sessions.ownAmong('owner', athleteId, sessionIds);
    const estimates = await this.shelf.currentOf('owner', ids);
    return { items: [...estimates].map(([id, estimate]) => summaryOf(id, estimate)) };
  }

  @Get('sessions/:id/estimate')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary: 'What a session cost: sweat and minerals as ranges, the curve, the inputs and their sources.',
  })
  @Returns(SessionEstimateView)
  async sessionEstimate(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionEstimateView> {
    const session = await this.sessions.get('owner', athleteId, id);
    return viewOf(await this.shelf.current('owner', id), session.vendorSweatMl);
  }

  @Get('sessions/:id/drivers')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What drove it: the median less the median with one input at its neutral value.' })
  @Returns(DriversView)
  async sessionDrivers(
    @Who() { athleteId, language }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<z.output<typeof DriversView>> {
    await this.sessions.get('owner', athleteId, id);
    const reckoned = await this.reckoner.forOwner(athleteId, id);
    if (!reckoned) throw new DataGone();
    if (reckoned.outcome === 'abstained') throw new NothingEstimated();
    return {
      items: driversOf(reckoned.input, reckoned.estimate),
      note: wordsIn(language)('estimate.drivers.note'),
    };
  }
}
