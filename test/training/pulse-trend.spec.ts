import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineThrough } from '#src/training/drawn-line';
import { type PulseSession, pulseTrend } from '#src/training/pulse-trend';
import { seeded } from '../support/seeded.js';

const NOW = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

interface Wishes {
  bpm?: number;
  work?: number;
  airC?: number;
  deviceKey?: string | null;
  altitudeM?: number;
}

function ran(
  days: number,
  { bpm = 140, work = 180, airC = 15, deviceKey = 'watch', altitudeM = 20 }: Wishes = {},
) {
  const efficiency = {
    kind: 'pace' as const,
    work,
    meanHeartRateBpm: bpm,
    factor: work / bpm,
    decouplingPct: 2,
    airC,
    minutes: 50,
  };
  return {
    startedAt: daysAgo(days),
    efficiency,
    airTemperatureC: airC,
    altitudeM,
    deviceKey,
  } satisfies PulseSession;
}

/** A session every other day for six weeks; the heart follows work and air, and scatters by `noise`. */
function weeks({ more = 0, seed = 1, noise = 2, lately = {} } = {}): PulseSession[] {
  const random = seeded(seed);
  return Array.from({ length: 21 }, (_, n) => {
    const days = n * 2 + 0.5;
    const work = 170 + 20 * random();
    const airC = 10 + 10 * random();
    const scatter = noise * 2 * (random() + random() - 1) * 1.22;
    const bpm = 140 + 0.4 * (work - 180) + 0.5 * (airC - 15) + scatter;
    return days < 7 ? ran(days, { work, airC, bpm: bpm + more, ...lately }) : ran(days, { work, airC, bpm });
  });
}

