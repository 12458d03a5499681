import { HOUR_MS } from '#src/kernel/clock';
import { ORDINARY_SKY } from '#src/estimates/climate';
import type { Meant } from '#src/estimates/imagined';
import { clearSkyWm2, sunHeightSine, type Place } from '#src/estimates/sun';
import type { LegInput } from '#src/sweat/session-input';

/** Half of what usually lies between the coldest hour and the warmest, °C. [own] */
const SWING_C = 4;
/** The warmest hour by the sun, three hours after noon. [own] */
const WARMEST_H = 15;
const DEGREES_AN_HOUR = 15;

/**
 * Typical weather goes on through day and night: cold before dawn, warm after noon, and no sun when it is down. Who plans
 * a day and a night would otherwise run all of it at the hour of its middle. What somebody told or foretold stays.
 */
export function throughTheDay(
  leg: LegInput,
  { startsAt, place }: Pick<Meant, 'startsAt' | 'place'>,
): LegInput {
  if (leg.indoor.value || place === null) return leg;
  const { airC, solarWm2 } = leg.conditions;
  const middles = middlesOf(leg, startsAt);
  const conditions = { ...leg.conditions };
  if (airC.source === 'default')
    conditions.airC = withMean(airC, middles, (at) => airC.value + swingC(at, place));
  if (solarWm2.source === 'default')
    conditions.solarWm2 = withMean(
      solarWm2,
      middles,
      (at) => ORDINARY_SKY * clearSkyWm2(sunHeightSine(at, place)),
    );
  return { ...leg, conditions };
}

/** Whether the sun is down. */
export function isDark(at: Date, place: Place): boolean {
  return sunHeightSine(at, place) < 0;
}

function swingC(at: Date, { longitudeDeg }: Place): number {
  const hourBySun = at.getTime() / HOUR_MS + longitudeDeg / DEGREES_AN_HOUR;
  return SWING_C * Math.cos((2 * Math.PI * (hourBySun - WARMEST_H)) / 24);
}

function middlesOf({ minutes: { lengthMin } }: LegInput, startsAt: Date): { at: Date; min: number }[] {
  let passedMin = 0;
  return Array.from(lengthMin, (min) => {
    const at = new Date(startsAt.getTime() + (passedMin + min / 2) * 60_000);
    passedMin += min;
    return { at, min };
  });
}

function withMean<C extends LegInput['conditions']['airC']>(
  condition: C,
  middles: { at: Date; min: number }[],
  valueAt: (at: Date) => number,
): C {
  const perMinute = Float64Array.from(middles, ({ at }) => valueAt(at));
  let [sum, length] = [0, 0];
  middles.forEach(({ min }, i) => {
    sum += perMinute[i]! * min;
    length += min;
  });
  return { ...condition, value: sum / length, perMinute };
}
