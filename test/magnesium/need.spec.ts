import { describe, expect, test } from '@jest/globals';
import { absorbedShare, eatenPerAbsorbed } from '#src/magnesium/absorption';
import { coverage } from '#src/magnesium/coverage';
import { need, type DayTaken } from '#src/magnesium/need';
import { referenceIntakeMg, type Authority, type Person } from '#src/magnesium/reference-intake';
import { product, splitLogNormal, sumOfSessions } from '#src/sweat/correlated-sum';
import { quantile } from '#src/sweat/distribution';
import { magnesiumMgPerL } from '#src/sweat/magnesium';

const WOMAN = { lowMg: 300, highMg: 300 };
const REST: DayTaken = { sweatMg: [], minutesAtThreshold: 0, caffeineMg: 0 };
const week = (day: Partial<DayTaken>): DayTaken[] => Array.from({ length: 7 }, () => ({ ...REST, ...day }));
const litres = (volume: number) =>
  product(
    splitLogNormal(volume, { sharedSigma: 0, ownSigma: 0.15 }),
    magnesiumMgPerL({ heatAcclimatised: false }),
  );

describe('magnesium lost in sweat', () => {
  test.each([
    { sessions: 1, volume: 1, p5: 0.9, mid: 3.4, p95: 13 },
    { sessions: 1, volume: 2.5, p5: 2.2, mid: 8.5, p95: 33 },
    { sessions: 7, volume: 1, p5: 7, mid: 25, p95: 86 },
    { sessions: 20, volume: 1.2, p5: 24, mid: 85, p95: 298 },
  ])('of $sessions × $volume L is $mid mg, $p5 to $p95', ({ sessions, volume, p5, mid, p95 }) => {
    const all = sumOfSessions(Array.from({ length: sessions }, () => litres(volume)))!;
    for (const [level, said] of [
      [0.05, p5],
      [0.5, mid],
      [0.95, p95],
    ] as const)
      expect(Math.abs(quantile(all, level) / said - 1)).toBeLessThan(0.07);
  });
});

describe('the reference intake', () => {
  const ref = (told: Partial<Person>, authority: Authority = 'nnr-2023') => {
    const nobody = { sex: null, ageYears: null, pregnant: false, breastfeeding: false };
    const { lowMg, highMg } = referenceIntakeMg({ ...nobody, ...told }, authority);
    return [lowMg, highMg];
  };

  test('is told by sex and age', () => {
    for (const authority of ['nnr-2023', 'efsa-2015'] as const) {
      expect(ref({ sex: 'female', ageYears: 30 }, authority)).toEqual([300, 300]);
      expect(ref({ sex: 'male', ageYears: 18 }, authority)).toEqual([350, 350]);
      expect(ref({ sex: 'female', ageYears: 17 }, authority)).toEqual([250, 250]);
      expect(ref({ sex: 'male', ageYears: 13 }, authority)).toEqual([300, 300]);
    }
    expect(ref({ sex: 'male', ageYears: 13 }, 'iom-1997')).toEqual([240, 240]);
    expect(ref({ sex: 'female', ageYears: 18 }, 'iom-1997')).toEqual([360, 360]);
    expect(ref({ sex: 'male', ageYears: 18 }, 'iom-1997')).toEqual([410, 410]);
    expect(ref({ sex: 'female', ageYears: 30 }, 'iom-1997')).toEqual([310, 310]);
    expect(ref({ sex: 'male', ageYears: 31 }, 'iom-1997')).toEqual([420, 420]);
  });

  test('counts pregnancy and breastfeeding', () => {
    expect(ref({ pregnant: true, ageYears: 30 })).toEqual([300, 300]);
    expect(ref({ sex: 'female', pregnant: true, ageYears: 30 }, 'iom-1997')).toEqual([350, 350]);
    expect(ref({ sex: 'female', breastfeeding: true, ageYears: 35 }, 'iom-1997')).toEqual([320, 320]);
    expect(ref({ sex: 'female', pregnant: true, ageYears: 18 }, 'iom-1997')).toEqual([400, 400]);
  });

  test('is a range over all that somebody may be who told neither sex nor age', () => {
    expect(ref({ ageYears: 40 })).toEqual([300, 350]);
    expect(ref({})).toEqual([250, 350]);
    expect(ref({ sex: 'male' }, 'iom-1997')).toEqual([240, 420]);
  });
});

