import type { MgPerDay, TrendItem } from '#web/ledger/ledger-queries.ts';
import { mgWords } from '#web/ledger/mg-words.ts';
import classes from '#web/session/table.module.css';
import { useWords } from '#web/words/words.tsx';

/** The picture as figures, newest first, for those who read rather than look. */
export function TrendTable({ items }: { items: TrendItem[] }) {
  const words = useWords();
  const { t, numbers } = words;
  const likely = (range: MgPerDay) => t('ledger.trend.likely', mgWords(words, range));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('ledger.trend.when')}</th>
          <th scope="col">{t('ledger.trend.everyday')}</th>
          <th scope="col">{t('ledger.trend.sessions')}</th>
          <th scope="col">{t('ledger.trend.eaten')}</th>
        </tr>
      </thead>
      <tbody>
        {items.toReversed().map(({ from, everyday, sessionsPart, intake }) => (
          <tr key={from}>
            <th scope="row">{numbers.day(from)}</th>
            <td>
              {everyday.lowMg === everyday.highMg
                ? `${numbers.decimal(everyday.lowMg, 0)} mg`
                : `${numbers.decimal(everyday.lowMg, 0)}–${numbers.decimal(everyday.highMg, 0)} mg`}
            </td>
            <td>{likely(sessionsPart)}</td>
            <td>{intake ? likely(intake) : t('ledger.trend.none')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
