import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '#src/door/returns';
import { Coverages } from '#src/ledger/coverages';
import { type Visitor, Who } from '#src/people/visitor';
import { Beginnings } from '#src/today/beginnings';
import { LastSession } from '#src/today/last-session';
import { NextSessions } from '#src/today/next-sessions';
import { TodayView } from '#src/today/today.shapes';
import { WordsNow } from '#src/today/words-now';

/** The first page in one answer. It holds words of the inbox, and so no token gets in here. */
@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(
    @Inject(Beginnings) private readonly beginnings: Beginnings,
    @Inject(LastSession) private readonly lastSession: LastSession,
    @Inject(WordsNow) private readonly wordsNow: WordsNow,
    @Inject(Coverages) private readonly coverages: Coverages,
    @Inject(NextSessions) private readonly nextSessions: NextSessions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your last session, what to do now, your week, and what comes next.' })
  @Returns(TodayView)
  async today(@Who() who: Visitor): Promise<TodayView> {
    const beginnings = await this.beginnings.of(who);
    const reckons = beginnings.keepsHealthData;
    const [last, words, week, next] = await Promise.all([
      this.lastSession.of(who),
      this.wordsNow.of(who),
      reckons ? this.coverages.of(who, 7) : null,
      reckons ? this.nextSessions.of(who, beginnings.day) : null,
    ]);
    return { ...beginnings, ...words, last, week, next };
  }
}
