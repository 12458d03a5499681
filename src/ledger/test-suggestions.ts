import { Inject, Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { TestSuggestionGrounds } from '#src/ledger/test-suggestion-grounds';
import { TestSuggestion } from '#src/ledger/test-suggestion.entity';
import { ageGroupOf } from '#src/people/age';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import type { Sign } from '#src/signs/sign-words';
import { DAYS_BETWEEN_SUGGESTIONS, testRule } from '#src/signs/test-rule';

/** How long a suggestion stands before it is old news. */
const STANDS_DAYS = 30;

/** What stands now, with what lies behind it now. */
export interface Suggested {
  madeAt: Date;
  signs: Sign[];
  /** Circumstances that apply, by the name the list of them has. */
  factors: string[];
  /** Food has probably been low for four weeks. */
  lowFood: boolean;
}

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

  /** Looks whether there is one to make; what is answered makes it. */
  async looking(athleteId: string): Promise<(tx: Tx) => Promise<void>> {
    const behind = await this.behind(athleteId);
    return async (tx) => {
      if (behind) await this.lastOrNew(tx, athleteId);
    };
  }

  /**
   * null: none stands. The rule is asked anew each time, for what it looks at changes elsewhere as well: a check-in or a
   * consent taken back takes the suggestion away, and an age or a laboratory value told may bring one.
   */
  async of(athleteId: string): Promise<Suggested | null> {
    const behind = await this.behind(athleteId);
    if (!behind) return null;
    const where = { athleteId, madeAt: MoreThan(this.before(DAYS_BETWEEN_SUGGESTIONS)) };
    const found = await this.database.read(TestSuggestion).findOne({ where, order: { madeAt: 'DESC' } });
    const row = found ?? (await this.database.transaction((tx) => this.lastOrNew(tx, athleteId)));
    if (!row || row.dismissedAt !== null || row.madeAt <= this.before(STANDS_DAYS)) return null;
    return { madeAt: row.madeAt, ...behind };
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
  notBefore({ madeAt }: Pick<Suggested, 'madeAt'>): string {
    return dayOf(new Date(madeAt.getTime() + DAYS_BETWEEN_SUGGESTIONS * DAY_MS));
  }

  /** What the rule finds now, whenever the last one was; null: nothing to suggest. */
  private async behind(athleteId: string): Promise<Omit<Suggested, 'madeAt'> | null> {
    if (!(await this.isAdult(athleteId))) return null;
    const grounds = await this.grounds.of(athleteId);
    if (!grounds) return null;
    const { factors, lowFlag28, ...rest } = grounds;
    const asked = {
      ...rest,
      lowFlag28,
      factorCount: factors.length,
      daysSinceSuggestion: null,
      isAdult: true,
    };
    const { suggests, signs } = testRule(asked);
    return suggests ? { signs, factors, lowFood: lowFlag28 } : null;
  }

  /** That of the last ninety days, whether it stands or not; else a new one. null: a no came meanwhile. */
  private async lastOrNew(tx: Tx, athleteId: string): Promise<TestSuggestion | null> {
    // A no that comes meanwhile comes after what is written here.
    if (!(await this.consents.given(athleteId, 'health-data', tx))) return null;
    if (!(await this.consents.given(athleteId, 'signs', tx))) return null;
    await takeTurns(tx, `test-suggestion:${athleteId}`);
    const last = await tx.findOne(TestSuggestion, { where: { athleteId }, order: { madeAt: 'DESC' } });
    if (last && last.madeAt > this.before(DAYS_BETWEEN_SUGGESTIONS)) return last;
    const row = { id: newId(), athleteId, madeAt: this.clock.now(), dismissedAt: null };
    await tx.insert(TestSuggestion, row);
    return row;
  }

  private before(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }

  private async isAdult(athleteId: string): Promise<boolean> {
    const { birthDate } = await this.profiles.of(athleteId);
    return ageGroupOf(birthDate, dayOf(this.clock.now())) === 'adult';
  }
}
