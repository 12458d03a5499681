import type { LabValue } from '#web/labs/lab-shapes.ts';
import type { Words } from '#web/words/words.tsx';

/** As many decimals as the number has, at most four: a laboratory's own are neither rounded nor made up. */
export function figure({ numbers }: Words, value: number): string {
  const decimals = Math.min(4, (String(Number(value.toPrecision(6))).split('.')[1] ?? '').length);
  return numbers.decimal(value, decimals);
}

/** `< 0,5 mmol/L` */
export function valueText(words: Words, { comparator, value, shownUnit }: LabValue): string {
  return `${comparator ? `${comparator} ` : ''}${figure(words, value)} ${shownUnit}`.trim();
}

/** `20 november 2026, 07:40`, by the clock where it was taken. */
export function sampledText({ numbers }: Words, sampledAt: string): string {
  const day = numbers.day(sampledAt.slice(0, 10));
  return sampledAt.length > 10 ? `${day}, ${sampledAt.slice(11, 16)}` : day;
}

/** Which interval, and whose; null where none is known. */
export function intervalText(words: Words, { interval, shownUnit: unit }: LabValue): string | null {
  if (!interval) return null;
  const { t } = words;
  const [low, high] = (['low', 'high'] as const).map((end) => {
    const told = interval[end];
    if (told === null) return '';
    const isLent = interval.source !== null && (interval.lent === null || interval.lent === end);
    return figure(words, isLent ? rounded(told) : told);
  });
  const shape = interval.low === null ? 'under' : interval.high === null ? 'over' : 'between';
  const told = t(`labs.interval.${shape}`, { low: low!, high: high!, unit }).trim();
  if (interval.source === null) return t('labs.interval.own', { interval: told });
  const key = interval.lent === null ? 'from' : `lent.${interval.lent}`;
  return t(`labs.interval.${key}`, { interval: told, source: sourceText(words, interval.source) });
}

/** A name, or that there is none. */
function sourceText({ t }: Words, source: string): string {
  return source === 'nobody-named' ? t('labs.interval.nobody-named') : source;
}

/** A fallback in another unit has more digits than it is worth. */
function rounded(end: number): number {
  return Number(end.toPrecision(3));
}
