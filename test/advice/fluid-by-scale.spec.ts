import { describe, expect, test } from '@jest/globals';
import { fluidByScale, type ScaleFacts } from '#src/advice/fluid-by-scale';

const facts = (more: Partial<ScaleFacts> = {}): ScaleFacts => ({
  ...{ beforeKg: 70, afterKg: 69, drunkL: 0, minutes: 90, clothed: false, isNextWithinDay: false },
  ...more,
});
const amount = (more: Partial<ScaleFacts>) => {
  const word = fluidByScale(facts(more));
  if (word.say !== 'amount') throw new Error(`says ${word.say}`);
  return word;
};

const every = [50, 63.4, 70, 92, 118].flatMap((beforeKg) =>
  [-0.4, 0, 0.2, 0.5, 0.9, 1.4, 2.2, 4].flatMap((lostKg) =>
    [null, 0, 0.5, 1.5].flatMap((drunkL) =>
      [20, 60, 120, 180].flatMap((minutes) =>
        [false, true].flatMap((clothed) =>
          [false, true].map((isNextWithinDay) =>
            facts({ beforeKg, afterKg: beforeKg - lostKg, drunkL, minutes, clothed, isNextWithinDay }),
          ),
        ),
      ),
    ),
  ),
);

describe('what is told at the scale', () => {
  test('is never more than what was lost and not drunk again, nor more than any message names', () => {
    let named = 0;
    for (const one of every) {
      const word = fluidByScale(one);
      if (word.say !== 'amount') continue;
      named += 1;
      expect(word.highL).toBeLessThan(one.beforeKg - one.afterKg);
      expect(word.highL).toBeLessThanOrEqual(1);
      expect(word.lowL).toBeGreaterThan(0);
      expect(word.lowL).toBeLessThan(word.highL);
      expect(word.highL / word.overHours).toBeLessThanOrEqual(0.8);
    }
    expect(named).toBeGreaterThan(100);
  });

  test('is more where the next session is within a day, and only there', () => {
    const [soon, otherwise] = [amount({ isNextWithinDay: true }), amount({ isNextWithinDay: false })];
    expect(soon.highL).toBeGreaterThan(otherwise.highL * 1.4);
    // Half of what is left of a kilogram when breath, burnt fuel and the scale's own error are taken off.
    expect(otherwise.highL).toBeCloseTo((1 - 0.3 - 0.0906) / 2, 3);
  });

  test('is a caution where more came in than went out, whoever asks', () => {
    expect(fluidByScale(facts({ afterKg: 70.1, drunkL: 2 }))).toEqual({ say: 'gained' });
    expect(fluidByScale(facts({ afterKg: 70.1, minutes: 400 }))).toEqual({ say: 'gained' });
  });

  test('is thirst after a long time between the weighings, and where little is left', () => {
    expect(fluidByScale(facts({ minutes: 181, afterKg: 67 }))).toEqual({ say: 'thirst' });
    expect(fluidByScale(facts({ afterKg: 69.6 }))).toEqual({ say: 'thirst' });
  });

  test('is less from a scale stepped on in kit', () => {
    const kit = { isNextWithinDay: true, clothed: true };
    expect(amount(kit).highL).toBeLessThan(amount({ isNextWithinDay: true }).highL);
  });
});
