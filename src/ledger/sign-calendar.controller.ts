import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { SignCalendar } from '#src/ledger/sign-calendar';
import { SignCalendarQuery, SignCalendarView } from '#src/ledger/test-suggestion.shapes';
import { type Visitor, Who } from '#src/people/visitor';

/** It tells of signs: no token gets in here, and nobody but the person. */
@ApiTags('signs')
@Controller('api/v1/signs/calendar')
export class SignCalendarController {
  constructor(@Inject(SignCalendar) private readonly calendar: SignCalendar) {}

  @Get()
  @ApiOperation({ summary: 'Your signs week by week, beside heat, training and sweat.' })
  @Returns(SignCalendarView)
  async signCalendar(
    @Who() { athleteId, timeZone }: Visitor,
    @Query({ schema: SignCalendarQuery }) { weeks }: z.output<typeof SignCalendarQuery>,
  ): Promise<SignCalendarView> {
    return { items: await this.calendar.of(athleteId, timeZone, weeks) };
  }
}
