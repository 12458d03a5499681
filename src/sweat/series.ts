/** One value for the whole of a session, or one a minute: what did not change need not be repeated. */
export type Series = number | Float64Array;

export function valueAt(series: Series, minute: number): number {
  return typeof series === 'number' ? series : series[minute]!;
}

/** A series made of two, minute by minute; a single value where both are. */
export function combined(
  a: Series,
  b: Series,
  minutes: number,
  of: (a: number, b: number) => number,
): Series {
  if (typeof a === 'number' && typeof b === 'number') return of(a, b);
  const result = new Float64Array(minutes);
  for (let i = 0; i < minutes; i++) result[i] = of(valueAt(a, i), valueAt(b, i));
  return result;
}

/** Every minute's value times `factor`; a plain loop is many times as fast as the array's own `map`. */
export function scaled(values: Float64Array, factor: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < result.length; i++) result[i] = values[i]! * factor;
  return result;
}
