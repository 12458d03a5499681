import { Inject, Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { TestSuggestionGrounds } from '#src/ledger/test-suggestion-grounds';
import { TestSuggestion } from '#src/ledger/test-suggestion.entity';
import { ageGroupOf } from '#src/people/age';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import { SignsTold } from '#src/signs/signs.topics';
import { DAYS_BETWEEN_SUGGESTIONS, testRule } from '#src/signs/test-rule';

/** How long a suggestion stands before it is old news. */
const STANDS_DAYS = 30;

/** Says, seldom and with its reasons, that measuring may be wise. Never to whoever is under 18 or has not told their age. */
@Injectable()
export class TestSuggestions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TestSuggestionGrounds) private readonly grounds: TestSuggestionGrounds,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(SignsTold)
  async onSigns({ athleteId }: Said<typeof SignsTold>, finish: Finish): Promise<void> {
    if (!(await this.isAdult(athleteId))) return;
    const grounds = await this.grounds.of(athleteId);
    if (!grounds) return;
    const { factors, lowFlag28, ...rest } = grounds;
    const ruling = (daysSinceSuggestion: number | null) =>
      testRule({ ...rest, lowFlag28, factorCount: factors.length, daysSinceSuggestion, isAdult: true });
    if (!ruling(null).suggests) return;
    await finish(async (tx) => {
      // A no that comes meanwhile comes after what is written here.
      if (!(await this.consents.given(athleteId, 'signs', tx))) return;
      await takeTurns(tx, `test-suggestion:${athleteId}`);
      const last = await tx.findOne(TestSuggestion, { where: { athleteId }, order: { madeAt: 'DESC' } });
      const madeAt = this.clock.now();
      const days = last && (madeAt.getTime() - last.madeAt.getTime()) / DAY_MS;
      const { suggests, signs } = ruling(days);
      if (!suggests) return;
      const row = { id: newId(), athleteId, madeAt, signs, factors, lowFood: lowFlag28, dismissedAt: null };
      await tx.insert(TestSuggestion, row);
    });
  }

  /** null: none stands. What stands goes again with a red flag, and with a consent. */
  async of(athleteId: string): Promise<TestSuggestion | null> {
    const since = new Date(this.clock.now().getTime() - STANDS_DAYS * DAY_MS);
    const where = { athleteId, madeAt: MoreThan(since), dismissedAt: IsNull() };
    const row = await this.database.read(TestSuggestion).findOne({ where, order: { madeAt: 'DESC' } });
    if (!row || !(await this.isAdult(athleteId))) return null;
    const grounds = await this.grounds.of(athleteId);
    if (!grounds || grounds.hasRedFlag || grounds.isMeasured) return null;
    // A circumstance that applies no more, or is not to be worked with any more, is not named any more.
    const factors = row.factors.filter((factor) => grounds.factors.includes(factor));
    return { ...row, factors, lowFood: row.lowFood && grounds.lowFlag28 };
  }

  /** Not for them: nothing more is said for as long as after any other. */
  async dismiss(athleteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.update(
        TestSuggestion,
        { athleteId, dismissedAt: IsNull() },
        { dismissedAt: this.clock.now() },
      );
    });
  }

  /** The next one comes on no earlier day than this, YYYY-MM-DD. */
  notBefore({ madeAt }: TestSuggestion): string {
    return dayOf(new Date(madeAt.getTime() + DAYS_BETWEEN_SUGGESTIONS * DAY_MS));
  }

  private async isAdult(athleteId: string): Promise<boolean> {
    const { birthDate } = await this.profiles.of(athleteId);
    return ageGroupOf(birthDate, dayOf(this.clock.now())) === 'adult';
  }
}
