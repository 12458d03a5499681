/** Languages Strava writes its exports in, as far as they name months in Latin letters. */
const LANGUAGES = 'en de fr es it nl pt sv da nb fi pl cs tr id'.split(' ');
const MONTHS = monthNames();
const CLOCK = /(\d{1,2}):(\d{2}):(\d{2})(?:\s*([ap])\.?\s*m\b\.?)?/i;
/** As Finns write it; a day with dots has four figures at its end. */
const DOTTED_CLOCK = /(?<![\d.])(\d{1,2})[.h](\d{2})[.](\d{2})(?![\d.])/;

/**
 * A moment as `activities.csv` writes it, in UTC, in the language of the account: `May 9, 2023, 10:09:29 AM`,
 * `20.09.2026, 14:12:12`, `9 mai 2023 à 10:09:29`. null where it cannot be read.
 */
export function stravaDate(text: string): Date | null {
  const plain = text.replace(/\u202f|\u00a0/g, ' ');
  const time = CLOCK.exec(plain) ?? DOTTED_CLOCK.exec(plain);
  if (!time) return null;
  const [written, hour, minute, second, half] = time;
  const day = dayIn(plain.replace(written, ' '), half !== undefined);
  if (!day) return null;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0);
  const at = new Date(Date.UTC(day.year, day.month - 1, day.day, hours, Number(minute), Number(second)));
  const isReal = at.getUTCMonth() === day.month - 1 && day.year >= 1990 && day.year < 2100;
  return isReal ? at : null;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayIn(text: string, isAmerican: boolean): Day | null {
  const [, ...whole] = /(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(text) ?? [];
  if (whole.length === 3) return { year: Number(whole[0]), month: Number(whole[1]), day: Number(whole[2]) };
  const [, first, second, last] = /(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})/.exec(text) ?? [];
  if (first && second && last) {
    const monthFirst = Number(second) > 12 || (isAmerican && Number(first) <= 12);
    const [day, month] = monthFirst ? [second, first] : [first, second];
    return { year: Number(last), month: Number(month), day: Number(day) };
  }
  const words =
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? [];
  const month = words.map((word) => MONTHS.get(word)).find((known) => known !== undefined);
  const year = /\d{4}/.exec(text)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  return month && year && day ? { year: Number(year), month, day: Number(day) } : null;
}

/** Long and short, as each language writes them beside a day and alone, without dots and accents. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  const forms: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { day: 'numeric', month: 'long' },
    { day: 'numeric', month: 'short' },
  ];
  for (const language of LANGUAGES) {
    for (const form of forms) {
      const writer = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const parts = writer.formatToParts(Date.UTC(2026, month - 1, 15));
        const written = parts.find(({ type }) => type === 'month')?.value ?? '';
        const name = written
          .toLowerCase()
          .normalize('NFD')
          .replace(/[\p{M}.]/gu, '');
        if (/^\p{L}{3,}$/u.test(name) && !names.has(name)) names.set(name, month);
      }
    }
  }
  return names;
}
