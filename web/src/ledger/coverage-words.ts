import type { Coverage } from '#web/ledger/ledger-queries.ts';
import type { Words } from '#web/words/words.tsx';

/** How food met the need, as a range in words; that there is nothing to hold against it where nothing is told. */
export function coverageWords(
  { t, numbers }: Pick<Words, 't' | 'numbers'>,
  { coverage }: Pick<Coverage, 'coverage'>,
): string {
  if (coverage === null) return t('ledger.coverage.rangeNothing');
  const percent = (share: number) => numbers.decimal(Math.round(share * 20) * 5, 0);
  const { share, p10, p90 } = coverage;
  return t('ledger.coverage.range', { share: percent(share), low: percent(p10), high: percent(p90) });
}
