import { dateFormat, numberFormat } from '#web/words/formats.ts';
import type { Language } from '#web/words/language.ts';
import { LOCALES } from '#web/words/regions.ts';
import { measureOf, type Units } from '#web/words/measures.ts';

/** What somebody is used to, beside the language. */
export interface Habits {
  units: Units;
  /** IANA name; undefined: the browser's own, whose name takes as long to ask for as a page does to draw. */
  timeZone: string | undefined;
}

/** Of somebody whose account says nothing yet, or who is not signed in. */
const HABITS_OF_BROWSER: Habits = { units: 'metric', timeZone: undefined };

/** Numbers and times as the person's language writes them. */
export interface Numbers {
  /** A number with at most `decimals` decimals, always that many when it has any. */
  decimal: (value: number, decimals: number) => string;
  /** With its sign, also when positive. */
  signed: (value: number, decimals: number) => string;
  /** Hours and minutes: `1:05 h`, or `42 min` below the hour. */
  duration: (seconds: number) => string;
  distance: (metres: number) => string;
  /** A value told in this metric unit, in the person's own units: `27 °C`, `81 °F`. */
  measured: (value: number, metricUnit: string) => string;
  /** The session's own clock where the file told it, else the person's. */
  dateTime: (iso: string, utcOffsetS: number | null) => string;
  /** Of a date, or of a moment as the day is in the person's time zone. */
  day: (iso: string) => string;
  /** A date with its weekday: `Monday 30 November`. */
  weekday: (day: string) => string;
  /** The hour where the person is: `14:05`. */
  time: (iso: string) => string;
  /** Today where the person is, as `YYYY-MM-DD`. */
  today: (now?: Date) => string;
  units: Units;
  decimalSeparator: string;
}

export function numbersIn(language: Language, { units, timeZone }: Habits = HABITS_OF_BROWSER): Numbers {
  const locale = LOCALES[language];
  const format = (decimals: number, signDisplay: 'negative' | 'exceptZero') =>
    numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay });
  // A minus is as wide as a plus; English locales write a hyphen.
  const write = (value: number, decimals: number, signs: 'negative' | 'exceptZero') =>
    format(decimals, signs).format(value).replace('-', '−');
  const decimal = (value: number, decimals: number) => write(value, decimals, 'negative');

  return {
    decimal,
    signed: (value, decimals) => write(value, decimals, 'exceptZero'),
    duration: (seconds) => {
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return `${minutes}\u00a0min`;
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}\u00a0h`;
    },
    distance: (metres) => {
      const { unit, fromMetric } = measureOf(units, 'km');
      if (units === 'metric' && metres < 1000) return `${decimal(metres, 0)}\u00a0m`;
      return `${decimal(fromMetric(metres / 1000), metres < 100_000 ? 1 : 0)}\u00a0${unit}`;
    },
    measured: (value, metricUnit) => {
      const { unit, decimals, fromMetric } = measureOf(units, metricUnit);
      const number = decimal(fromMetric(value), decimals);
      return unit === '' ? number : `${number}\u00a0${unit}`;
    },
    dateTime: (iso, utcOffsetS) => {
      const shown = utcOffsetS === null ? new Date(iso) : new Date(Date.parse(iso) + utcOffsetS * 1000);
      return dateFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        year: 'numeric',
        timeZone: utcOffsetS === null ? timeZone : 'UTC',
      }).format(shown);
    },
    day: (iso) =>
      iso.length > '2026-11-23'.length
        ? dateFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(iso))
        : dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${iso}T00:00Z`)),
    weekday: (day) =>
      dateFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${day}T00:00Z`)),
    time: (iso) => dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(iso)),
    today: (now = new Date()) => dateFormat('sv-SE', { timeZone }).format(now),
    units,
    get decimalSeparator() {
      return decimal(0.5, 1).charAt(1);
    },
  };
}

/** Today where this browser is, as `YYYY-MM-DD`: for somebody who is not signed in yet. */
export function today(): string {
  return numbersIn('sv').today();
}

/** Whether a moment has been: the same moment for everybody, whatever day it is there. */
export function isPast(iso: string, now: number = Date.now()): boolean {
  return Date.parse(iso) <= now;
}