describe('a raised pulse', () => {
  test('is seen where the heart has beaten 9 faster for a week at the same work', () => {
    const trend = pulseTrend(weeks({ more: 9 }), NOW);
    expect(trend).toMatchObject({
      state: 'raised',
      why: null,
      kind: 'pace',
      sessions: { recent: 4, before: 14 },
    });
    expect(trend.deltaBpm!.low).toBeLessThan(9);
    expect(trend.deltaBpm!.high).toBeGreaterThan(9);
    expect(trend.efficiencyPct!).toBeLessThan(-4);
  });

  test('is none where nothing changed, where it rose by 3, or where the work rose with it', () => {
    expect(pulseTrend(weeks(), NOW).state).toBe('usual');
    expect(pulseTrend(weeks({ more: 3 }), NOW).state).toBe('usual');
    const harder = weeks({ noise: 0 }).map((one, n) =>
      n < 4 ? ran(n * 2 + 0.5, { work: 200, bpm: 148 }) : one,
    );
    expect(pulseTrend(harder, NOW).state).toBe('usual');
  });

  test('is none in warm days that explain it', () => {
    const warm = weeks({ noise: 0 }).map((one, n) =>
      n < 4 ? ran(n * 2 + 0.5, { airC: 25, bpm: 147 }) : one,
    );
    expect(pulseTrend(warm, NOW).state).toBe('usual');
  });

  test('is hardly ever seen in what is only scatter, and mostly seen where it is 10 beats', () => {
    const among = (more: number) =>
      Array.from({ length: 300 }, (_, seed) => pulseTrend(weeks({ more, seed, noise: 3 }), NOW)).filter(
        ({ state }) => state === 'raised',
      ).length;
    expect(among(0)).toBeLessThanOrEqual(3);
    expect(among(10)).toBeGreaterThan(270);
  });

  test('does not go away when the heart beats faster still', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (seed, more) => {
          const before = pulseTrend(weeks({ seed, more: 8 }), NOW);
          const after = pulseTrend(weeks({ seed, more: 8 + more }), NOW);
          if (before.state === 'raised') expect(after.state).toBe('raised');
          expect(after.deltaBpm!.mid).toBeGreaterThanOrEqual(before.deltaBpm!.mid - 1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is never seen without 5 beats and 4 % more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: -5, max: 15, noNaN: true }),
        (seed, more) => {
          const { state, deltaBpm, efficiencyPct } = pulseTrend(weeks({ seed, more }), NOW);
          if (state !== 'raised') return;
          expect(deltaBpm!.mid).toBeGreaterThanOrEqual(5);
          expect(efficiencyPct!).toBeLessThan(-4);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('nothing can be told', () => {
  const raised = weeks({ more: 9 });

  test('where illness or a new medicine is told', () => {
    expect(pulseTrend(raised, NOW, { ill: true, newMedicine: false })).toMatchObject({
      state: 'cannot-tell',
      why: 'illness',
    });
    expect(pulseTrend(raised, NOW, { ill: false, newMedicine: true }).why).toBe('new-medicine');
  });

  test('in the first fortnight of heat, nor of height', () => {
    const hot = { ...ran(9, { airC: 29 }), efficiency: null };
    expect(pulseTrend([...raised, hot], NOW)).toMatchObject({ state: 'cannot-tell', why: 'heat' });
    const high = { ...ran(5, { altitudeM: 1600 }), efficiency: null };
    expect(pulseTrend([...raised, high], NOW)).toMatchObject({ state: 'cannot-tell', why: 'altitude' });
  });

  test('but again once the body has had a fortnight of heat', () => {
    const hot = [3, 9, 15, 20].map((days) => ({ ...ran(days, { airC: 29 }), efficiency: null }));
    expect(pulseTrend([...raised, ...hot], NOW).state).toBe('raised');
  });

  test('with a new watch', () => {
    expect(pulseTrend(weeks({ more: 9, lately: { deviceKey: 'other' } }), NOW)).toMatchObject({
      state: 'cannot-tell',
      why: 'new-sensor',
    });
  });

  test('with one that is newer than what is usual, though some of that was measured with it', () => {
    const since = (days: number) =>
      raised.map((one) => (one.startedAt > daysAgo(days) ? { ...one, deviceKey: 'other' } : one));
    expect(pulseTrend(since(20), NOW)).toMatchObject({ state: 'cannot-tell', why: 'new-sensor' });
    expect(pulseTrend(since(30), NOW).state).toBe('raised');
  });

  test('before 28 days of history', () => {
    const short = raised.filter(({ startedAt }) => startedAt > daysAgo(27.9));
    expect(pulseTrend(short, NOW)).toMatchObject({ state: 'cannot-tell', why: 'short-history' });
    expect(pulseTrend([], NOW)).toMatchObject({ state: 'cannot-tell', why: 'short-history', deltaBpm: null });
  });

  test.each([
    { recent: 2, before: 9, state: 'cannot-tell' },
    { recent: 3, before: 5, state: 'cannot-tell' },
    { recent: 3, before: 6, state: 'raised' },
  ])('of $recent sessions after $before: $state', ({ recent, before, state }) => {
    const sessions = [
      ...Array.from({ length: recent }, (_, n) => ran(1 + n, { bpm: 152 })),
      ...Array.from({ length: before }, (_, n) => ran(12 + n * 4, { bpm: 140 + (n % 2) })),
    ].map((one) => (daysAgo(38) > one.startedAt ? { ...one, startedAt: daysAgo(33) } : one));
    expect(pulseTrend(sessions, NOW).state).toBe(state);
  });

  test('three sessions are looked for in ten days where a week has fewer', () => {
    const sessions = [
      ...[1, 5, 9].map((days) => ran(days, { bpm: 152 })),
      ...[11, 14, 18, 22, 26, 31, 37].map((days, n) => ran(days, { bpm: 140 + (n % 2) })),
    ];
    expect(pulseTrend(sessions, NOW)).toMatchObject({ state: 'raised', recentDays: 10 });
  });
});

describe('the line through points', () => {
  test('finds the slopes that made them, where points are many and varied', () => {
    const random = seeded(7);
    const points = Array.from({ length: 400 }, () => {
      const x = [0.8 + 0.4 * random(), 20 * random(), 28 * random()];
      return { x, y: 60 + 80 * x[0]! + 0.6 * x[1]! - 0.1 * x[2]! };
    });
    const { slopes, residualSd } = lineThrough(points, [200, 2, 0.15], 3);
    expect(slopes[0]).toBeCloseTo(80, 0);
    expect(slopes[1]).toBeCloseTo(0.6, 2);
    expect(slopes[2]).toBeCloseTo(-0.1, 2);
    expect(residualSd).toBeLessThan(0.1);
  });

  test('stands where a direction was never varied', () => {
    const points = Array.from({ length: 6 }, (_, n) => ({ x: [1, 15, n], y: 140 }));
    expect(lineThrough(points, [200, 2, 0.15], 3).at([1.1, 20, 40])).toBeCloseTo(140);
  });
});
