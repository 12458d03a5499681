import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { type Visitor, Who } from '#src/people/visitor';
import { CheckIns } from '#src/signs/check-ins';
import { RaisedPulse } from '#src/training/raised-pulse';
import { PulseTrendView } from '#src/training/training.shapes';

/** An illness or a new medicine told so lately explains a pulse. [own] */
const EXPLAINS_DAYS = 14;

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
  async raisedPulse(@Who() { athleteId }: Visitor): Promise<z.output<typeof PulseTrendView>> {
    const since = dayOf(new Date(this.clock.now().getTime() - EXPLAINS_DAYS * DAY_MS));
    const lately = await this.checkIns.since(athleteId, since);
    const ill = lately.some((one) => one.ill === true);
    const newMedicine = lately.some((one) => one.newMedicine === true);
    return this.pulse.of(athleteId, { ill, newMedicine });
  }
}
