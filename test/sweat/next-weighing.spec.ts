import { expect, test } from '@jest/globals';
import { calibrate } from '#src/sweat/calibration';
import type { WeighedSession } from '#src/sweat/calibration';
import { nextWeighing } from '#src/sweat/next-weighing';
import type { UsualSession } from '#src/sweat/next-weighing';

const usual = (facts: Partial<UsualSession> = {}): UsualSession => ({
  sport: 'run',
  indoor: false,
  airC: 15,
  litres: 0.8,
  metabolicSigma: 0.08,
  ...facts,
});

const tested = (session: UsualSession): WeighedSession => ({
  ...session,
  observedL: session.litres,
  observedSdL: 0.07,
  rawL: session.litres,
  ageDays: 10,
});

const ride = usual({ sport: 'ride', metabolicSigma: 0.05, litres: 1.5 });

test('of somebody who mostly runs, weigh a run', () => {
  const [first] = nextWeighing(calibrate([]), [usual({ sport: 'swim' }), usual(), usual(), usual(), usual()]);
  expect(first).toMatchObject({ group: 'run', band: 'mild' });
  expect(first!.gain).toBeGreaterThan(0.3);
  expect(first!.gain).toBeLessThan(1);
});

test('the gain of the only kind there is: its variance over that and the test’s error', () => {
  const [advice] = nextWeighing(calibrate([]), [usual({ airC: 20 })]);
  const error = 0.14 ** 2 + (Math.SQRT2 * 0.05) ** 2 / 0.8 ** 2 + 0.08 ** 2;
  expect(advice!.gain).toBeCloseTo(0.28 ** 2 / (0.28 ** 2 + error), 9);
});

test('after the runs, weigh a ride', () => {
  const sessions = [usual(), usual(), ride, ride];
  const taught = calibrate([usual(), usual(), usual()].map(tested));
  expect(nextWeighing(taught, sessions)[0]).toMatchObject({ group: 'ride_outdoor' });
});

test('after a winter of weighing, weigh in the heat', () => {
  const hot = usual({ airC: 30, litres: 1.3 });
  const cold = usual({ airC: 3 });
  const taught = calibrate([cold, cold, cold, cold].map(tested));
  expect(nextWeighing(taught, [cold, cold, hot, hot])[0]).toMatchObject({ group: 'run', band: 'hot' });
});

test('a sweaty session tells more than a dry one, and each kind is named once', () => {
  const advice = nextWeighing(calibrate([]), [usual({ litres: 0.3 }), usual({ litres: 1.4 }), ride]);
  expect(advice).toHaveLength(2);
  expect(advice.find(({ group }) => group === 'run')!.session.litres).toBe(1.4);
});

test('each test leaves less to learn', () => {
  const gains = [0, 1, 3, 10].map((n) => {
    const tests = Array.from({ length: n }, () => tested(usual()));
    const calibration = calibrate(tests);
    return nextWeighing(calibration, [usual()])[0]!.gain;
  });
  expect(gains).toEqual([...gains].sort((one, other) => other - one));
});

test('who does nothing has nothing to weigh', () => {
  expect(nextWeighing(calibrate([]), [])).toEqual([]);
});
