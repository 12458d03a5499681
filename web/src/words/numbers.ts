import { LOCALES, type Language } from '#web/words/language.ts';

/** Numbers and times as the person's language writes them. */
export interface Numbers {
  /** A number with at most `decimals` decimals, always that many when it has any. */
  decimal: (value: number, decimals: number) => string;
  /** With its sign, also when positive. */
  signed: (value: number, decimals: number) => string;
  /** Hours and minutes: `1:05 h`, or `42 min` below the hour. */
  duration: (seconds: number) => string;
  distance: (metres: number) => string;
  /** The session's own clock where the file told it, else this browser's. */
  dateTime: (iso: string, utcOffsetS: number | null) => string;
  /** Of a date, or of a moment as the day is where this browser is. */
  day: (iso: string) => string;
  decimalSeparator: string;
}

export function numbersIn(language: Language): Numbers {
  const locale = LOCALES[language];
  const cache = new Map<string, Intl.NumberFormat>();
  const format = (decimals: number, signDisplay: 'auto' | 'exceptZero') => {
    const key = `${decimals}${signDisplay}`;
    const known =
      cache.get(key) ??
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay,
      });
    cache.set(key, known);
    return known;
  };
  // A minus is as wide as a plus; English locales write a hyphen.
  const write = (value: number, decimals: number, signs: 'auto' | 'exceptZero') =>
    format(decimals, signs).format(value).replace('-', '−');
  const decimal = (value: number, decimals: number) => write(value, decimals, 'auto');

  return {
    decimal,
    signed: (value, decimals) => write(value, decimals, 'exceptZero'),
    duration: (seconds) => {
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return `${minutes} min`;
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
    },
    distance: (metres) =>
      metres < 1000 ? `${decimal(metres, 0)} m` : `${decimal(metres / 1000, metres < 100_000 ? 1 : 0)} km`,
    dateTime: (iso, utcOffsetS) => {
      const shown = utcOffsetS === null ? new Date(iso) : new Date(Date.parse(iso) + utcOffsetS * 1000);
      return new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        year: 'numeric',
        ...(utcOffsetS === null ? {} : { timeZone: 'UTC' }),
      }).format(shown);
    },
    day: (iso) =>
      iso.length > '2026-11-23'.length
        ? new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(iso))
        : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
            new Date(`${iso}T00:00Z`),
          ),
    decimalSeparator: decimal(0.5, 1).charAt(1),
  };
}

/** Today where this browser is, as `YYYY-MM-DD`: the one place in the page that asks what day it is. */
export function today(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
