import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { MeasureSuggestion, PANEL } from '#src/ledger/test-suggestion.shapes';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { type Visitor, Who } from '#src/people/visitor';

/** It tells of signs: no token gets in here, and nobody but the person. */
@ApiTags('signs')
@Controller('api/v1/suggestions/measure')
export class TestSuggestionController {
  constructor(@Inject(TestSuggestions) private readonly suggestions: TestSuggestions) {}

  @Get()
  @ApiOperation({ summary: 'Whether measuring may be wise, by several signs that last; mostly nothing.' })
  @Returns(MeasureSuggestion)
  async measureSuggestion(@Who() { athleteId }: Visitor): Promise<z.output<typeof MeasureSuggestion>> {
    const suggested = await this.suggestions.of(athleteId);
    if (!suggested) return { suggestion: null };
    const { madeAt, ...behind } = suggested;
    const notBefore = this.suggestions.notBefore(suggested);
    return {
      suggestion: { madeAt: madeAt.toISOString(), ...behind, panel: [...PANEL], notBefore },
    };
  }

  @Post('dismiss')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that measuring is not for you.' })
  @ApiNoContentResponse()
  async dismissSuggestion(@Who() { athleteId }: Visitor): Promise<void> {
    await this.suggestions.dismiss(athleteId);
  }
}
