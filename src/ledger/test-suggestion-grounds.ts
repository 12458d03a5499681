import { Inject, Injectable } from '@nestjs/common';
import { Circumstances } from '#src/circumstances/circumstances';
import type { Condition } from '#src/circumstances/condition-words';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { type Beside, TestSuggestionBeside } from '#src/ledger/test-suggestion-beside';
import { CheckIns } from '#src/signs/check-ins';
import { weekOf } from '#src/signs/iso-week';
import { StandingFlags } from '#src/signs/standing-flags';
import { signsSeen, type TestRuleInput } from '#src/signs/test-rule';

/** With these a doctor decides, and Svett speaks of food only. */
const DOCTOR_DECIDES: readonly Condition[] = [
  'kidney-disease',
  'dialysis',
  'heart-disease',
  'heart-block-or-slow-pulse',
  'sudden-death-in-family',
];
const LOOKED_BACK_DAYS = 35;

export type Grounds = Pick<TestRuleInput, 'thisWeek' | 'weeks' | 'hasRedFlag'> & Beside;

/** Gathers what the rule for a test looks at of an athlete, each part only while its consent stands. */
@Injectable()
export class TestSuggestionGrounds {
  constructor(
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
    @Inject(TestSuggestionBeside) private readonly beside: TestSuggestionBeside,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** null: the athlete does not let their signs be worked with, or told of no several. The rest is not looked up then. */
  async of(athleteId: string): Promise<Grounds | null> {
    const now = this.clock.now();
    const weeks = await this.checkIns.since(
      athleteId,
      dayOf(new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS)),
    );
    const newest = weeks.at(-1);
    if (!newest) return null;
    // Where it is Monday already, a new week has begun that UTC does not know yet.
    const thisWeek = [weekOf(dayOf(now)), newest.week].toSorted().at(-1)!;
    if (!signsSeen(thisWeek, weeks).several) return null;
    return {
      thisWeek,
      weeks,
      hasRedFlag: await this.isForDoctor(athleteId),
      ...(await this.beside.of(athleteId)),
    };
  }

  /** Something is ticked that no doctor has looked at, or known of the person. */
  private async isForDoctor(athleteId: string): Promise<boolean> {
    if ((await this.flags.of(athleteId)) !== null) return true;
    const { conditions: told } = await this.circumstances.of(athleteId);
    return told !== null && (told.pregnant || told.conditions.some((one) => DOCTOR_DECIDES.includes(one)));
  }
}
