import { VisuallyHidden } from '@mantine/core';
import { ScaleIcon } from '#web/look/icons.tsx';
import classes from '#web/sweat/map-table.module.css';
import { airWords, rateWords } from '#web/sweat/map-words.ts';
import type { Cell, SweatMap } from '#web/sweat/sweat-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** L/h from which a field is of each deeper shade. */
const SHADES = [0.4, 0.8, 1.2, 1.6];

/** The picture is the table: whoever does not see it hears each field by its air and effort. */
export function MapTable({ map: { air, efforts, cells, fill } }: { map: SweatMap }) {
  const words = useWords();
  const { t } = words;
  return (
    <table className={classes.map}>
      <caption>
        <VisuallyHidden>{t('own-sweat.map.title')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('own-sweat.map.corner')}</th>
          {efforts.map((effort) => (
            <th key={effort} scope="col">
              {t(`own-sweat.effort.${effort}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {air.map((band, index) => (
          <tr key={String(band.fromC)}>
            <th scope="row" data-whole={(band.fromC !== null && band.toC !== null) || undefined}>
              {airWords(words, band)}
            </th>
            {efforts.map((effort) => (
              <Field
                key={effort}
                cell={cells.find((cell) => cell.air === index && cell.effort === effort)!}
                isNext={fill !== null && fill.air === index && fill.effort === effort}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Field({ cell, isNext }: { cell: Cell; isNext: boolean }) {
  const words = useWords();
  const { t } = words;
  const { rateLPerH, sessions, weighed } = cell;
  const next = isNext && <span className={classes.next}>{t('own-sweat.map.next')}</span>;
  if (rateLPerH === null)
    return (
      <td>
        <div className={classes.field} data-next={isNext || undefined} data-empty>
          <VisuallyHidden>{t('own-sweat.map.empty')} </VisuallyHidden>
          {next || <span aria-hidden="true">–</span>}
        </div>
      </td>
    );
  const { low, high } = rateWords(words, rateLPerH);
  return (
    <td>
      <div
        className={classes.field}
        data-next={isNext || undefined}
        data-shade={SHADES.filter((from) => rateLPerH.median >= from).length}
      >
        <VisuallyHidden>{t('own-sweat.map.said', { sessions, weighed, low, high })} </VisuallyHidden>
        <span aria-hidden="true" className={classes.rate}>
          {low}–{high}
        </span>
        <span aria-hidden="true" className={classes.count}>
          {sessions}×
          {weighed > 0 && (
            <>
              <ScaleIcon size={12} />
              {weighed}
            </>
          )}
        </span>
        {next}
      </div>
    </td>
  );
}
