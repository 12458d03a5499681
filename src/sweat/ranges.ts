import type { Series } from '#src/sweat/series';
import { CannotEstimate } from '#src/sweat/sweat.problems';

export interface Range {
  from: number;
  to: number;
  unit: string;
}

/** Refuses NaN, the infinities and what no living athlete meets. Says which input, never its value. */
export function checkNumber(name: string, value: number, range: Range): void {
  if (!(value >= range.from && value <= range.to)) throw outside(name, range);
}

/** As `checkNumber` for every minute; also refuses a series of another length. */
export function checkSeries(name: string, values: Series, minutes: number, range: Range): void {
  if (typeof values === 'number') return checkNumber(name, values, range);
  if (values.length !== minutes) {
    throw new CannotEstimate(
      'uneven',
      `${name} has another number of minutes than the session; give one value a minute.`,
      { name },
    );
  }
  const { from, to } = range;
  for (let i = 0; i < minutes; i++) {
    const value = values[i]!;
    if (!(value >= from && value <= to)) throw outside(name, range);
  }
}

function outside(name: string, { from, to, unit }: Range): CannotEstimate {
  return new CannotEstimate(
    'out-of-range',
    `${name} must be a number from ${from} to ${to}${unit && ` ${unit}`}.`,
    {
      name,
      from,
      to,
      unit,
    },
  );
}