describe('what is added to it', () => {
  const BUSY = week({ sweatMg: [litres(1)], minutesAtThreshold: 15, caffeineMg: 300 });

  test('is kept apart: sessions, coffee, and all of it', () => {
    const reference = { lowMg: 420, highMg: 420 };
    const told = need(reference, BUSY, { intakeMg: 300 });
    expect(told.everyday).toEqual(reference);
    // 3.4 mg of sweat and 15 mg of urine, about a third of what is eaten taken up; the sweat's mean is above its median.
    expect(told.sessions.mid).toBeGreaterThan(50);
    expect(told.sessions.mid).toBeLessThan(62);
    expect(told.coffee.mid).toBeGreaterThan(8);
    expect(told.coffee.mid).toBeLessThan(11);
    expect(told.total.mid).toBeCloseTo(420 + told.sessions.mid + told.coffee.mid, -1);
  });

  test('by sessions is sweat and urine, taken apart: the urine of a hard day outweighs a litre of sweat', () => {
    const apart = (day: Partial<DayTaken>) => need(WOMAN, week(day), { intakeMg: 300 });
    const hard = apart({ sweatMg: [litres(1)], minutesAtThreshold: 15 });
    expect(hard.urine.mid).toBeGreaterThan(3 * hard.sweat.mid);
    expect(hard.sweat.p90 / hard.sweat.p10).toBeGreaterThan(3);
    expect(apart({ sweatMg: [litres(1)] })).toMatchObject({ urine: { mid: 0, p95: 0 } });
    expect(apart({ minutesAtThreshold: 15 })).toMatchObject({ sweat: { mid: 0, p95: 0 } });
    const cut = apart({ sweatMg: [litres(9)], minutesAtThreshold: 15, caffeineMg: 300 });
    expect(cut.capped).toBe(true);
    for (const { sessions, sweat, urine } of [hard, cut, apart({}), apart({ sweatMg: [litres(2)] })]) {
      expect(sweat.mid + urine.mid).toBeCloseTo(sessions.mid, 6);
      for (const part of [sweat, urine]) {
        const rising = [0, part.p5, part.p10, part.mid, part.p90, part.p95];
        expect(rising).toEqual(rising.toSorted((a, b) => a - b));
        expect(part.p95).toBeLessThanOrEqual(sessions.p95);
      }
    }
  });

  test('is cut at a fifth of the everyday need, its parts with it: they add up, and the range holds the middle', () => {
    for (const reference of [WOMAN, { lowMg: 250, highMg: 350 }]) {
      const { lowMg, highMg } = reference;
      const most = 1.2 * ((lowMg + highMg) / 2);
      const busier = week({ sweatMg: [litres(8)], minutesAtThreshold: 60, caffeineMg: 500 });
      for (const days of [BUSY, busier]) {
        const { total, sessions, coffee, capped } = need(reference, days, { intakeMg: 300 });
        expect(capped).toBe(true);
        expect(total.mid).toBeLessThanOrEqual(most);
        expect((lowMg + highMg) / 2 + sessions.mid + coffee.mid).toBeLessThanOrEqual(most + 1e-9);
        expect(highMg + sessions.p90 + coffee.mid).toBeLessThanOrEqual(1.2 * highMg + 1e-9);
        expect(Math.min(sessions.mid - sessions.p10, sessions.p90 - sessions.mid)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('is cut at a fifth more, unless a laboratory tested the sweat', () => {
    // Salty sweat, 40 mg/L, two litres a day: 80 mg lost, some 235 to eat.
    const sweatMg = [splitLogNormal(80, { sharedSigma: 0.35, ownSigma: 0.3 })];
    const told = (isSweatTested: boolean) => need(WOMAN, week({ sweatMg }), { intakeMg: 300, isSweatTested });
    expect(told(false).total).toMatchObject({ mid: 360, p90: 360 });
    expect(told(false).capped).toBe(true);
    expect(told(true).total.mid).toBeGreaterThan(500);
    expect(told(true).total.mid).toBeLessThan(560);
    expect(told(true).capped).toBe(false);
    const facts = {
      days: week({ sweatMg }).map((day) => ({ ...day, notedMg: 340 })),
      reference: WOMAN,
      prior: null,
    };
    // The cut is for the eye: what food covers, and the state, are those of the need as it is.
    const [untested, tested] = [false, true].map((is) => coverage({ ...facts, isSweatTested: is }));
    expect(tested).toMatchObject({ state: 'probably-a-bit-low', coverage: untested!.coverage });
    expect(untested).toMatchObject({ state: tested!.state, chanceBelow: tested!.chanceBelow });
    expect(untested!.coverage.mid).toBeLessThan(0.75);
  });

  test('never makes food look enough by being cut', () => {
    const days = week({ sweatMg: [litres(5)], minutesAtThreshold: 15 }).map((day) => ({
      ...day,
      notedMg: 390,
    }));
    const told = coverage({ days, reference: WOMAN, prior: null });
    // Of the shown 360 mg it would be all but sure.
    const capped = need({ lowMg: 360, highMg: 360 }, week({}), { intakeMg: 390 });
    const shown = coverage({
      days: days.map(({ notedMg }) => ({ ...REST, notedMg })),
      reference: capped.everyday,
      prior: null,
    });
    expect(told.need.total.p90).toBeCloseTo(capped.everyday.highMg);
    expect(shown.state).toBe('looks-fine');
    expect(told.state).toBe('unclear');
  });

  test('is nothing without sessions and coffee, but for what days differ', () => {
    const told = need(WOMAN, week({}), { intakeMg: 300 });
    expect(told.sessions).toEqual({ mid: 0, p10: 0, p90: 0, p5: 0, p95: 0 });
    expect(told.coffee.p95).toBe(0);
    expect(told.total.mid).toBeLessThan(303);
    expect(told.total.p5).toBe(300);
  });

  test('by urine is only from ten minutes at threshold on, once a day', () => {
    const sessionsOf = (minutesAtThreshold: number) =>
      need(WOMAN, week({ minutesAtThreshold }), { intakeMg: 300 }).sessions.mid;
    expect(sessionsOf(9.9)).toBe(0);
    expect(sessionsOf(10)).toBeGreaterThan(35);
    expect(sessionsOf(60)).toBe(sessionsOf(10));
  });

  test('by caffeine is at most six milligrams a day, at the upper end of its range as well', () => {
    const coffeeOf = (caffeineMg: number) => need(WOMAN, week({ caffeineMg }), { intakeMg: 300 }).coffee;
    const most = 6 * eatenPerAbsorbed(300).mean;
    // What is left of the spread is that of the share taken up.
    expect(coffeeOf(3000).mid).toBeCloseTo(most, 0);
    expect(coffeeOf(9000)).toEqual(coffeeOf(3000));
    expect(coffeeOf(500).mid).toBeLessThan(most);
    expect(coffeeOf(500).p90).toBeLessThan(coffeeOf(3000).p90 * 1.1);
    // A small amount is far from the cut: 1.2 mg lost for 100 mg, half of it more or less.
    const lost = coffeeOf(100);
    expect(lost.mid).toBeCloseTo((1.2 * eatenPerAbsorbed(300).mean) / Math.sqrt(1.25), 0);
    expect(lost.p90 / lost.p10).toBeCloseTo(Math.exp(2 * 1.2816 * 0.49), 0);
    expect(coffeeOf(100).mid).toBeCloseTo(coffeeOf(50).mid * 2, 1);
  });
});

describe('the share taken up', () => {
  test('is about a third, more of little, and never leaps', () => {
    expect(absorbedShare(320)).toBeCloseTo(0.35);
    expect(absorbedShare(199)).toBeCloseTo(0.45);
    expect(absorbedShare(225)).toBeCloseTo(0.4);
    expect(eatenPerAbsorbed(320).mean).toBeGreaterThan(1 / 0.35);
    expect(eatenPerAbsorbed(320).mean).toBeLessThan(1.04 / 0.35);
    expect(eatenPerAbsorbed(100).mean).toBeLessThan(eatenPerAbsorbed(320).mean);
  });
});
