import { Inject, Injectable } from '@nestjs/common';
import { coverageView } from '#src/ledger/coverage-view';
import type { CoverageView } from '#src/ledger/coverage.shapes';
import { DayBook } from '#src/ledger/day-book';
import { daysAfter } from '#src/ledger/days';
import { referenceOf } from '#src/ledger/everyday-need';
import { ReferenceChoices } from '#src/ledger/reference-choices';
import { coverage } from '#src/magnesium/coverage';
import { Basics } from '#src/people/basics';

/**
 * How food met the need of magnesium as others than the athlete may see it, who has said yes to that elsewhere: without
 * what its source lets nobody else see, and without what is told for the person alone.
 */
@Injectable()
export class SharedCoverages {
  constructor(
    @Inject(Basics) private readonly basics: Basics,
    @Inject(ReferenceChoices) private readonly choices: ReferenceChoices,
    @Inject(DayBook) private readonly book: DayBook,
  ) {}

  /**
   * By athlete, a window that ends on their own today if it is noted as whole, else yesterday. The number of queries is
   * the same however many there are.
   */
  async ofMany(
    audience: 'others',
    athleteIds: readonly string[],
    days: 7 | 28,
  ): Promise<Map<string, CoverageView>> {
    const [basics, authorities] = await Promise.all([
      this.basics.ofMany(athleteIds),
      this.choices.ofMany(athleteIds),
    ]);
    const spans = new Map(
      [...basics].map(([athleteId, { today }]) => {
        return [athleteId, { from: daysAfter(today, -days), to: today }] as const;
      }),
    );
    const books = await this.book.ofMany(audience, spans);
    return new Map(
      [...books].map(([athleteId, book]) => {
        const isOver = book.days.at(-1)!.notedMg !== null;
        const window = isOver ? book.days.slice(1) : book.days.slice(0, -1);
        const reference = referenceOf(basics.get(athleteId)!, authorities.get(athleteId)!, null);
        const found = coverage({ days: window, reference, prior: book.prior });
        return [athleteId, coverageView(found, { window, reference, book })];
      }),
    );
  }
}
