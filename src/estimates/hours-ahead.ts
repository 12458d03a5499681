import type { Meant } from '#src/estimates/imagined';
import type { LikelyRange } from '#src/estimates/likely-range';
import { isDark } from '#src/estimates/typical-day';
import { quantile } from '#src/sweat/distribution';
import { valueAt } from '#src/sweat/series';
import type { SessionEstimate } from '#src/sweat/session-estimate';
import type { LegInput } from '#src/sweat/session-input';

/** One hour of a session to come, or what is left of one at its end. */
export interface HourAhead {
  /** From the start, seconds. */
  fromS: number;
  toS: number;
  /** Sweat of this hour, litres. */
  sweatL: LikelyRange;
  /** Sweat from the start to its end, litres. */
  totalL: LikelyRange;
  /** Mean of the hour; null in the water. */
  airC: number | null;
  /** The sun is down at its middle; null under a roof, and where nobody said where. */
  isDark: boolean | null;
}

const HOUR_MIN = 60;

/**
 * A session hour by hour. What makes it more or less than foretold (the body, the effort, the air) is the same in every
 * hour, so each has the range of the whole, and the hours add up to it at its lower end, its middle and its upper end.
 */
export function hoursAhead({ litres, legs }: SessionEstimate, leg: LegInput, meant: Meant): HourAhead[] {
  const { lengthMin, sweatL } = legs[0]!;
  const shape = { mu: 0, sigma: litres.sigma };
  const ranged = (middleL: number): LikelyRange => ({
    p10: middleL * quantile(shape, 0.1),
    p50: middleL,
    p90: middleL * quantile(shape, 0.9),
  });
  const hours: HourAhead[] = [];
  let [total, passed] = [0, 0];
  for (let first = 0; first < lengthMin.length; first += HOUR_MIN) {
    const fromS = passed * 60;
    let [hour, degrees, minutes] = [0, 0, 0];
    for (let i = first; i < Math.min(first + HOUR_MIN, lengthMin.length); i++) {
      hour += sweatL[i]!;
      degrees += valueAt(leg.conditions.airC.perMinute ?? leg.conditions.airC.value, i) * lengthMin[i]!;
      minutes += lengthMin[i]!;
    }
    passed += minutes;
    total += hour;
    hours.push({
      ...{ fromS, toS: passed * 60, sweatL: ranged(hour), totalL: ranged(total) },
      airC: leg.waterC ? null : degrees / minutes,
      isDark: darkIn(meant, leg, (fromS + passed * 60) / 2),
    });
  }
  return hours;
}

function darkIn({ startsAt, place }: Meant, leg: LegInput, second: number): boolean | null {
  if (leg.indoor.value || place === null) return null;
  return isDark(new Date(startsAt.getTime() + second * 1000), place);
}
