import { Fold } from '#web/look/fold.tsx';
import tables from '#web/session/table.module.css';
import type { KindHistory } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** The course of the factor in figures. */
export function HistoryTable({ kind: { points, now } }: { kind: KindHistory }) {
  const { t, numbers } = useWords();
  const times = (value: number) => numbers.decimal(value, 2);
  const rows = [
    ...points.map((point) => ({
      ...point,
      name: point.at === null ? t('own-sweat.history.beforeRow') : numbers.day(point.at),
    })),
    { ...now, name: t('own-sweat.history.today') },
  ];
  return (
    <Fold title={t('own-sweat.history.table')}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('own-sweat.history.when')}</th>
            <th scope="col">{t('own-sweat.history.times')}</th>
            <th scope="col">{t('own-sweat.history.likely')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{row.name}</th>
              <td>{times(row.times)}</td>
              <td className={tables.value}>
                {times(row.p10)}–{times(row.p90)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
