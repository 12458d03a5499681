import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coverage, isLowIntake, type CoverageFacts, type LedgerDay } from '#src/magnesium/coverage';
import { LEVELS, shareBelow, Z } from '#src/magnesium/likely';
import { product, splitLogNormal } from '#src/sweat/correlated-sum';
import { magnesiumMgPerL } from '#src/sweat/magnesium';

const MAN = { lowMg: 350, highMg: 350 };
const litres = (volume: number) =>
  product(
    splitLogNormal(volume, { sharedSigma: 0, ownSigma: 0.15 }),
    magnesiumMgPerL({ heatAcclimatised: false }),
  );
const aDay = (
  notedMg: number | null,
  wishes: { litres?: number; hard?: boolean; caffeineMg?: number } = {},
): LedgerDay => ({
  notedMg,
  sweatMg: wishes.litres ? [litres(wishes.litres)] : [],
  minutesAtThreshold: wishes.hard ? 12 : 0,
  caffeineMg: wishes.caffeineMg ?? 0,
});
const facts = (days: LedgerDay[], more: Partial<CoverageFacts> = {}): CoverageFacts => ({
  days,
  reference: MAN,
  prior: null,
  ...more,
});
const surely = ({ state }: { state: string }) => (state === 'unclear' ? 0 : 1);
const mean = ([one, other]: readonly [number, number]) => (one + other) / 2;

describe('the worked case: a man notes 320 mg on seven days, four sessions of a litre, two hard days', () => {
  const days = [1, 1, 1, 1, 0, 0, 0].map((volume, i) => aDay(320, { litres: volume, hard: i < 2 }));
  const told = coverage(facts(days));

  test('needs 369 mg a day, 358 to 388', () => {
    expect(Math.abs(told.need.total.mid - 369)).toBeLessThan(2);
    expect(Math.abs(told.need.total.p5 - 358)).toBeLessThan(2);
    expect(Math.abs(told.need.total.p95 - 388)).toBeLessThan(0.01 * 388);
    expect(told.need.capped).toBe(false);
  });

  test('has 0.89 of it, 0.66 to 1.19, and so nothing can be said', () => {
    expect(Math.abs(told.coverage.mid - 0.89)).toBeLessThan(0.01);
    expect(Math.abs(told.coverage.p5 - 0.66)).toBeLessThan(0.01);
    expect(Math.abs(told.coverage.p95 - 1.19)).toBeLessThan(0.015);
    expect(Math.abs(told.chanceBelow[0] - 0.53)).toBeLessThan(0.01);
    expect(told).toMatchObject({ state: 'unclear', why: 'too-wide', notedDays: 7 });
  });
});

test('each end of a range lies where so much of what is likely lies below it', () => {
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const steps = Array.from({ length: 1_601 }, (_, i) => (i - 800) / 100);
  const weights = steps.map((z) => Math.exp(-0.5 * z * z));
  for (const reference of [MAN, { lowMg: 280, highMg: 420 }])
    for (const volume of [0, 1, 6]) {
      const days = Array.from({ length: 7 }, () => aDay(320, { litres: volume }));
      const { coverage: told, need, intake } = coverage(facts(days, { reference }));
      const sigma = Math.log(intake.p90 / intake.mid) / Z.p90;
      const below = (share: number, referenceMg: number) =>
        sum(
          steps.map((z, i) => {
            const neededMg = referenceMg + need.extraAt(z);
            return weights[i]! * shareBelow(Math.log((neededMg * share) / intake.mid) / sigma);
          }),
        ) / sum(weights);
      for (const level of LEVELS) {
        const found = (below(told[level], reference.lowMg) + below(told[level], reference.highMg)) / 2;
        expect(Math.abs(found - shareBelow(Z[level]))).toBeLessThan(1e-4);
      }
    }
});

