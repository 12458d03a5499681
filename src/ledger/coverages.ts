import { Inject, Injectable } from '@nestjs/common';
import { DayBook, type BookDay } from '#src/ledger/day-book';
import { coverageView, trendItem } from '#src/ledger/coverage-view';
import type { CoverageView, TrendView } from '#src/ledger/coverage.shapes';
import { daysAfter, mondayOf } from '#src/ledger/days';
import { referenceOf } from '#src/ledger/everyday-need';
import { SpanTooLong } from '#src/ledger/ledger.problems';
import { ReferenceChoices } from '#src/ledger/reference-choices';
import { coverage, isLowIntake } from '#src/magnesium/coverage';
import { Basics } from '#src/people/basics';
import { Consents } from '#src/people/consents';
import { Profiles } from '#src/people/profiles';
import type { Asker } from '#src/people/visitor';

/** A year, and a few weeks to look back over. */
const MOST_DAYS = 400;

/** How food met the need of magnesium: over one week or four, and as a picture through time. */
@Injectable()
export class Coverages {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Basics) private readonly basics: Basics,
    @Inject(ReferenceChoices) private readonly choices: ReferenceChoices,
    @Inject(DayBook) private readonly book: DayBook,
    @Inject(Profiles) private readonly profiles: Profiles,
  ) {}

  /** Without a last day: today if it is noted as whole, else yesterday. @throws ConsentNeeded */
  async of(asker: Asker, days: 7 | 28, endingOn?: string): Promise<CoverageView> {
    const { window, book, reference } = await this.window(asker, days, endingOn);
    const { prior, isSweatTested } = book;
    return coverageView(coverage({ days: window, reference, prior, isSweatTested }), {
      window,
      reference,
      book,
    });
  }

  /** Whether four weeks' intake is so low that measuring makes sense: a ground beside others. @throws ConsentNeeded */
  async lowFlag28(athleteId: string): Promise<boolean> {
    const asker = { athleteId, by: 'cookie' } as const; // said to nobody but the person
    const { window, book, reference, basic } = await this.window(asker, 28);
    const mass = await this.profiles.massOn(athleteId, basic.today);
    const facts = { days: window, reference, prior: book.prior };
    return isLowIntake(facts, { sex: basic.sex, massKg: mass?.massKg ?? null });
  }

  /** Both days included. @throws ConsentNeeded @throws SpanTooLong */
  async trend(asker: Asker, from: string, to: string, by: 'day' | 'week'): Promise<TrendView> {
    const { athleteId } = asker;
    if (from > to || to >= daysAfter(from, MOST_DAYS)) throw new SpanTooLong();
    await this.consents.demand(athleteId, 'health-data');
    const [basic, authority, book] = await Promise.all([
      this.basics.of(athleteId),
      this.choices.of(athleteId),
      this.book.between(asker, from, to),
    ]);
    const reference = referenceOf(basic, authority, book.conditions);
    const buckets = by === 'day' ? book.days.map((day) => [day]) : weeksOf(book.days);
    return { by, items: buckets.map((days) => trendItem(days, reference, book)) };
  }

  private async window(asker: Asker, days: 7 | 28, endingOn?: string) {
    const { athleteId } = asker;
    await this.consents.demand(athleteId, 'health-data');
    const [basic, authority] = await Promise.all([this.basics.of(athleteId), this.choices.of(athleteId)]);
    const last = endingOn ?? basic.today;
    const book = await this.book.between(asker, daysAfter(last, -days), last);
    const isOver = endingOn !== undefined || book.days.at(-1)!.notedMg !== null;
    const window = isOver ? book.days.slice(1) : book.days.slice(0, -1);
    return { window, book, basic, reference: referenceOf(basic, authority, book.conditions) };
  }
}

function weeksOf(days: readonly BookDay[]): BookDay[][] {
  const weeks = new Map<string, BookDay[]>();
  for (const day of days) {
    const monday = mondayOf(day.day);
    const week = weeks.get(monday);
    if (week) week.push(day);
    else weeks.set(monday, [day]);
  }
  return [...weeks.values()];
}
