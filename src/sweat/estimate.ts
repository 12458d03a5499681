import { acclimatisationFactor } from '#src/sweat/acclimatisation';
import { checkSession } from '#src/sweat/check-session';
import { splitLogNormal, sumOfLegs, type SplitLogNormal } from '#src/sweat/correlated-sum';
import { totalSigma } from '#src/sweat/interval';
import { metabolicRates, type MetabolicRate } from '#src/sweat/metabolic-rate';
import { mineralsMg } from '#src/sweat/minerals';
import { airSdC, missingInputs, otherSigma } from '#src/sweat/missing-inputs';
import { ownSpeedMs } from '#src/sweat/own-speed';
import { qualityOf, reasonsToAbstain } from '#src/sweat/quality';
import { rawSweat } from '#src/sweat/raw-sweat';
import { RESTED, type RawSweat } from '#src/sweat/raw-sweat-types';
import { scaled } from '#src/sweat/series';
import { MODEL, type Abstention, type LegEstimate, type SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, LegInput, SessionInput } from '#src/sweat/session-input';

/** From this many days of heat on, sweat holds less magnesium and the skin can be wet all over. [own, after Chinevere2008] */
const ACCLIMATISED_DAYS = 7;

/**
 * What a session cost in sweat and minerals, each as a distribution: metabolic rate from the best there is, sweat from
 * the two models, the athlete's own factor, and a spread made of everything that is not known.
 *
 * @throws CannotEstimate when an input is not a number a living athlete can meet
 */
export function estimateSession(input: SessionInput): SessionEstimate | Abstention {
  checkSession(input);
  const rates = metabolicRates(input.legs, input.athlete);
  const reasons = reasonsToAbstain(input, rates);
  if (reasons.length > 0) return { outcome: 'abstained', model: MODEL, reasons };
  return estimateAnyway(input, rates);
}

/** As `estimateSession`, without asking whether the inputs carry an answer: for comparing one answer with another. */
export function estimateAnyway(
  input: SessionInput,
  rates = metabolicRates(input.legs, input.athlete),
): SessionEstimate {
  const parts: { leg: LegEstimate; raw: RawSweat }[] = [];
  let state = RESTED;
  input.legs.forEach((leg, i) => {
    const raw = rawSweat(bodyIn(leg, input, rates[i]!), state);
    parts.push({ leg: legEstimate(leg, input, rates[i]!, raw), raw });
    state = raw.end;
  });

  const legs = parts.map(({ leg }) => leg);
  const litres = sumOfLegs(legs.map((leg) => leg.litres)) ?? NOTHING;
  return {
    outcome: 'estimated',
    model: MODEL,
    durationMin: sum(legs, (leg) => durationMin(leg)),
    litres,
    rawL: sum(legs, (leg) => leg.rawL),
    nonSweatKg: sum(legs, (leg) => leg.nonSweatKg),
    minerals: mineralsMg({
      litres,
      firstHourShare: firstHourShare(legs),
      magnesium: { heatAcclimatised: input.heatDays.value >= ACCLIMATISED_DAYS },
    }),
    quality: qualityOf(
      input,
      rates,
      parts.map(({ raw }) => raw),
      litres,
    ),
    legs,
  };
}

/** No sweat at all, as good as: a session of a few restful minutes. */
const NOTHING: SplitLogNormal = splitLogNormal(1e-6, { sharedSigma: 0.5, ownSigma: 0 });

function legEstimate(
  leg: LegInput,
  input: SessionInput,
  metabolic: MetabolicRate,
  raw: RawSweat,
): LegEstimate {
  const factor = input.personalFactor(leg);
  // Acclimatisation counts once: somebody who weighed in this season already shows it.
  const acclimatised = factor.holdsAcclimatisation ? 1 : acclimatisationFactor(input.heatDays.value);
  const scale = Math.exp(factor.mu) * acclimatised;
  const spread = totalSigma({
    personalVariance: factor.variance,
    metabolicSigma: metabolic.sigma,
    lnModelRatio: raw.disagreement,
    missing: missingInputs(leg),
    airSdC: airSdC(leg),
    otherSigma: otherSigma(leg),
  });
  return {
    sport: leg.sport,
    lengthMin: leg.minutes.lengthMin,
    sweatL: scaled(raw.sweatL, scale),
    litres: splitLogNormal(raw.totalL * scale, spread),
    rawL: raw.totalL,
    nonSweatKg: raw.nonSweatKg,
    metabolic,
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

function firstHourShare(legs: LegEstimate[]): number {
  let elapsedMin = 0;
  let first = 0;
  let all = 0;
  for (const leg of legs) {
    for (let i = 0; i < leg.sweatL.length; i++) {
      if (elapsedMin < 60) first += leg.sweatL[i]!;
      all += leg.sweatL[i]!;
      elapsedMin += leg.lengthMin[i]!;
    }
  }
  return all > 0 ? first / all : 1;
}

function durationMin(leg: LegEstimate): number {
  let minutes = 0;
  for (const length of leg.lengthMin) minutes += length;
  return minutes;
}

function sum<T>(items: T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