describe('the state', () => {
  const week = (noted: number, mg: number) =>
    facts(Array.from({ length: 7 }, (_, i) => aDay(i < noted ? mg : null)));

  test('is unclear for fewer than five noted days of a week, however little or much they came to', () => {
    for (const mg of [100, 900]) {
      expect(coverage(week(4, mg))).toMatchObject({ state: 'unclear', why: 'few-days', neededDays: 5 });
      expect(coverage(week(7, mg)).why).not.toBe('few-days');
    }
  });

  test('and for fewer than fourteen of four weeks', () => {
    const weeks = (noted: number) =>
      facts(
        Array.from({ length: 28 }, (_, i) => aDay(i < noted ? 700 : null)),
        { prior: { medianMg: 700, cv: 0.35 } },
      );
    expect(coverage(weeks(13))).toMatchObject({ state: 'unclear', why: 'few-days', neededDays: 14 });
    expect(coverage(weeks(14))).toMatchObject({ state: 'looks-fine' });
  });

  test('looks fine for much, and probably a bit low for little', () => {
    expect(coverage(week(7, 500))).toMatchObject({ state: 'looks-fine', why: 'food-covers' });
    expect(coverage(week(7, 220))).toMatchObject({ state: 'probably-a-bit-low', why: 'food-below' });
  });

  test('holds for either sex where nobody told theirs, or is unclear', () => {
    const either = { lowMg: 250, highMg: 350 };
    const days = week(7, 325).days;
    expect(coverage(facts([...days], { reference: { lowMg: 250, highMg: 250 } })).state).toBe('looks-fine');
    expect(coverage(facts([...days], { reference: either }))).toMatchObject({
      state: 'unclear',
      why: 'sex-or-age-unknown',
    });
    expect(coverage({ ...week(7, 600), reference: either }).state).toBe('looks-fine');
  });

  test('hangs on the days without a note where those that are noted settle nothing alone, and says so', () => {
    const some = week(6, 345);
    expect(coverage({ ...some, prior: { medianMg: 900, cv: 0.2 } })).toMatchObject({
      ...{ state: 'unclear', why: 'days-unnoted', notedDays: 6 },
    });
  });

  test('is not fine for what is unknown of a session: only if a dear one would change nothing', () => {
    const unknown = (mg: number) =>
      coverage(
        facts(
          week(7, mg).days.map((day) => ({
            ...day,
            atMost: { ...day, sweatMg: [splitLogNormal(19, { sharedSigma: 0, ownSigma: 0 })] },
          })),
        ),
      );
    expect(coverage(week(7, 380)).state).toBe('looks-fine');
    expect(unknown(380)).toMatchObject({ state: 'unclear', why: 'sessions-unknown' });
    expect(unknown(380).need).toMatchObject({ total: coverage(week(7, 380)).need.total });
    expect(unknown(600).state).toBe('looks-fine');
    expect(unknown(220).state).toBe('probably-a-bit-low');
  });

  test('stands for a day on which nothing was eaten at all', () => {
    const told = coverage(week(7, 0));
    expect(told.state).toBe('probably-a-bit-low');
    for (const level of LEVELS) expect(told.coverage[level]).toBeCloseTo(0, 3);
  });
});

interface Session {
  litres: number;
  hard: boolean;
  caffeineMg: number;
}

