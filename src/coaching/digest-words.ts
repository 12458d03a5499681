import type { BoardRow, LookAt } from '#src/coaching/board.shapes';
import type { Digest } from '#src/coaching/digests';
import type { Late } from '#src/coaching/late-news';
import { filledWith } from '#src/nudges/amounts';
import { type Language, type Say, wordsIn } from '#src/words/words';

export interface DigestText {
  title: string;
  /** All of it, paragraphs with empty lines between. */
  full: string;
  /** For a lock screen: how many, and nobody by name. */
  short: string;
}

/** The morning after, in its reader's words: amounts as ranges, and what is not shared as what is not shared. */
export function digestText({ squad, ...digest }: Digest, language: Language): DigestText {
  const say = wordsIn(language);
  const tell = (key: string, values = {}) => say(`digest.${key}`, values);
  const { trained, late, toLookAt, hidden, notShared } = digest;
  const counts = { trained: trained.length, toLookAt: toLookAt.length };
  const team = squad.team.name;
  const names = (all: readonly string[]) => new Intl.ListFormat(LOCALES[language]).format(all);
  const listed = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [[tell(title), ...lines].join('\n')];
  const full = [
    tell('lead', counts),
    ...listed(
      'title.look',
      toLookAt.map((one) => lookLine(one, say)),
    ),
    ...listed(
      'title.trained',
      trained.map((one) => costLine(one, say)),
    ),
    ...listed(
      'title.late',
      late.map((one) => lateLine(one, say)),
    ),
    ...(hidden.length > 0 ? [tell('hidden', { names: names(hidden) })] : []),
    ...(notShared.length > 0 ? [tell('not-shared', { names: names(notShared) })] : []),
    tell('moment'),
  ].join('\n\n');
  return { title: tell('subject', { team }), full, short: tell('push', { team, ...counts }) };
}

const LOCALES: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' };

function lookLine({ name, reasons }: LookAt, say: Say): string {
  const told = reasons.map(({ code, values }) => say(`digest.reason.${code}`, written(values, say)));
  return say('digest.look', { name, reasons: told.join('; ') });
}

function costLine({ name, sweat }: BoardRow, say: Say): string {
  if (!sweat.values) return say('digest.line.unknown', { name });
  const { litres, dearest } = sweat.values;
  const amounts = filledWith({ sweatLLow: litres.low, sweatLHigh: litres.high }, say, 'metric');
  // Per cent are of one day, and so are told where that day is all there is.
  const isOneDay = dearest.litres.low === litres.low && dearest.litres.high === litres.high;
  if (!isOneDay || !dearest.pct) return say('digest.line', { name, ...amounts });
  const { low, high } = written({ low: dearest.pct.low, high: dearest.pct.high }, say);
  return say('digest.line.pct', { name, ...amounts, low: low!, high: high! });
}

function lateLine({ day, row }: Late, say: Say): string {
  const wall = new Intl.DateTimeFormat(LOCALES[say.language], {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return say('digest.late', { line: costLine(row, say), day: wall.format(new Date(`${day}T00:00Z`)) });
}

function written(values: Record<string, string | number>, say: Say): Record<string, string | number> {
  const digits = new Intl.NumberFormat(LOCALES[say.language], { maximumFractionDigits: 1 });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? digits.format(value) : value,
    ]),
  );
}
