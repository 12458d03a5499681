/** What a figure did over the last two thirds of a soak. */
export interface Course {
  median: number;
  /** How much the straight line through it rises from its beginning to its end. */
  rise: number;
  /** What it may rise by and still be called flat. */
  mayRise: number;
  isFlat: boolean;
}

/** How far a figure may rise: a share of its median, and no less than so much of its own unit. */
export interface Allowance {
  share: number;
  least: number;
}

/**
 * Whether a figure stayed where it was, by the slope of a straight line through its samples. The first third is left out:
 * caches and compiled code come to rest in it. Evenly spaced samples, at least nine.
 */
export function courseOf(samples: readonly number[], { share, least }: Allowance): Course {
  const settled = samples.slice(Math.floor(samples.length / 3));
  const median = middleOf(settled);
  const rise = slopeOf(settled) * (settled.length - 1);
  const mayRise = Math.max(median * share, least);
  return { median, rise, mayRise, isFlat: rise <= mayRise };
}

/** By least squares, for each step from one to the next. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [covered, spread] = [0, 0];
  values.forEach((value, at) => {
    covered += (at - middle) * (value - mean);
    spread += (at - middle) ** 2;
  });
  return covered / spread;
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
