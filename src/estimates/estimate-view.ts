import { median, quantile, type LogNormal } from '#src/sweat/distribution';
import type { Abstention, PersonalEstimate, PersonalLeg, SessionEstimate } from '#src/sweat/session-estimate';
import type { Estimate } from '#src/estimates/estimate.entity';
import type { SessionInput } from '#src/sweat/session-input';
import type { EstimateResult, EstimateSummary, SessionEstimateView } from '#src/estimates/estimate.shapes';
import { inputsView } from '#src/estimates/inputs-view';
import { MAGNESIUM_MG_PER_MMOL, type SweatMagnesium } from '#src/sweat/magnesium';
import { withOwnMagnesium } from '#src/sweat/magnesium-test';

/** An estimate in the words of the API. Values are as computed; rounding is for whoever shows them. */
export function estimateResult(estimate: SessionEstimate, input: SessionInput): EstimateResult {
  return {
    reasons: [],
    model: { ...estimate.model },
    ...personalResult(estimate),
    inputs: inputsView(input, estimate),
  };
}

/** What of it hangs on the person's own factor: everything but what it was made of. */
export function personalResult(
  estimate: PersonalEstimate,
): Omit<EstimateResult, 'reasons' | 'model' | 'inputs'> {
  const { litres, minerals, nonSweatKg } = estimate;
  const durationH = estimate.durationMin / 60;
  return {
    durationS: estimate.durationMin * 60,
    sweat: {
      litres: median(litres),
      ...likely(litres),
      p2_5: quantile(litres, 0.025),
      p97_5: quantile(litres, 0.975),
    },
    rateLPerH: {
      median: median(litres) / durationH,
      p10: quantile(litres, 0.1) / durationH,
      p90: quantile(litres, 0.9) / durationH,
    },
    massLossKg: {
      // A litre of sweat weighs a kilogram, near enough.
      kg: median(litres) + nonSweatKg,
      p10: quantile(litres, 0.1) + nonSweatKg,
      p90: quantile(litres, 0.9) + nonSweatKg,
    },
    magnesium: magnesiumRange(minerals.magnesium),
    minerals: Object.fromEntries(
      Object.entries(minerals).map(([mineral, mg]) => [mineral, { mg: median(mg), ...likely(mg) }]),
    ),
    quality: estimate.quality,
    legs: estimate.legs.map((leg) => ({
      sport: leg.sport,
      durationS: sum(leg.lengthMin) * 60,
      litres: median(leg.litres),
      ...likely(leg.litres),
    })),
    curve: curveOf(estimate),
  };
}

/** What stands in the place of an estimate: it is being made, or making it failed. */
export type Missing = 'waiting' | 'failed';

/**
 * The current estimate of a session as the API tells it, with what is believed of the athlete's own sweat and
 * when they last said something of the session, if anything.
 */
export function viewOf(
  estimate: Estimate | Missing,
  vendorEstimateMl: number | null,
  own: SweatMagnesium | null = null,
  toldAt: Date | null = null,
): SessionEstimateView {
  const none = { withSweatTest: false, vendorEstimateMl };
  if (typeof estimate === 'string')
    return { ...nothing([]), state: estimate, frozen: false, outdated: false, weather: [], ...none };
  const { result, state, frozen, weather } = estimate;
  const { toldAt: knew, ...rest } = result;
  const outdated = !frozen && knew !== toldAt?.toISOString();
  const view = { ...rest, state, frozen, outdated, weather: weather ?? [] };
  return { ...view, ...none, ...ownMagnesium(estimate, own) };
}

/** The same, in short. */
export function summaryOf(
  sessionId: string,
  estimate: Estimate | Missing,
  own: SweatMagnesium | null = null,
): EstimateSummary {
  const { state, sweat, magnesium, quality, reasons } = viewOf(estimate, null, own);
  return { sessionId, state, sweat, magnesium, grade: quality?.grade ?? null, reasons };
}

/** What a sweat test makes otherwise; nothing where there is none, or no magnesium. */
function ownMagnesium({ result, magnesiumMg, magnesiumSigma }: Estimate, own: SweatMagnesium | null) {
  if (own === null || magnesiumMg === null || magnesiumSigma === null) return {};
  const lost = withOwnMagnesium({ mu: Math.log(magnesiumMg), sigma: magnesiumSigma }, own);
  const { p5: _, p95: __, ...magnesium } = magnesiumRange(lost);
  return {
    magnesium: magnesiumRange(lost),
    minerals: result.minerals && { ...result.minerals, magnesium },
    inputs: inputsWith(result.inputs, own),
    withSweatTest: true,
  };
}

/** Why there is none. */
export function abstentionResult({ model, reasons }: Abstention): EstimateResult {
  return { ...nothing(reasons), model: { ...model } };
}

/**
 * What stays of an estimate that is old, or whose data had to go: its numbers and its grade, but neither the course of
 * the session nor what it was made of. What would have made it better can no longer do so, and is not told either.
 */
export function withoutItsData(result: EstimateResult): EstimateResult {
  const { quality } = result;
  return { ...result, quality: quality && { ...quality, reasons: [] }, inputs: [], curve: null };
}

function nothing(reasons: string[]): EstimateResult {
  return {
    reasons,
    model: null,
    durationS: null,
    sweat: null,
    rateLPerH: null,
    massLossKg: null,
    magnesium: null,
    minerals: null,
    quality: null,
    inputs: [],
    legs: [],
    curve: null,
  };
}

/** Of an old estimate nothing is told of what it was made of. */
function inputsWith(inputs: EstimateResult['inputs'], own: SweatMagnesium): EstimateResult['inputs'] {
  if (inputs.length === 0) return [];
  const value = Math.exp(own.ln) * MAGNESIUM_MG_PER_MMOL;
  return [...inputs, { name: 'magnesium', value, unit: 'mg/L', source: 'laboratory' }];
}

function magnesiumRange(mg: LogNormal): NonNullable<EstimateResult['magnesium']> {
  return { mg: median(mg), ...likely(mg), p5: quantile(mg, 0.05), p95: quantile(mg, 0.95) };
}

function likely(d: LogNormal): { p10: number; p90: number } {
  return { p10: quantile(d, 0.1), p90: quantile(d, 0.9) };
}

/** Sweat rate minute by minute; the band is the leg's own, as its errors are the same in every minute. */
function curveOf({ legs }: PersonalEstimate): NonNullable<EstimateResult['curve']> {
  const curve = {
    minute: [] as number[],
    rateLPerH: [] as number[],
    p10: [] as number[],
    p90: [] as number[],
  };
  let startMin = 0;
  for (const leg of legs) {
    const { low, high } = spread(leg);
    leg.sweatL.forEach((litres, i) => {
      const rate = (litres / leg.lengthMin[i]!) * 60;
      curve.minute.push(startMin);
      curve.rateLPerH.push(rate);
      curve.p10.push(rate * low);
      curve.p90.push(rate * high);
      startMin += leg.lengthMin[i]!;
    });
  }
  return curve;
}

/** As factors on the median, so that a leg without any sweat has a band as well. */
function spread({ litres: { sigma } }: PersonalLeg): { low: number; high: number } {
  return { low: quantile({ mu: 0, sigma }, 0.1), high: quantile({ mu: 0, sigma }, 0.9) };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
