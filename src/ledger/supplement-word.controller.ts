import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Returns } from '#src/door/returns';
import { SupplementWord } from '#src/ledger/supplement-word';
import { SUPPLEMENT_OUTCOMES, SUPPLEMENT_REASONS } from '#src/labs/supplement-rule';
import { type Visitor, Who } from '#src/people/visitor';
import { wordsIn } from '#src/words/words';

const SupplementWordView = z
  .object({
    outcome: z.enum(SUPPLEMENT_OUTCOMES),
    reasons: z.array(z.enum(SUPPLEMENT_REASONS)),
    title: z.string().describe('In your language.'),
    text: z.array(z.string()).describe('Sentence by sentence, in your language.'),
  })
  .meta({ id: 'SupplementWord' });

const AFTER_A_LOW_VALUE = ['may-speak', 'low-without-reason', 'tell-conditions', 'tell-signs', 'doctor-only'];

/** It tells of a laboratory value: no token gets in here, and nobody but the person. */
@ApiTags('lab-values')
@Controller('api/v1/supplement-word')
export class SupplementWordController {
  constructor(@Inject(SupplementWord) private readonly word: SupplementWord) {}

  @Get()
  @ApiOperation({ summary: 'What can be said of magnesium supplements for you: mostly that none is needed.' })
  @Returns(SupplementWordView)
  async supplementWord(@Who() who: Visitor): Promise<z.output<typeof SupplementWordView>> {
    const { outcome, reasons, medicines } = await this.word.of(who);
    const say = wordsIn(who.language, who.units);
    const text = [say(`labs.supplement.${outcome}.text`)];
    if (outcome === 'may-speak') {
      text.push(say('labs.supplement.upper'));
      if (medicines) text.push(say('labs.supplement.medicines'));
    }
    if (AFTER_A_LOW_VALUE.includes(outcome)) text.push(say('labs.supplement.retest'));
    return { outcome, reasons, title: say(`labs.supplement.${outcome}.title`), text };
  }
}
