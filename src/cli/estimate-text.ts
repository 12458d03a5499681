import { sparkline } from '#src/cli/sparkline';
import { estimateResult } from '#src/estimates/estimate-view';
import type { EstimateResult } from '#src/estimates/estimate.shapes';
import type { Reckoned } from '#src/estimates/reckon';
import { isMultisport, type Recording } from '#src/sessions/recording.port';
import { driversOf, type Driver } from '#src/sweat/drivers';
import { MODEL } from '#src/sweat/session-estimate';
import type { Say } from '#src/words/words';

/** Less than this is told as "under 0.2 L": the model cannot tell small amounts apart. */
const SMALLEST_TOLD_L = 0.2;
const CURVE_WIDTH = 60;
const BAR_WIDTH = 20;

/** That the file ends early belongs to an abstention too; an estimate names it among its reasons. */
function brokenOff({ notes }: Recording, say: Say): string[] {
  return notes.includes('truncated') ? [`  ${say('estimate.reason.truncated')}`] : [];
}

/** What `svett estimate` says to a person: the range, magnesium, what drove it, and a small curve. */
export function estimateText(recording: Recording, reckoned: Reckoned, say: Say): string {
  if (reckoned.outcome === 'abstained') {
    const reasons = reckoned.estimate.reasons.map((reason) => `  ${say(`estimate.reason.${reason}`)}`);
    return [say('cli.estimate.abstained'), ...reasons, ...brokenOff(recording, say)].join('\n');
  }
  const result = estimateResult(reckoned.estimate, reckoned.input);
  return [
    headline(recording, result, say),
    ...losses(recording, result, say),
    '',
    ...curve(result, say),
    ...legs(result, say),
    '',
    ...driverLines(driversOf(reckoned.input, reckoned.estimate), say),
    '',
    ...quality(result, say),
    '',
    say('cli.estimate.model', { ...MODEL }),
  ].join('\n');
}

function headline(recording: Recording, { sweat, durationS }: EstimateResult, say: Say): string {
  const about = {
    sport: say(`sport.${isMultisport(recording) ? 'multisport' : recording.sport}`),
    duration: duration(durationS!),
  };
  if (sweat!.litres < SMALLEST_TOLD_L) {
    const litres = number(SMALLEST_TOLD_L, 1, say);
    if (sweat!.p90 < SMALLEST_TOLD_L) return say('cli.estimate.headline.small', { ...about, litres });
    // "Up to" must hold, so it is rounded up.
    const high = number(Math.ceil(sweat!.p90 * 10) / 10, 1, say);
    return say('cli.estimate.headline.little', { ...about, litres, high });
  }
  const { litres, p10, p90 } = sweat!;
  const [middle, low, high] = [litres, p10, p90].map((value) => number(value, 1, say)) as [
    string,
    string,
    string,
  ];
  return say('cli.estimate.headline', { ...about, litres: middle, low, high });
}

function losses(recording: Recording, result: EstimateResult, say: Say): string[] {
  const { rateLPerH, massLossKg, magnesium, minerals } = result;
  const sodium = minerals!['sodium']!;
  const lines = [
    say('cli.estimate.rate', {
      low: number(rateLPerH!.p10, 1, say),
      high: number(rateLPerH!.p90, 1, say),
      massLow: number(massLossKg!.p10, 1, say),
      massHigh: number(massLossKg!.p90, 1, say),
    }),
    say('cli.estimate.magnesium', {
      low: milligrams(magnesium!.p10, say),
      high: milligrams(magnesium!.p90, say),
    }),
    say('cli.estimate.sodium', {
      low: number(hundreds(sodium.p10), 0, say),
      high: number(hundreds(sodium.p90), 0, say),
    }),
  ];
  if (recording.vendorSweatMl !== null) {
    const litres = number(recording.vendorSweatMl / 1000, 1, say);
    lines.push(say('cli.estimate.vendor', { vendor: recording.vendorName ?? '?', litres }));
  }
  return lines;
}

function curve({ curve }: EstimateResult, say: Say): string[] {
  const rates = curve!.rateLPerH;
  const most = Math.max(0.1, Math.ceil(Math.max(...rates) * 10) / 10);
  return [
    say('cli.estimate.curve', { most: number(most, 1, say) }),
    `  ${sparkline(rates, { width: CURVE_WIDTH, most })}`,
  ];
}

function legs({ legs }: EstimateResult, say: Say): string[] {
  if (legs.length < 2) return [];
  const range = ({ p10, p90 }: (typeof legs)[number]) =>
    p90 < SMALLEST_TOLD_L
      ? say('estimate.under', { litres: number(SMALLEST_TOLD_L, 1, say) })
      : `${number(p10, 1, say)}–${number(p90, 1, say)} L`;
  const line = (leg: (typeof legs)[number]) =>
    `  ${say(`sport.${leg.sport}`).padEnd(22)} ${duration(leg.durationS).padEnd(12)} ${range(leg)}`;
  return ['', say('cli.estimate.legs'), ...legs.map(line)];
}

function driverLines(drivers: Driver[], say: Say): string[] {
  const most = Math.max(0.1, ...drivers.map(({ deltaL }) => Math.abs(deltaL)));
  const line = ({ driver, deltaL, actual, neutral }: Driver) => {
    const bar = (deltaL < 0 ? '−' : '+').repeat(Math.round((Math.abs(deltaL) / most) * BAR_WIDTH));
    const against = say(`estimate.driver.${driver}.neutral`, { value: number(neutral.value, 0, say) });
    const was = `${number(actual.value, actual.value < 10 ? 1 : 0, say)} ${actual.unit}`;
    return `  ${say(`estimate.driver.${driver}`).padEnd(18)} ${signed(deltaL, say).padStart(6)}  ${bar.padEnd(BAR_WIDTH)} ${was} ${against}`;
  };
  return [say('cli.estimate.drivers'), ...drivers.map(line), `  ${say('estimate.drivers.note')}`];
}

function quality({ quality }: EstimateResult, say: Say): string[] {
  const { grade, reasons } = quality!;
  const meaning = say(`estimate.grade.${grade}`);
  return [
    say('cli.estimate.quality', { grade, meaning }),
    ...reasons.map((reason) => `  ${say(`estimate.reason.${reason}`)}`),
  ];
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A number with a fixed number of decimals, and the language's own decimal mark. */
function number(value: number, digits: number, say: Say): string {
  return value.toFixed(digits).replace('.', say('cli.decimal-mark'));
}

/** A tenth of a milligram means something in small amounts only. */
function milligrams(mg: number, say: Say): string {
  return number(mg, mg < 1.95 ? 1 : 0, say);
}

function signed(litres: number, say: Say): string {
  const text = number(Math.abs(litres), 2, say);
  return Math.abs(litres) < 0.005 ? text : `${litres < 0 ? '−' : '+'}${text}`;
}

function hundreds(mg: number): number {
  return Math.round(mg / 50) * 50;
}
