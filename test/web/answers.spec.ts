import { expect, test } from '@jest/globals';
import type { WeighIn } from '#web/api-shapes.ts';
import { otherAnswers } from '#web/session/answers.ts';
import { numbersIn } from '#web/words/numbers.ts';

const numbers = numbersIn('en', { units: 'metric', timeZone: 'Europe/Stockholm' });
const t = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
const range = { p10: 0.9, p90: 1.4 };
const weighed = (measured: object | null) => ({ test: { measured } }) as unknown as WeighIn;

test('the maker has one number and the scale a range, each told where it lies', () => {
  const scale = weighed({ litres: 1.5, p10: 1.35, p90: 1.65 });
  const { lanes, sentences } = otherAnswers({ t, numbers }, range, { name: 'Garmin', litres: 0.812 }, scale);
  expect(lanes).toEqual([
    { name: 'Garmin', said: '0.8 L', value: 0.812, likely: null },
    { name: 'pictures.scale.name', said: '1.4–1.7 L', value: 1.5, likely: { low: 1.35, high: 1.65 } },
  ]);
  expect(sentences).toEqual(['vendor.text Garmin 0.81 below', 'pictures.scale.text 1.4 1.7 above']);
});

test('a weighing that measured nothing stands nowhere, and a maker without a name is the maker', () => {
  const { lanes } = otherAnswers({ t, numbers }, range, { name: null, litres: 1 }, weighed(null));
  expect(lanes.map(({ name }) => name)).toEqual(['vendor.maker']);
  expect(otherAnswers({ t, numbers }, range, null, null).lanes).toEqual([]);
});
