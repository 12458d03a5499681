import { comparisonOf } from '#src/estimates/comparison';
import { deviceLesson } from '#src/estimates/device-lesson';
import type { NewEstimate } from '#src/estimates/estimate-log';
import { abstentionResult, estimateResult } from '#src/estimates/estimate-view';
import { MassUnknown } from '#src/estimates/facts';
import { inputRevision, rawRevision } from '#src/estimates/input-revision';
import { keep } from '#src/estimates/kept-raw';
import { sessionInputOf, type Knowledge } from '#src/estimates/session-input';
import type { Recording } from '#src/sessions/recording.port';
import { isHeatExposure } from '#src/sweat/acclimatisation';
import { median } from '#src/sweat/distribution';
import { longestLeg } from '#src/sweat/drivers';
import { estimateSession } from '#src/sweat/estimate';
import { heartRatePoints } from '#src/sweat/heart-rate-line';
import { MODEL, type Abstention, type SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, SessionInput } from '#src/sweat/session-input';
import { CannotEstimate } from '#src/sweat/sweat.problems';

/** An answer to a recording, and the question it answers; without one where there was nothing to ask about. */
export type Reckoned =
  | { outcome: 'estimated'; input: SessionInput; estimate: SessionEstimate }
  | { outcome: 'abstained'; input: SessionInput | null; estimate: Abstention };

/** What a recording cost, as far as anything is known. A missing mass or absurd values abstain; they never throw. */
export function reckon(recording: Recording, known: Knowledge): Reckoned {
  try {
    const input = sessionInputOf(recording, known);
    const estimate = estimateSession(input);
    return estimate.outcome === 'estimated'
      ? { outcome: 'estimated', input, estimate: withNotes(estimate, recording) }
      : { outcome: 'abstained', input, estimate };
  } catch (error) {
    if (error instanceof MassUnknown) return abstained('mass-unknown');
    if (error instanceof CannotEstimate) return abstained('absurd-input');
    throw error;
  }
}

/** Whose row it is, and what was known when it was reckoned. */
export type About = Pick<NewEstimate, 'sessionId' | 'athleteId' | 'lineage'> & {
  recording: Recording;
  known: Knowledge;
};

/** The answer as a row, for the session and athlete it is about. */
export function estimateRow(reckoned: Reckoned, { recording, known, ...about }: About): NewEstimate {
  const ofDevice = deviceLesson(recording, known);
  const said = known.toldAt === null ? {} : { toldAt: known.toldAt };
  const row = {
    ...about,
    startedAt: recording.startedAt,
    deviceKey: ofDevice?.deviceKey ?? null,
    deviceMinusAirC: ofDevice?.deviceMinusAirC ?? null,
    weather: creditsOf(reckoned, known),
    model: MODEL.name,
    modelVersion: MODEL.version,
    inputRevision: revisionOf(reckoned),
  };
  if (reckoned.outcome === 'abstained') {
    const lessons = { heatExposure: false, teachesHeartRate: false, heartRatePoints: null };
    const nothing = {
      ...{ lossL: null, lossSigma: null, magnesiumMg: null, magnesiumSigma: null },
      ...{ rawL: null, raw: null, comparison: null },
    };
    return {
      ...row,
      ...nothing,
      ...lessons,
      state: 'abstained',
      result: { ...abstentionResult(reckoned.estimate), ...said },
    };
  }
  const { input, estimate } = reckoned;
  const { litres, minerals, rawL, durationMin } = estimate;
  const heatExposure = isHeatExposure({ durationMin, airC: longestLeg(input).conditions.airC.value });
  // Later legs begin tired, where heart rate no longer follows the work alone.
  const points = heartRatePoints(input.legs[0]!, input.athlete);
  return {
    ...row,
    state: 'ready',
    lossL: Math.exp(litres.mu),
    lossSigma: litres.sigma,
    magnesiumMg: median(minerals.magnesium),
    magnesiumSigma: minerals.magnesium.sigma,
    rawL,
    raw: keep(estimate.raw, rawRevision(input)),
    comparison: comparisonOf(estimate.raw),
    heatExposure,
    teachesHeartRate: points !== null,
    heartRatePoints: points,
    result: { ...estimateResult(estimate, input), ...said },
  };
}

/** Who told the weather that took part; null where none did. */
function creditsOf({ input }: Reckoned, { weather }: Knowledge): NewEstimate['weather'] {
  const tookPart = input?.legs.some(({ conditions }) =>
    Object.values(conditions).some(({ source }: Condition) => source === 'weather'),
  );
  return tookPart && weather ? weather.attributions : null;
}

/** Where there was not enough to make inputs of, the reason stands for them. */
function revisionOf(reckoned: Reckoned): string {
  if (reckoned.outcome === 'estimated') return inputRevision(reckoned.input);
  return reckoned.input ? inputRevision(reckoned.input) : reckoned.estimate.reasons.join(',');
}

function abstained(reason: string): Reckoned {
  return {
    outcome: 'abstained',
    input: null,
    estimate: { outcome: 'abstained', model: MODEL, reasons: [reason] },
  };
}

/** What the reader of the file noticed belongs among the reasons for the grade. */
function withNotes(estimate: SessionEstimate, { notes }: Recording): SessionEstimate {
  if (!notes.includes('truncated')) return estimate;
  const noted = <T extends { reasons: string[] }>(told: T): T => ({
    ...told,
    reasons: ['truncated', ...told.reasons],
  });
  return { ...estimate, quality: noted(estimate.quality), raw: noted(estimate.raw) };
}
