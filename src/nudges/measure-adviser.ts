import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { measure, measureAgain } from '#src/advice/lab-values';
import { dayOf } from '#src/kernel/clock';
import { LabReminders } from '#src/labs/lab-reminders';
import { LabShelf } from '#src/labs/lab-shelf';
import { LAB_COUNTS_DAYS } from '#src/labs/supplement-rule';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { Adviser, type Occasion } from '#src/nudges/adviser';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';

const TUESDAY = 2;

/** Tells of a suggestion to measure, which the ledger makes, and reminds of measuring again whoever asked for it. */
@Injectable()
export class MeasureAdviser extends Adviser {
  readonly kinds = ['measure', 'measure-again'] as const;

  constructor(
    @Inject(TestSuggestions) private readonly suggestions: TestSuggestions,
    @Inject(LabReminders) private readonly reminders: LabReminders,
    @Inject(LabShelf) private readonly labs: LabShelf,
    @Inject(Basics) private readonly basics: Basics,
  ) {
    super();
  }

  async on(occasion: Occasion): Promise<Verdict[]> {
    if (occasion.of !== 'look' || occasion.slot !== 'morning') return [];
    const { athleteId, day } = occasion;
    const { ageYears } = await this.basics.of(athleteId);
    const isAdult = ageYears !== null && ageYears >= GROWN_UP_AT;
    const weekday = new Date(day).getUTCDay();
    // Looking for a suggestion reads four weeks of everything: only on the day it can be told.
    const found = weekday === TUESDAY ? await this.suggestions.of(athleteId) : null;
    const suggestion = found && {
      madeOn: dayOf(found.madeAt),
      signs: found.signs.length,
      factors: found.factors.length,
      lowFood: found.lowFood,
    };
    const reminder = await this.reminders.of(athleteId);
    const latest = reminder && (await this.labs.latest(athleteId, 'magnesium', LAB_COUNTS_DAYS));
    return [
      measure({ suggestion, weekday }),
      measureAgain({
        isAdult,
        onDay: reminder?.onDay ?? null,
        today: day,
        isMeasuredSince: reminder !== null && latest !== null && latest.toldAt > reminder.askedAt,
      }),
    ];
  }
}
