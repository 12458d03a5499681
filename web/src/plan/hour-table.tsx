import { VisuallyHidden } from '@mantine/core';
import { ceilingCell, litreCell } from '#web/plan/litre-words.ts';
import type { Hour, PlanDetail } from '#web/plan/plan-api.ts';
import classes from '#web/plan/hour-table.module.css';
import { wallOf } from '#web/plan/plan-draft.ts';
import { useWords } from '#web/words/words.tsx';

/** The same as the pictures in numbers; it is what stands on the paper. */
export function HourTable({ plan }: { plan: PlanDetail }) {
  const words = useWords();
  const { t, numbers } = words;
  const { hours } = plan.expected;
  const { byHourL } = plan.drinking;
  const isShort = (hour: Hour) => hour.toS - hour.fromS < 3600;
  return (
    <table className={classes.table}>
      <caption>
        <VisuallyHidden>{t('planning.table.title')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('planning.table.hour')}</th>
          <th scope="col">{t('planning.table.sweat')}</th>
          <th scope="col">{t('planning.table.total')}</th>
          {byHourL !== null && <th scope="col">{t('planning.table.ceiling')}</th>}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour, index) => (
          <tr key={hour.fromS}>
            <th scope="row">
              {isShort(hour) ? numbers.duration(hour.toS) : index + 1}
              <span className={classes.beside}>
                {[
                  ...(plan.isTimeKnown ? [t('planning.table.until', { time: clockAt(plan, hour.toS) })] : []),
                  ...(hour.airC === null ? [] : [numbers.measured(hour.airC, '°C')]),
                  ...(hour.isDark === true ? [t('planning.table.dark')] : []),
                ].map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </span>
            </th>
            <td>{litreCell(words, hour.sweatL)}</td>
            <td>{litreCell(words, hour.totalL)}</td>
            {byHourL !== null && <td>{ceilingCell(words, byHourL[index]!)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By the clock on the wall where it is. */
function clockAt({ startsAt, utcOffsetS }: PlanDetail, second: number): string {
  const at = new Date(Date.parse(startsAt) + second * 1000).toISOString();
  return wallOf({ startsAt: at, utcOffsetS }).time;
}
