import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Clock } from '#src/kernel/clock';
import { type Visitor, Who } from '#src/people/visitor';
import { CheckIns } from '#src/signs/check-ins';
import { dayIn, mondayOf, weekOf, weeksAfter } from '#src/signs/iso-week';
import { disturbancesOf, EXPLAINS_WEEKS } from '#src/signs/pulse-hints';
import { RaisedPulse } from '#src/training/raised-pulse';
import { PulseTrendView } from '#src/training/training.shapes';

@ApiTags('training')
@Controller('api/v1')
export class PulseController {
  constructor(
    @Inject(RaisedPulse) private readonly pulse: RaisedPulse,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('raised-pulse')
  @ApiOperation({
    summary: 'Whether your heart has lately beaten faster at the same work, or why nobody can tell.',
  })
  @Returns(PulseTrendView)
  async raisedPulse(@Who() { athleteId, timeZone }: Visitor): Promise<z.output<typeof PulseTrendView>> {
    const week = weekOf(dayIn(timeZone, this.clock.now()));
    const told = await this.checkIns.since(athleteId, mondayOf(weeksAfter(week, 1 - EXPLAINS_WEEKS)));
    return this.pulse.of(athleteId, disturbancesOf(told, week));
  }
}
