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
import { OwnMagnesium } from '#src/estimates/own-magnesium.port';
import { Reckoner } from '#src/estimates/reckoner';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';
import { ToldSessions } from '#src/sessions/told-sessions';
import { driversOf } from '#src/sweat/drivers';
import { waterfallOf } from '#src/sweat/waterfall';
import { wordsIn } from '#src/words/words';

@ApiTags('estimates')
@Controller('api/v1')
export class EstimatesController {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(Reckoner) private readonly reckoner: Reckoner,
    @Inject(OwnMagnesium) private readonly magnesium: OwnMagnesium,
    @Inject(ToldSessions) private readonly told: ToldSessions,
  ) {}

  @Get('estimates')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What several sessions cost, in short.' })
  @Returns(EstimateSummaries)
  async estimates(
    @Who() who: Visitor,
    @Query({ schema: SessionIds }) { sessionIds }: z.output<typeof SessionIds>,
  ): Promise<z.output<typeof EstimateSummaries>> {
    const ids = await this.sessions.ownAmong('owner', who.athleteId, sessionIds);
    const [estimates, own] = await Promise.all([this.shelf.currentOf('owner', ids), this.magnesium.of(who)]);
    return { items: [...estimates].map(([id, estimate]) => summaryOf(id, estimate, own)) };
  }

  @Get('sessions/:id/estimate')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary: 'What a session cost: sweat and minerals as ranges, the curve, the inputs and their sources.',
  })
  @Returns(SessionEstimateView)
  async sessionEstimate(
    @Who() who: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionEstimateView> {
    const session = await this.sessions.get('owner', who.athleteId, id);
    const estimate = await this.shelf.current('owner', id);
    const [own, told] = await Promise.all([this.magnesium.of(who), this.told.of(id)]);
    return viewOf(estimate, session.vendorSweatMl, own, told?.toldAt ?? null);
  }

  @Get('sessions/:id/drivers')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary:
      'What drove it: the median less the median with one input at its neutral value, and the same as steps that add up.',
  })
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
      waterfall: waterfallOf(reckoned.input, reckoned.estimate),
    };
  }
}
