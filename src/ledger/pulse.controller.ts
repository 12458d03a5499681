import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { RaisedPulse } from '#src/training/raised-pulse';
import { PulseTrendView } from '#src/training/training.shapes';

@ApiTags('training')
@Controller('api/v1')
export class PulseController {
  constructor(@Inject(RaisedPulse) private readonly pulse: RaisedPulse) {}

  @Get('raised-pulse')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Whether your heart has lately beaten faster at the same work, or why nobody can tell.' })
  @Returns(PulseTrendView)
  raisedPulse(@Who() { athleteId }: Visitor): Promise<z.output<typeof PulseTrendView>> {
    return this.pulse.of(athleteId);
  }
}
