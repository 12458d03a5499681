import type { Drivers } from '#web/api-shapes.ts';

type Waterfall = Drivers['waterfall'];

/** A step as it is written: its litres are what the written heights before and after it differ by. */
export type ShownStep = Waterfall['steps'][number] & { deltaL: number };

const DECIMALS = 2;

/**
 * The steps that are large enough to be written. Heights are rounded before they are subtracted, so that what stands on
 * the page adds up for whoever counts.
 */
export function shownSteps({ startL, steps }: Waterfall): ShownStep[] {
  let heightL = rounded(startL);
  return steps.flatMap((step) => {
    const deltaL = rounded(rounded(step.toL) - heightL);
    heightL = rounded(step.toL);
    return deltaL === 0 ? [] : [{ ...step, deltaL }];
  });
}

function rounded(litres: number): number {
  return Number(litres.toFixed(DECIMALS));
}
