/** A point on a plane, in any unit. */
type Point = readonly [x: number, y: number];

/** Points that lie no farther from the line than this say nothing, in the unit of the points. */
const STRAIGHT = 1;

/**
 * Which points of each line to keep so that its shape stays, by index; in all at most `most`, but always both ends.
 * Douglas and Peucker's choice, made for all tolerances at once: each point gets the tolerance up to which it is kept,
 * and those with the largest are.
 */
export function keptOf(lines: readonly (readonly Point[])[], most: number): number[][] {
  const weights = lines.map(weightsOf);
  const all = Float64Array.from(weights.flatMap((line) => [...line])).sort();
  const enough = all.length > most ? all[all.length - most - 1]! : 0;
  const least = Math.max(STRAIGHT, enough);
  return weights.map((line) =>
    [...line.keys()].filter((index) => line[index] === Infinity || line[index]! > least),
  );
}

/** Infinity for both ends. Done with a stack of its own: a line of thousands of points may be cut one by one. */
function weightsOf(points: readonly Point[]): Float64Array {
  const weights = new Float64Array(points.length);
  weights[0] = weights[points.length - 1] = Infinity;
  const spans: [from: number, to: number, under: number][] = [[0, points.length - 1, Infinity]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to, under] = span;
    let [farthest, distance] = [-1, 0];
    for (let index = from + 1; index < to; index++) {
      const apart = apartFrom(points[index]!, points[from]!, points[to]!);
      if (apart > distance) [farthest, distance] = [index, apart];
    }
    if (farthest < 0) continue;
    // No more than what it hangs on: a point is never kept without those that made it the farthest.
    const weight = Math.min(under, distance);
    weights[farthest] = weight;
    spans.push([from, farthest, weight], [farthest, to, weight]);
  }
  return weights;
}

/** Of a point from the stretch between two others: a way that comes back to where it began is a way, too. */
function apartFrom([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX * alongX + alongY * alongY;
  const share = squared === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / squared;
  const at = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - at * alongX, y - fromY - at * alongY);
}
