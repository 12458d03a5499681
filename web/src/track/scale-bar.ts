import { measureOf, type Units } from '#web/words/measures.ts';

export interface ScaleBar {
  lengthPx: number;
  /** A round number of `unit`. */
  length: number;
  unit: string;
}

/** The longest round length that is at most `mostPx` long, in the units somebody is used to. */
export function scaleBar(metresPerPx: number, mostPx: number, units: Units): ScaleBar {
  const most = metresPerPx * mostPx;
  for (const [metric, metres] of [
    ['km', 1000],
    ['m', 1],
  ] as const) {
    const { unit, fromMetric, toMetric } = measureOf(units, metric);
    const length = roundBelow(fromMetric(most / metres));
    if (length >= 1 || metric === 'm')
      return { length, unit, lengthPx: (toMetric(length) * metres) / metresPerPx };
  }
  throw new Error('There is always a bar in metres.');
}

/** 1, 2 or 5 times a power of ten. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].find((digit) => digit * power <= value * (1 + 1e-9))! * power;
}
