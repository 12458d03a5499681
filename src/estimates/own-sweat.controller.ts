import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { FactorHistory } from '#src/estimates/factor-history';
import { HeatStanding } from '#src/estimates/heat-standing';
import {
  AccuracyView,
  FactorHistoryView,
  HeatStandingView,
  SweatMapView,
} from '#src/estimates/own-sweat.shapes';
import { SweatMap } from '#src/estimates/sweat-map';
import { TrackRecord } from '#src/estimates/track-record';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

/** What an athlete is told of their own sweating over all their sessions; nobody else is. */
@ApiTags('own sweat')
@Controller('api/v1')
export class OwnSweatController {
  constructor(
    @Inject(SweatMap) private readonly map: SweatMap,
    @Inject(FactorHistory) private readonly history: FactorHistory,
    @Inject(TrackRecord) private readonly record: TrackRecord,
    @Inject(HeatStanding) private readonly heat: HeatStanding,
  ) {}

  @Get('sweat-map')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary:
      'Air temperature against effort: where you have trained and weighed, and what an hour costs you there.',
  })
  @Returns(SweatMapView)
  sweatMap(@Who() { athleteId }: Visitor): Promise<z.output<typeof SweatMapView>> {
    return this.map.of(athleteId);
  }

  @Get('sweat-factor/history')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary: 'How you sweat against people like you, before any weigh-in and after each of them.',
  })
  @Returns(FactorHistoryView)
  sweatFactorHistory(@Who() { athleteId }: Visitor): Promise<z.output<typeof FactorHistoryView>> {
    return this.history.of(athleteId);
  }

  @Get('sweat-accuracy')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary:
      'What Svett said of weighed sessions before it heard of the weighing, beside what the scale said.',
  })
  @Returns(AccuracyView)
  sweatAccuracy(@Who() { athleteId }: Visitor): Promise<z.output<typeof AccuracyView>> {
    return this.record.of(athleteId);
  }

  @Get('heat-acclimatisation')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'How far you are used to heat, what made it, and how it will fade.' })
  @Returns(HeatStandingView)
  heatAcclimatisation(@Who() { athleteId }: Visitor): Promise<z.output<typeof HeatStandingView>> {
    return this.heat.of(athleteId);
  }
}
