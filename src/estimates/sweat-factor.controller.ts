import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { NextWeighIns, SweatFactors } from '#src/estimates/weigh-in.shapes';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { wordsIn } from '#src/words/words';

@ApiTags('weigh-ins')
@Controller('api/v1')
export class SweatFactorController {
  constructor(@Inject(SweatFactor) private readonly factor: SweatFactor) {}

  @Get('sweat-factor')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary:
      'How you sweat against people like you, by kind of session, and how much surer weigh-ins made it.',
  })
  @Returns(SweatFactors)
  sweatFactor(@Who() { athleteId }: Visitor): Promise<z.output<typeof SweatFactors>> {
    return this.factor.of(athleteId);
  }

  @Get('weigh-ins/next')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Which kind of session to weigh next, most telling first, and why.' })
  @Returns(NextWeighIns)
  async nextWeighIns(@Who() { athleteId, language, units }: Visitor): Promise<z.output<typeof NextWeighIns>> {
    const say = wordsIn(language, units);
    const items = (await this.factor.next(athleteId)).map((advice) => {
      const kind = say(`weighing.kind.${advice.group}`);
      const air = say(`weighing.band.${advice.band}`);
      const told = { kind, air, minutes: tens(advice.durationMin), percent: Math.round(advice.gain * 100) };
      return { ...advice, text: say('weighing.next.text', told) };
    });
    return { items };
  }
}

/** About how long, as people say it. */
function tens(minutes: number): number {
  return Math.max(30, Math.round(minutes / 10) * 10);
}
