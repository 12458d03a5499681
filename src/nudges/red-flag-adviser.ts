import { Inject, Injectable } from '@nestjs/common';
import { isSaid, type Verdict } from '#src/advice/advice';
import { type FlagFacts, redFlag } from '#src/advice/check-in';
import { Adviser, type Occasion, type Reading, type Said } from '#src/nudges/adviser';
import { Callable } from '#src/nudges/callable';
import { type StandingFlag, StandingFlags } from '#src/signs/standing-flags';

/**
 * Says what a doctor should see first. The check-in shows it where it is ticked: this leads there, for whoever ticked it and
 * did not read it.
 */
@Injectable()
export class RedFlagAdviser extends Adviser {
  readonly kinds = ['red-flag'] as const;

  constructor(
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(Callable) private readonly callable: Callable,
  ) {
    super();
  }

  async on({ of, athleteId }: Occasion): Promise<Verdict[]> {
    if (of !== 'signs') return [];
    // Where its consent does not stand there is none.
    const flag = await this.flags.of(athleteId);
    return [redFlag(flag && factsOf(flag))];
  }

  /** A flag that was cleared, or taken back, is no more to be shown; one that was read is no alarm any longer. */
  override async reading({ athleteId }: Said): Promise<Reading | null> {
    const flag = await this.flags.of(athleteId);
    const verdict = redFlag(flag && { ...factsOf(flag), isRead: false });
    if (!flag || !isSaid(verdict)) return null;
    const { grounds, grade, sources } = verdict;
    return {
      text: flag.stopsTraining ? 'red-flag' : 'red-flag-doctor-decides',
      values: await this.callable.of(athleteId),
      grounds,
      grade,
      sources,
      isCaution: flag.seenAt === null,
    };
  }
}

function factsOf({ flags, since, seenAt }: StandingFlag): FlagFacts {
  return { count: flags.length, since: since.toISOString(), isRead: seenAt !== null };
}
