import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { meantAs } from '#src/estimates/expected-loss';
import { factsFrom } from '#src/estimates/facts';
import { type HourAhead, hoursAhead } from '#src/estimates/hours-ahead';
import { imagined, type Meant } from '#src/estimates/imagined';
import { sessionInputOf } from '#src/estimates/session-input';
import { median, quantile } from '#src/sweat/distribution';
import { estimateSession } from '#src/sweat/estimate';
import { EFFORTS } from '#src/sweat/intent';
import { knowing } from '../support/knowing.js';

const KNOWN = knowing({ facts: factsFrom('profile', { massKg: 68 }) });
const GOTHENBURG = { latitudeDeg: 57.7, longitudeDeg: 11.97 };
const RACE: Meant = {
  sport: 'run',
  startsAt: new Date('2026-06-20T08:00:00Z'),
  isTimeKnown: true,
  utcOffsetS: 7200,
  durationS: 4 * 3600,
  effort: 'race',
  targetPowerW: null,
  targetSpeedMs: null,
  clothing: null,
  indoors: null,
  place: GOTHENBURG,
};

function told(wishes: Partial<Meant> = {}) {
  const meant = { ...RACE, ...wishes };
  const input = meantAs(sessionInputOf(imagined(meant), KNOWN), meant, new Date('2026-06-01T00:00:00Z'));
  const estimate = estimateSession(input);
  if (estimate.outcome === 'abstained') throw new Error(`nothing was told: ${estimate.reasons.join()}`);
  const hours = hoursAhead(estimate, input.legs[0]!, meant);
  return { litres: estimate.litres, hours, leg: input.legs[0]! };
}
const added = (hours: HourAhead[], of: (hour: HourAhead) => number) =>
  hours.reduce((sum, hour) => sum + of(hour), 0);

const sports = fc.constantFrom('run', 'ride', 'xc_ski', 'swim', 'hike', 'soccer');
const plans = fc.record({
  sport: sports,
  startsAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  durationS: fc.integer({ min: 300, max: 172_800 }),
  effort: fc.constantFrom(...EFFORTS, null),
  indoors: fc.constantFrom(true, false, null),
  place: fc.option(
    fc.record({
      latitudeDeg: fc.double({ min: -60, max: 70, noNaN: true }),
      longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    { nil: null },
  ),
}) as fc.Arbitrary<Partial<Meant>>;

describe('a session to come, hour by hour', () => {
  test('adds up to what all of it will cost: at its lower end, in its middle and at its upper end', () => {
    fc.assert(
      fc.property(plans, (wishes) => {
        const { litres, hours } = told(wishes);
        const last = hours.at(-1)!;
        for (const [level, of] of [
          [0.1, 'p10'],
          [0.5, 'p50'],
          [0.9, 'p90'],
        ] as const) {
          const all = quantile(litres, level);
          expect(Math.abs(added(hours, ({ sweatL }) => sweatL[of]) - all)).toBeLessThan(1e-9 * (1 + all));
          expect(Math.abs(last.totalL[of] - all)).toBeLessThan(1e-9 * (1 + all));
        }
        expect(last.toS).toBeCloseTo(wishes.durationS!, 3);
      }),
      { numRuns: 60 },
    );
  });

  test('never falls from the start on, and no hour has less than none', () => {
    fc.assert(
      fc.property(plans, (wishes) => {
        const { hours } = told(wishes);
        hours.forEach(({ sweatL, totalL, fromS, toS }, i) => {
          expect(sweatL.p10).toBeGreaterThanOrEqual(0);
          expect(totalL.p10).toBeGreaterThanOrEqual(hours[i - 1]?.totalL.p10 ?? 0);
          expect(fromS).toBe(hours[i - 1]?.toS ?? 0);
          expect(toS).toBeGreaterThan(fromS);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('is never less the longer it lasts, in its middle and at its upper end', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 600, max: 36_000 }), (wishes, longerS) => {
        const durationS = Math.min(wishes.durationS!, 100_000);
        const [short, long] = [
          told({ ...wishes, durationS }),
          told({ ...wishes, durationS: durationS + longerS }),
        ];
        expect(median(long.litres)).toBeGreaterThanOrEqual(median(short.litres));
        expect(quantile(long.litres, 0.9)).toBeGreaterThanOrEqual(quantile(short.litres, 0.9));
      }),
      { numRuns: 60 },
    );
  });

  test('is told for what is left of the last hour', () => {
    const { hours } = told({ durationS: 3.5 * 3600 });
    expect(hours.map(({ fromS, toS }) => toS - fromS)).toEqual([3600, 3600, 3600, 1800]);
  });
});

describe('a day and a night without a forecast', () => {
  const around = told({ durationS: 24 * 3600, effort: 'easy' });

  test('has a night with the sun down, cold air and less sweat, and a day with the opposite', () => {
    const byDay = around.hours.filter(({ isDark }) => isDark === false);
    const byNight = around.hours.filter(({ isDark }) => isDark === true);
    expect(byNight.length).toBeGreaterThanOrEqual(5);
    expect(byNight.length + byDay.length).toBe(24);
    const mean = (hours: HourAhead[], of: (hour: HourAhead) => number) => added(hours, of) / hours.length;
    expect(mean(byNight, ({ airC }) => airC!)).toBeLessThan(mean(byDay, ({ airC }) => airC!) - 3);
    expect(mean(byNight, ({ sweatL }) => sweatL.p50)).toBeLessThan(mean(byDay, ({ sweatL }) => sweatL.p50));
  });

  test('has no sun by night, and that of an ordinary sky at noon', () => {
    const sun = around.leg.conditions.solarWm2.perMinute!;
    expect(Math.min(...sun)).toBe(0);
    expect(Math.max(...sun)).toBeGreaterThan(350);
  });

  test('says nothing of light where nobody said where it is to be, or under a roof', () => {
    for (const wishes of [{ place: null }, { indoors: true }])
      expect(told(wishes).hours.map(({ isDark }) => isDark)).toEqual([null, null, null, null]);
    expect(told({ indoors: true }).leg.conditions.airC.perMinute).toBeUndefined();
  });

  test('is told less surely than a morning: beyond four hours hardly anything was measured', () => {
    const spread = (hours: number) => told({ durationS: hours * 3600 }).litres.sigma;
    expect(spread(4)).toBeCloseTo(spread(2), 1);
    expect(spread(12)).toBeGreaterThan(spread(4));
    expect(spread(24)).toBeGreaterThan(spread(12));
  });
});
