/** Sensors are noisy and the body is slow: work is looked at as means over this long, seconds. [Allen2019] */
export const WINDOW_S = 30;

/** The mean over the last half minute at each second, of the readings there; NaN where half of them or more lack. */
export function halfMinuteMeans(values: Float64Array): Float64Array {
  const means = new Float64Array(values.length).fill(NaN);
  let sum = 0;
  let heard = 0;
  for (let second = 0; second < values.length; second++) {
    const comes = values[second]!;
    if (!Number.isNaN(comes)) [sum, heard] = [sum + comes, heard + 1];
    const goes = second >= WINDOW_S ? values[second - WINDOW_S]! : NaN;
    if (!Number.isNaN(goes)) [sum, heard] = [sum - goes, heard - 1];
    if (second >= WINDOW_S - 1 && heard * 2 > WINDOW_S) means[second] = sum / heard;
  }
  return means;
}

/** The highest half minute; -Infinity where there is none. */
export function highestHeld(values: Float64Array): number {
  return halfMinuteMeans(values).reduce((most, value) => (value > most ? value : most), -Infinity);
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  let heard = 0;
  for (const value of values) if (!Number.isNaN(value)) [sum, heard] = [sum + value, heard + 1];
  return heard === 0 ? NaN : sum / heard;
}

/** Work weighed as it strains: the fourth root of the mean of half-minute means to the fourth. [Allen2019] */
export function normalised(values: Float64Array): number {
  return meanOf(halfMinuteMeans(values).map((value) => value ** 4)) ** 0.25;
}

/** Spread over mean of the half minutes. */
export function variationOf(values: Float64Array): number {
  const means = halfMinuteMeans(values);
  const mean = meanOf(means);
  return Math.sqrt(meanOf(means.map((value) => (value - mean) ** 2))) / mean;
}
