import type { Words } from '#web/words/words.tsx';

/** Until when something holds, where the person is: the hour alone, where that is today. */
export function untilWords({ t, numbers }: Pick<Words, 't' | 'numbers'>, until: string): string {
  const day = numbers.today(new Date(until));
  const time = numbers.time(until);
  if (day === numbers.today()) return t('notifications.inbox.until', { time });
  return t('notifications.inbox.untilDay', { day: numbers.weekday(day), time });
}
