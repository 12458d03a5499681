import { airSigma, MISSING_INPUT } from '#src/sweat/interval';
import type { MetabolicRate } from '#src/sweat/metabolic-rate';
import { airSdC, missingInputs, otherSigma } from '#src/sweat/missing-inputs';
import { ownSpeedMs } from '#src/sweat/own-speed';
import { reasonsForGrade } from '#src/sweat/quality';
import { rawSweat } from '#src/sweat/raw-sweat';
import type { RawLeg, RawSession } from '#src/sweat/raw-session-types';
import { RESTED, type RawSweat } from '#src/sweat/raw-sweat-types';
import type { Condition, LegInput, SessionInput } from '#src/sweat/session-input';

/** From this many days of heat on, sweat holds less magnesium and the skin can be wet all over. [own, after Chinevere2008] */
export const ACCLIMATISED_DAYS = 7;

/** What a session costs people, before anything of this person. */
export function rawSession(input: SessionInput, rates: readonly MetabolicRate[]): RawSession {
  const raws: RawSweat[] = [];
  let state = RESTED;
  input.legs.forEach((leg, i) => {
    const raw = rawSweat(bodyIn(leg, input, rates[i]!), state);
    raws.push(raw);
    state = raw.end;
  });
  return {
    legs: input.legs.map((leg, i) => rawLeg(leg, rates[i]!, raws[i]!)),
    heatDays: input.heatDays.value,
    reasons: reasonsForGrade(input, rates, raws),
  };
}

/** What nobody knew of a leg's surroundings, as one part of the spread, ln units. */
export function surroundingsSigma(leg: Pick<RawLeg, 'missing' | 'airSdC' | 'otherSigma'>): number {
  const missing = [...new Set(leg.missing)].map((input) => MISSING_INPUT[input]);
  return Math.hypot(...missing, airSigma(leg.airSdC), leg.otherSigma);
}

/** The leg that stands for the session where one must: the one most was sweated in. */
export function mainLeg({ legs }: RawSession): RawLeg {
  return legs.reduce((most, leg) => (leg.totalL > most.totalL ? leg : most));
}

function rawLeg(leg: LegInput, metabolic: MetabolicRate, raw: RawSweat): RawLeg {
  return {
    sport: leg.sport,
    indoor: leg.indoor.value,
    airC: leg.conditions.airC.value,
    lengthMin: leg.minutes.lengthMin,
    sweatL: raw.sweatL,
    totalL: raw.totalL,
    nonSweatKg: raw.nonSweatKg,
    metabolicSigma: metabolic.sigma,
    lnModelRatio: raw.disagreement,
    missing: missingInputs(leg),
    airSdC: airSdC(leg),
    otherSigma: otherSigma(leg),
  };
}

function bodyIn(leg: LegInput, input: SessionInput, metabolic: MetabolicRate) {
  const { airC, humidityPct, windMs, solarWm2 } = leg.conditions;
  return {
    sport: leg.sport,
    indoor: leg.indoor.value,
    massKg: input.athlete.massKg.value,
    heightM: input.athlete.heightM.value,
    acclimatised: input.heatDays.value >= ACCLIMATISED_DAYS,
    lengthMin: leg.minutes.lengthMin,
    activeShare: leg.minutes.activeShare,
    metabolicW: metabolic.metabolicW,
    externalW: metabolic.externalW,
    clo: leg.clothingClo.value,
    airC: series(airC),
    humidityPct: series(humidityPct),
    windMs: series(windMs),
    solarWm2: series(solarWm2),
    ownSpeedMs: ownSpeedMs(leg),
    waterC: leg.waterC?.value ?? null,
  };
}

function series({ value, perMinute }: Condition): number | Float64Array {
  return perMinute ?? value;
}
