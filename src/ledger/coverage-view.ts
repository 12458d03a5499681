import type { Book, BookDay } from '#src/ledger/day-book';
import type { CoverageView, MgPerDay, TrendView } from '#src/ledger/coverage.shapes';
import type { Reference } from '#src/ledger/reference-choices';
import type { Coverage } from '#src/magnesium/coverage';
import { intake, unasked, type IntakePrior } from '#src/magnesium/intake';
import { likely, type Likely } from '#src/magnesium/likely';
import { need, type Need } from '#src/magnesium/need';

interface About {
  window: readonly BookDay[];
  reference: Reference;
  book: Told;
}

/** What the book knows of the athlete beside the days. */
type Told = Pick<Book, 'prior' | 'isSweatTested'>;

/** Coverage of a window in the words of the API; how likely it is below stays inside. */
export function coverageView(told: Coverage, { window, reference, book }: About): CoverageView {
  const { prior, isSweatTested } = book;
  const isTold = told.notedDays > 0 || prior !== null;
  const { mid: share, ...ends } = told.coverage;
  return {
    days: window.length,
    from: window[0]!.day,
    to: window.at(-1)!.day,
    state: told.state,
    why: told.why,
    neededDays: told.neededDays,
    sessions: total(window, ({ sessions }) => sessions),
    sessionsWithoutEstimate: total(window, ({ withoutEstimate }) => withoutEstimate),
    intakeFrom: intakeFrom(told.notedDays, window.length, prior),
    coverage: isTold ? { share, ...ends } : null,
    ...needsView(told.need, reference),
    intake: isTold ? inMg(told.intake) : null,
    loggedDays: told.notedDays,
    withSweatTest: isSweatTested,
  };
}

/** One day or week of the picture: need and intake, and no word on how they meet. */
export function trendItem(
  days: readonly BookDay[],
  reference: Reference,
  { prior, isSweatTested }: Told,
): TrendView['items'][number] {
  const noted = days.flatMap(({ notedMg }) => notedMg ?? []);
  const usual = prior ?? unasked((reference.lowMg + reference.highMg) / 2);
  const { mu, sigma } = intake(noted, days.length, usual);
  const isTold = noted.length > 0 || prior !== null;
  return {
    from: days[0]!.day,
    to: days.at(-1)!.day,
    sessions: total(days, ({ sessions }) => sessions),
    ...needsView(need(reference, days, { intakeMg: Math.exp(mu), isSweatTested }), reference),
    intake: isTold ? inMg(likely((z) => Math.exp(mu + sigma * z))) : null,
    loggedDays: noted.length,
    withSweatTest: isSweatTested,
  };
}

function needsView(told: Need, reference: Reference) {
  return {
    everyday: reference,
    need: inMg(told.total),
    needCapped: told.capped,
    sessionsPart: inMg(told.sessions),
    sweatPart: inMg(told.sweat),
    urinePart: inMg(told.urine),
    coffeePart: inMg(told.coffee),
  };
}

function intakeFrom(noted: number, days: number, prior: IntakePrior | null): CoverageView['intakeFrom'] {
  if (noted === days) return 'log';
  if (prior) return noted > 0 ? 'log-and-screen' : 'screen';
  return noted > 0 ? 'log-and-guess' : 'nothing';
}

function inMg({ mid, ...ends }: Likely): MgPerDay {
  return { mg: mid, ...ends };
}

function total(days: readonly BookDay[], of: (day: BookDay) => number): number {
  return days.reduce((sum, day) => sum + of(day), 0);
}
