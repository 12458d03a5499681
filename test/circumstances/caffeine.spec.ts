import { expect, test } from '@jest/globals';
import { isHighAlcohol } from '#src/circumstances/alcohol';
import { caffeineMg } from '#src/circumstances/caffeine';

const NOTHING = { coffee: 0, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0 };

test('cups are summed to the caffeine they hold', () => {
  expect(caffeineMg(NOTHING)).toBe(0);
  expect(caffeineMg({ ...NOTHING, coffee: 4, tea: 1 })).toBe(410);
});

test.each([
  [{ glassesPerWeek: 9, fourAtOnceMonthly: false }, false],
  [{ glassesPerWeek: 10, fourAtOnceMonthly: false }, true],
  [{ glassesPerWeek: 4, fourAtOnceMonthly: true }, true],
])('%o is much alcohol: %s', (told, isHigh) => {
  expect(isHighAlcohol(told)).toBe(isHigh);
});
