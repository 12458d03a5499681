const BLOCKS = ' ▁▂▃▄▅▆▇█';

/** A small curve for a terminal: `width` columns, each the mean of its stretch, against `most` as full height. */
export function sparkline(
  values: ArrayLike<number>,
  { width, most }: { width: number; most: number },
): string {
  const columns = Math.min(width, values.length);
  let line = '';
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i]!;
    const share = most > 0 ? sum / (to - from) / most : 0;
    line += BLOCKS[Math.max(0, Math.min(8, Math.round(share * 8)))]!;
  }
  return line;
}
