import type { NextSession } from '#web/today/today-query.ts';
import type { Words } from '#web/words/words.tsx';

type Speech = Pick<Words, 't' | 'numbers'>;

/** The day of something to come, as people say it: `tomorrow`, or the weekday with its date. */
export function dayWords({ t, numbers }: Speech, day: string, today: string): string {
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (ahead === 0) return t('today.day.today');
  if (ahead === 1) return t('today.day.tomorrow');
  return numbers.weekday(day);
}

/** `tomorrow, 18:00`, by the clocks where the person is; only the day where only that is known. */
export function whenWords(
  words: Speech,
  { startsAt, day }: Pick<NextSession, 'startsAt' | 'day'>,
  today: string,
): string {
  const { t, numbers } = words;
  if (startsAt === null) return dayWords(words, day, today);
  const here = dayWords(words, numbers.today(new Date(startsAt)), today);
  return t('today.next.at', { day: here, time: numbers.time(startsAt) });
}
