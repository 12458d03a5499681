import type { Curve, Streams } from '#web/api-shapes.ts';
import { type ChannelLook, drawnText, placeOf, plotted } from '#web/session/channels.ts';
import { clock } from '#web/session/clock.ts';
import classes from '#web/session/table.module.css';
import { useWords } from '#web/words/words.tsx';

/** Rows a person can read through. */
const MOST_ROWS = 14;
const STEPS_MIN = [1, 2, 5, 10, 15, 20, 30, 60];

interface Props {
  curve: Curve;
  streams: Streams | undefined;
  /** Channels to stand beside it. */
  looks: readonly ChannelLook[];
}

/** The curve as figures, for those who read rather than look. */
export function CurveTable({ curve, streams, looks }: Props) {
  const { t, tOr, numbers } = useWords();
  const lengthMin = curve.minute.at(-1) ?? 0;
  const step = STEPS_MIN.find((one) => lengthMin / one <= MOST_ROWS) ?? 120;
  const rows = curve.minute.flatMap((minute, index) => (Math.round(minute) % step === 0 ? [index] : []));
  const beside = streams ? looks.map((look) => ({ look, data: plotted(streams, look) })) : [];

  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('curve.time')}</th>
          <th scope="col">{`${t('curve.likely')}, L/h`}</th>
          <th scope="col">{`${t('curve.middle')}, L/h`}</th>
          {beside.map(({ look }) => (
            <th key={look.channel} scope="col">
              {`${t(look.name)}, ${tOr([`unit.${look.unit}`, `pictures.unit.${look.unit}`], look.unit)}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((index) => (
          <tr key={index}>
            <th scope="row">{clock(curve.minute[index] ?? 0)}</th>
            <td>{`${numbers.decimal(curve.p10[index] ?? 0, 1)}–${numbers.decimal(curve.p90[index] ?? 0, 1)}`}</td>
            <td>{numbers.decimal(curve.rateLPerH[index] ?? 0, 1)}</td>
            {beside.map(({ look, data }) => {
              const value = data[1][placeOf(data[0], curve.minute[index] ?? 0)] ?? null;
              return <td key={look.channel}>{value === null ? '' : drawnText(look, value, numbers)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
