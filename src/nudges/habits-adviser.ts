import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { alcohol, caffeine, stomach } from '#src/advice/habits';
import { daysBefore } from '#src/advice/strain';
import type { FactorCode } from '#src/ledger/factor';
import { FactorList } from '#src/ledger/factor-list';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { GROWN_UP_AT } from '#src/people/age';
import { Basics } from '#src/people/basics';
import { alcoholLine } from '#src/signs/alcohol-lines';
import { CheckIns } from '#src/signs/check-ins';
import { Help } from '#src/signs/help';

const CHECK_IN_DAYS = 42;

/** Speaks of caffeine, alcohol and the stomach, seldom: whether they apply the circumstances decide, each under its consent. */
@Injectable()
export class HabitsAdviser extends Adviser {
  readonly kinds = ['caffeine', 'alcohol', 'stomach'] as const;

  constructor(
    @Inject(FactorList) private readonly factors: FactorList,
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Help) private readonly help: Help,
  ) {
    super();
  }

  async on(occasion: Occasion, asked: Asked): Promise<Verdict[]> {
    const { of, athleteId } = occasion;
    if (of !== 'signs' && (of !== 'look' || occasion.slot !== 'morning')) return [];
    const today = of === 'look' ? occasion.day : asked.day;
    const weekday = new Date(today).getUTCDay();
    // The rest is looked up only where one of them could be said.
    if (of === 'look' && weekday !== 1) return [];
    const applying = await this.factors.of(athleteId);
    const applies = (code: FactorCode) => applying.some((factor) => factor.code === code);
    const { ageYears } = await this.basics.of(athleteId);
    const facts = { isAdult: ageYears !== null && ageYears >= GROWN_UP_AT, today };
    if (of === 'look') return [caffeine({ ...facts, applies: applies('caffeine'), weekday })];
    const told = await this.checkIns.since(athleteId, daysBefore(today, CHECK_IN_DAYS));
    const { country } = await this.help.of(athleteId, asked.timeZone);
    return [
      alcohol({ ...facts, applies: applies('alcohol'), line: alcoholLine(country) ?? 'none' }),
      stomach({
        told: applying.find(({ code }) => code === 'stomach')?.told.length ?? 0,
        troubledDays: told.flatMap(({ stomachDays }) => stomachDays ?? []),
        today,
      }),
    ];
  }
}
