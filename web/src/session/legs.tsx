import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/table.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  legs: Estimate['legs'];
}

/** What each leg of a multisport session cost. */
export function Legs({ legs }: Props) {
  const { t, tOr, numbers } = useWords();
  return (
    <Card title={t('legs.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('legs.sport')}</th>
            <th scope="col">{t('legs.duration')}</th>
            <th scope="col">{t('legs.likely')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg, index) => (
            <tr key={index}>
              <th scope="row">{tOr([`sport.${leg.sport}`], leg.sport)}</th>
              <td>{numbers.duration(leg.durationS)}</td>
              <td>
                {leg.p90 < 0.2
                  ? t('range.under', { litres: numbers.decimal(0.2, 1) })
                  : `${numbers.decimal(leg.p10, 1)}–${numbers.decimal(leg.p90, 1)} L`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
