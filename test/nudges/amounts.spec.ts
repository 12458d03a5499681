import { describe, expect, test } from '@jest/globals';
import { filledWith } from '#src/nudges/amounts';
import { wordsIn } from '#src/words/words';

const english = wordsIn('en');
const filled = (values: Record<string, number | string>, units: 'metric' | 'imperial' = 'metric') =>
  filledWith(values, english, units);

describe('amounts in a text', () => {
  test('are rounded to what can be said', () => {
    expect(
      filled({ sweatLLow: 0.94312, sweatLHigh: 1.6789, sodiumMgLow: 433.3, sodiumMgHigh: 1788, mgMid: 6.6 }),
    ).toEqual({ sweatLLow: '0.9', sweatLHigh: '1.7', sodiumMgLow: '430', sodiumMgHigh: '1,800', mgMid: 7 });
    expect(filled({ coveragePctMid: 87, durationMin: 133, overH: 2.9, valueMmolL: 0.764 })).toEqual({
      coveragePctMid: '85',
      durationMin: '135',
      overH: '3',
      valueMmolL: '0.76',
    });
  });

  test('keep both ends of a range apart', () => {
    expect(filled({ sweatLLow: 0.61, sweatLHigh: 0.64 })).toEqual({ sweatLLow: '0.6', sweatLHigh: '0.7' });
  });

  test('that are advised to be drunk are never rounded up', () => {
    expect(filled({ drinkLLow: 0.38, drinkLHigh: 0.79 })).toEqual({ drinkLLow: '0.3', drinkLHigh: '0.7' });
    expect(filled({ drinkLLow: 0.61, drinkLHigh: 0.68 })).toEqual({ drinkLLow: '0.5', drinkLHigh: '0.6' });
    expect(filled({ drinkLHigh: 0.3 })).toEqual({ drinkLHigh: '0.3' });
    expect(filled({ mostDlPerH: 4.49 })).toEqual({ mostDlPerH: '4' });
    expect(filled({ mostDlPerH: 4.5 })).toEqual({ mostDlPerH: '4.5' });
  });

  test('are told in the reader’s units, and with their language’s marks', () => {
    expect(filled({ forecastMaxC: 27.4, gainedKg: 0.44 })).toEqual({
      forecastMaxC: '27\u00a0°C',
      gainedKg: '0.4\u00a0kg',
    });
    expect(filled({ forecastMaxC: 27.4, gainedKg: 0.44 }, 'imperial')).toEqual({
      forecastMaxC: '81\u00a0°F',
      gainedKg: '1.0\u00a0lb',
    });
    expect(filledWith({ sweatLLow: 1.23, lowC: -3 }, wordsIn('sv'), 'metric')).toEqual({
      sweatLLow: '1,2',
      lowC: '−3\u00a0°C',
    });
  });
});

test('counts stay numbers, so that a text can ask for their plural', () => {
  expect(filled({ missingDays: 2, groups: 3.0001 })).toEqual({ missingDays: 2, groups: 3 });
});

test('a name of something is told in the reader’s language', () => {
  const oats = { foodEn: 'oats', foodSv: 'havregryn' };
  expect(filled(oats)['food']).toBe('oats');
  expect(filledWith(oats, wordsIn('sv'), 'metric')['food']).toBe('havregryn');
});

test('keys of texts are told as a list in words', () => {
  expect(filled({ actions: '@inbox.open,inbox.done' })['actions']).toBe('Open and Done');
});