describe('properties', () => {
  const mg = fc.double({ min: 0, max: 2000, noNaN: true });
  const volume = fc.double({ min: 0, max: 12, noNaN: true });
  const session = fc.record({
    litres: volume,
    hard: fc.boolean(),
    caffeineMg: fc.integer({ min: 0, max: 1500 }),
  });
  const days = fc
    .constantFrom(1, 7, 28)
    .chain((length) =>
      fc.array(fc.tuple(fc.option(mg, { freq: 3 }), session), { minLength: length, maxLength: length }),
    );
  /** A hard week that ate about where the share taken up begins to fall: there a bite more must not make the need leap. */
  const onTheEdge = fc
    .tuple(fc.constantFrom(200, 250), fc.double({ min: 0.97, max: 1, noNaN: true }))
    .map(([edge, share]) => edge * share)
    .map((ate) =>
      Array.from({ length: 7 }, () => [ate, { litres: 3, hard: false, caffeineMg: 0 }] as [number, Session]),
    );
  const times = fc.oneof(
    fc.double({ min: 1, max: 2, noNaN: true }),
    fc.double({ min: 1, max: 1.03, noNaN: true }),
  );
  const usually = fc.double({ min: 50, max: 1200, noNaN: true });
  const prior = fc.option(fc.record({ medianMg: usually, cv: fc.constantFrom(0.2, 0.35, 0.6) }));
  const reference = fc.constantFrom(MAN, { lowMg: 300, highMg: 300 }, { lowMg: 250, highMg: 350 });
  const told = (list: readonly (readonly [number | null, Session])[]) =>
    list.map(([noted, wishes]) => aDay(noted, wishes));
  const RUNS = { numRuns: 150 };
  /** Quantiles are found to a millionth; the moments' fit turns by less than a thousandth. */
  const HAIR = 1e-3;

  test('more intake never lowers coverage', () => {
    fc.assert(
      fc.property(fc.oneof(days, onTheEdge), prior, reference, times, (list, usual, ref, more) => {
        const before = coverage({ days: told(list), prior: usual, reference: ref });
        const after = coverage({
          days: told(list.map(([noted, wishes]) => [noted === null ? null : noted * more, wishes])),
          prior: usual,
          reference: ref,
        });
        for (const level of LEVELS)
          expect(after.coverage[level]).toBeGreaterThanOrEqual(before.coverage[level] - HAIR);
        expect(mean(after.chanceBelow)).toBeLessThanOrEqual(mean(before.chanceBelow) + HAIR);
      }),
      RUNS,
    );
  });

  test('more sweat never raises it', () => {
    fc.assert(
      fc.property(
        days,
        prior,
        reference,
        fc.record({ more: fc.double({ min: 1, max: 3, noNaN: true }), isSweatTested: fc.boolean() }),
        (list, usual, ref, { more, isSweatTested }) => {
          const rest = { prior: usual, reference: ref, isSweatTested };
          const before = coverage({ days: told(list), ...rest });
          const sweatier = list.map(
            ([noted, wishes]) => [noted, { ...wishes, litres: wishes.litres * more }] as const,
          );
          const after = coverage({ days: told(sweatier), ...rest });
          // A test lifts the cut of what is shown, and changes nothing of what is said.
          expect(coverage({ days: told(list), ...rest, isSweatTested: !isSweatTested })).toMatchObject({
            ...{ state: before.state, chanceBelow: before.chanceBelow },
          });
          if (isSweatTested) expect(before.need.capped).toBe(false);
          for (const level of ['mid', 'p90', 'p95'] as const)
            expect(after.need.total[level]).toBeGreaterThanOrEqual(before.need.total[level] * (1 - HAIR));
          for (const level of LEVELS)
            expect(after.coverage[level]).toBeLessThanOrEqual(before.coverage[level] + HAIR);
          expect(mean(after.chanceBelow)).toBeGreaterThanOrEqual(mean(before.chanceBelow) - HAIR);
        },
      ),
      RUNS,
    );
  });

  test('a session’s estimate taken away never makes the state surer', () => {
    // As the book of days has it: 1.5 L/h, at 12.7 mg/L.
    const dear = (hours: number) => splitLogNormal(hours * 1.5 * 12.7, { sharedSigma: 0, ownSigma: 0 });
    const hours = fc.double({ min: 0.2, max: 5, noNaN: true });
    const one = fc.record({
      hours,
      rate: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      isGone: fc.boolean(),
    });
    const ate = fc.double({ min: 200, max: 900, noNaN: true });
    const aWeek = fc.array(one, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(aWeek, ate, reference, (sessions, mgADay, ref) => {
        const of = (isGone: (at: number) => boolean) =>
          coverage({
            reference: ref,
            prior: null,
            days: sessions.map(({ hours: long, rate }, at) => {
              const day = aDay(mgADay, { litres: long * rate });
              return isGone(at) ? { ...day, sweatMg: [], atMost: { ...day, sweatMg: [dear(long)] } } : day;
            }),
          });
        const [known, gone] = [of(() => false), of((at) => sessions[at]!.isGone)];
        if (gone.state !== 'unclear') expect(gone.state).toBe(known.state);
      }),
      { numRuns: 300 },
    );
  });

  test('with the same eaten each day, fewer noted days never make the state surer', () => {
    const fewer = fc.tuple(fc.integer({ min: 0, max: 28 }), fc.integer({ min: 0, max: 28 }));
    const asked = fc.record({ wasAsked: fc.boolean(), length: fc.constantFrom(7, 28) });
    fc.assert(
      fc.property(mg, session, reference, fewer, asked, (ate, wishes, ref, two, { wasAsked, length }) => {
        const [few, many] = [Math.min(...two) % (length + 1), Math.max(...two) % (length + 1)].sort(
          (a, b) => a - b,
        );
        const of = (noted: number) =>
          coverage({
            days: Array.from({ length }, (_, i) => aDay(i < noted ? ate : null, wishes)),
            prior: wasAsked ? { medianMg: ate, cv: 0.35 } : null,
            reference: ref,
          });
        const [unsure, sure] = [of(few!), of(many!)];
        expect(surely(unsure)).toBeLessThanOrEqual(surely(sure));
        if (wasAsked) {
          for (const end of [0, 1] as const)
            expect(Math.abs(unsure.chanceBelow[end] - 0.5)).toBeLessThanOrEqual(
              Math.abs(sure.chanceBelow[end] - 0.5) + HAIR,
            );
        }
        // Where nobody asked, days without a note are guessed: of somebody who eats next to nothing that is another intake.
        if (wasAsked || ate >= 60)
          expect(unsure.intake.p95 / unsure.intake.p5).toBeGreaterThanOrEqual(
            sure.intake.p95 / sure.intake.p5 - HAIR,
          );
      }),
      RUNS,
    );
  });

  test('what somebody says they usually eat settles nothing that the noted days leave open', () => {
    const usual = fc.integer({ min: 50, max: 900 });
    const noted = fc.integer({ min: 0, max: 27 });
    fc.assert(
      fc.property(mg, session, reference, noted, usual, (ate, wishes, ref, few, medianMg) => {
        const of = (count: number) =>
          coverage({
            days: Array.from({ length: 28 }, (_, i) => aDay(i < count ? ate : null, wishes)),
            prior: { medianMg, cv: 0.35 },
            reference: ref,
          });
        const [some, all] = [of(few), of(28)];
        if (some.state !== 'unclear') expect(some.state).toBe(all.state);
      }),
      RUNS,
    );
  });
});

