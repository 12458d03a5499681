import { acclimatisationFactor } from '#src/sweat/acclimatisation';
import { splitLogNormal, sumOfLegs, type SplitLogNormal } from '#src/sweat/correlated-sum';
import { totalSigma } from '#src/sweat/interval';
import { mineralsMg } from '#src/sweat/minerals';
import { qualityOf } from '#src/sweat/quality';
import { ACCLIMATISED_DAYS } from '#src/sweat/raw-session';
import type { RawLeg, RawSession } from '#src/sweat/raw-session-types';
import { scaled } from '#src/sweat/series';
import type { PersonalEstimate, PersonalLeg } from '#src/sweat/session-estimate';
import type { PersonalFactor } from '#src/sweat/session-input';

/** What a session cost this person: what it costs people, the person's factor for each leg, and what is not known. */
export function personalEstimate(raw: RawSession, factors: readonly PersonalFactor[]): PersonalEstimate {
  const legs = raw.legs.map((leg, i) => personalLeg(leg, factors[i]!, raw.heatDays));
  const litres = sumOfLegs(legs.map((leg) => leg.litres)) ?? NOTHING;
  return {
    durationMin: sum(legs, (leg) => durationMin(leg)),
    litres,
    rawL: sum(legs, (leg) => leg.rawL),
    nonSweatKg: sum(legs, (leg) => leg.nonSweatKg),
    minerals: mineralsMg({
      litres,
      firstHourShare: firstHourShare(legs),
      magnesium: { heatAcclimatised: raw.heatDays >= ACCLIMATISED_DAYS },
    }),
    quality: qualityOf(raw.reasons, { weighed: factors.every(({ tests }) => tests > 0), litres }),
    legs,
  };
}

/** No sweat at all, as good as: a session of a few restful minutes. */
const NOTHING: SplitLogNormal = splitLogNormal(1e-6, { sharedSigma: 0.5, ownSigma: 0 });

function personalLeg(raw: RawLeg, factor: PersonalFactor, heatDays: number): PersonalLeg {
  // Acclimatisation counts once: somebody who weighed in this season already shows it.
  const acclimatised = factor.holdsAcclimatisation ? 1 : acclimatisationFactor(heatDays);
  const scale = Math.exp(factor.mu) * acclimatised;
  const spread = totalSigma({ personalVariance: factor.variance, ...raw });
  return {
    sport: raw.sport,
    lengthMin: raw.lengthMin,
    sweatL: scaled(raw.sweatL, scale),
    litres: splitLogNormal(raw.totalL * scale, spread),
    rawL: raw.totalL,
    nonSweatKg: raw.nonSweatKg,
  };
}

function firstHourShare(legs: readonly PersonalLeg[]): number {
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

function durationMin(leg: PersonalLeg): number {
  let minutes = 0;
  for (const length of leg.lengthMin) minutes += length;
  return minutes;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
