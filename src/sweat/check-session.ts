import { checkNumber, type Range } from '#src/sweat/ranges';
import type { Athlete, Conditions, SessionInput } from '#src/sweat/session-input';

const ATHLETE = entries({
  massKg: { from: 15, to: 350, unit: 'kg' },
  heightM: { from: 0.8, to: 2.6, unit: 'm' },
  ageYears: { from: 0, to: 125, unit: 'years' },
  vo2maxMlKgMin: { from: 5, to: 110, unit: 'ml/kg/min' },
  restingHeartRateBpm: { from: 20, to: 150, unit: 'bpm' },
  maxHeartRateBpm: { from: 70, to: 250, unit: 'bpm' },
} satisfies Partial<Record<keyof Athlete, Range>>);

const CONDITIONS = entries<keyof Conditions>({
  airC: { from: -60, to: 60, unit: '°C' },
  humidityPct: { from: 0, to: 100, unit: '%' },
  windMs: { from: 0, to: 60, unit: 'm/s' },
  solarWm2: { from: 0, to: 1500, unit: 'W/m²' },
});

const CLO: Range = { from: 0, to: 5, unit: 'clo' };
const WATER: Range = { from: 0, to: 42, unit: '°C' };
const HEAT_DAYS: Range = { from: 0, to: 366, unit: 'days' };
/** ln k and its variance: nobody sweats a hundred times as much as another. */
const LN_FACTOR: Range = { from: -5, to: 5, unit: '' };
const SPREAD: Range = { from: 0, to: 25, unit: '' };

/**
 * Refuses facts of an athlete or surroundings that are no number or out of this world, whether or not the session's
 * sport would use them. Streams are not looked at here: readings that cannot be are left out minute by minute.
 *
 * @throws CannotEstimate that names the input, never its value
 */
export function checkSession({ athlete, legs, heatDays, personalFactor }: SessionInput): void {
  for (const [name, range] of ATHLETE) {
    const fact = athlete[name];
    if (fact) checkNumber(name, fact.value, range);
  }
  if (athlete.heartRateLine) {
    const { interceptW, slopeWPerBpm, sigma } = athlete.heartRateLine;
    checkNumber('heartRateLine.interceptW', interceptW, { from: -20_000, to: 20_000, unit: 'W' });
    checkNumber('heartRateLine.slopeWPerBpm', slopeWPerBpm, { from: 0, to: 500, unit: 'W/bpm' });
    checkNumber('heartRateLine.sigma', sigma, SPREAD);
  }
  checkNumber('heatDays', heatDays.value, HEAT_DAYS);
  for (const leg of legs) {
    for (const [name, range] of CONDITIONS) {
      const { value, sd = 0 } = leg.conditions[name];
      checkNumber(name, value, range);
      checkNumber(`${name}.sd`, sd, { ...range, from: 0 });
    }
    checkNumber('clothingClo', leg.clothingClo.value, CLO);
    if (leg.waterC) checkNumber('waterC', leg.waterC.value, WATER);
    const { mu, variance } = personalFactor(leg);
    checkNumber('personalFactor.mu', mu, LN_FACTOR);
    checkNumber('personalFactor.variance', variance, SPREAD);
  }
}

function entries<K extends string>(ranges: Record<K, Range>): [K, Range][] {
  return Object.entries(ranges) as [K, Range][];
}
