/** One observation: what was measured, and what it is to be explained by. */
export interface Point {
  y: number;
  x: readonly number[];
}

/** A straight line through points, in as many directions as they have. */
export interface Line {
  at: (x: readonly number[]) => number;
  /** Standard deviation of what the line itself may be off at `x`, as a share of one observation's spread, squared. */
  leverage: (x: readonly number[]) => number;
  slopes: readonly number[];
  /** Of the points around it. */
  residualSd: number;
}

/**
 * Least squares with a weak belief that slopes are near 0: `within` is how far each may plausibly be from it, `spread` how
 * far an observation is from the line. Where points are many the belief counts for nothing; where a direction was never
 * varied, or there are hardly more points than slopes, it keeps the line from running away.
 */
export function lineThrough(points: readonly Point[], within: readonly number[], spread: number): Line {
  const size = within.length;
  const mean = within.map((_, j) => average(points.map(({ x }) => x[j]!)));
  const level = average(points.map(({ y }) => y));
  const centred = points.map(({ x, y }) => ({ x: x.map((value, j) => value - mean[j]!), y: y - level }));
  const matrix = within.map((_, j) =>
    within.map((sd, k) => sum(centred.map(({ x }) => x[j]! * x[k]!)) + (j === k ? (spread / sd) ** 2 : 0)),
  );
  const slopes = solve(
    matrix,
    within.map((_, j) => sum(centred.map(({ x, y }) => x[j]! * y))),
  );
  const at = (x: readonly number[]) => level + sum(slopes.map((slope, j) => slope * (x[j]! - mean[j]!)));
  const squares = sum(points.map(({ x, y }) => (y - at(x)) ** 2));
  return {
    at,
    slopes,
    residualSd: Math.sqrt(squares / Math.max(1, points.length - 1 - size)),
    leverage: (x) => {
      const from = x.map((value, j) => value - mean[j]!);
      const turned = solve(matrix, from);
      return 1 / points.length + sum(from.map((value, j) => value * turned[j]!));
    },
  };
}

/** Gauss with pivots; the matrix is symmetric and, for the weak belief on its diagonal, never singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, j) => [...row, right[j]!]);
  const size = rows.length;
  for (let j = 0; j < size; j++) {
    const pivot = rows.slice(j).reduce((best, row) => (Math.abs(row[j]!) > Math.abs(best[j]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(j, 0, pivot);
    for (const row of rows.slice(j + 1)) {
      const times = row[j]! / pivot[j]!;
      for (let k = j; k <= size; k++) row[k]! -= times * pivot[k]!;
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let j = size - 1; j >= 0; j--)
    found[j] =
      (rows[j]![size]! - sum(found.map((value, k) => (k > j ? rows[j]![k]! * value : 0)))) / rows[j]![j]!;
  return found;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function average(values: readonly number[]): number {
  return sum(values) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** Of a sample. */
export function spreadOf(values: readonly number[]): number {
  const mean = average(values);
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / Math.max(1, values.length - 1));
}