describe('an intake so low that measuring makes sense', () => {
  const weeks = (mg: number) => facts(Array.from({ length: 28 }, () => aDay(mg)));
  test('is below 260 mg a day for men, 220 for women, or 2.5 mg a kilogram', () => {
    expect(isLowIntake(weeks(200), { sex: 'male', massKg: null })).toBe(true);
    expect(isLowIntake(weeks(260), { sex: 'male', massKg: null })).toBe(false);
    expect(isLowIntake(weeks(220), { sex: 'female', massKg: 60 })).toBe(false);
    expect(isLowIntake(weeks(220), { sex: 'female', massKg: 110 })).toBe(true);
    expect(isLowIntake(weeks(220), { sex: null, massKg: null })).toBe(false);
  });

  test('is not told of somebody of whose food nothing is known, however heavy: a guess is no ground', () => {
    const heavy = { sex: 'male', massKg: 250 } as const;
    const noted = (count: number) =>
      facts(Array.from({ length: 28 }, (_, i) => aDay(i < count ? 200 : null)));
    expect(isLowIntake(noted(0), heavy)).toBe(false);
    expect(isLowIntake(noted(13), heavy)).toBe(false);
    expect(isLowIntake(noted(14), heavy)).toBe(true);
    expect(isLowIntake({ ...noted(0), prior: { medianMg: 200, cv: 0.35 } }, heavy)).toBe(true);
  });
});
