import { expect, test } from '@jest/globals';
import { everyHalfMinute } from '#web/track/every-half-minute.ts';
import { isVaried, peakOf, piecesOf } from '#web/track/sweat-along.ts';

const minute = [0, 10, 20, 30];
const curve = (...rateLPerH: number[]) => ({
  minute,
  rateLPerH,
  p10: rateLPerH.map((rate) => rate * 0.7),
  p90: rateLPerH.map((rate) => rate * 1.4),
});
const line = (fromMin: number, toMin: number, everyMin = 1) => {
  const timeS = Array.from(
    { length: (toMin - fromMin) / everyMin + 1 },
    (_, n) => (fromMin + n * everyMin) * 60,
  );
  const alongM = timeS.map((second) => second * 3);
  return { timeS, alongM, latitudeDeg: timeS.map(() => 59), longitudeDeg: timeS.map(() => 17) };
};

test('a line is cut where the sweat rate changes, into pieces that hang together', () => {
  const pieces = piecesOf(line(0, 40), curve(0.4, 0.8, 1.2, 0.4));
  expect(pieces.map(({ level }) => level)).toEqual([1, 3, 4, 1]);
  expect(pieces[0]).toEqual({ from: 0, to: 10, level: 1 });
  for (const [index, { from }] of pieces.entries()) if (index > 0) expect(from).toBe(pieces[index - 1]!.to);
  expect(pieces.at(-1)!.to).toBe(40);
});

test.each([
  ['there is no estimate', null],
  ['it hardly changed', curve(0.8, 0.85, 0.9, 0.8)],
])('a line is one piece where %s', (_, told) => {
  expect(piecesOf(line(0, 30), told)).toEqual([{ from: 0, to: 30, level: null }]);
  expect([isVaried(told), peakOf([line(0, 30)], told)]).toEqual([false, null]);
});

test('most sweat is where the rate was highest, told as a range, on whichever stretch that was', () => {
  const told = curve(0.4, 0.6, 1.2, 0.5);
  const lines = [line(0, 12), line(15, 40, 0.5)];
  expect(peakOf(lines, told)).toEqual({
    line: 1,
    point: 10,
    minute: 20,
    alongM: 3600,
    p10: told.p10[2],
    p90: told.p90[2],
  });
});

test('where nobody knows where somebody was just then, nothing is marked', () => {
  expect(peakOf([line(0, 12), line(25, 40)], curve(0.4, 0.6, 1.2, 0.5))).toBeNull();
});

test('on a long straight that has its ends only, most sweat is where it was, and not at the nearer end', () => {
  const told = curve(0.4, 0.6, 1.2, 0.5);
  const straight = everyHalfMinute(line(0, 30, 30));
  expect(Math.max(...straight.timeS.slice(1).map((second, n) => second - straight.timeS[n]!))).toBeCloseTo(
    30,
  );
  expect(peakOf([straight], told)).toMatchObject({ minute: 20, alongM: 3600 });
  expect(piecesOf(straight, told).map(({ level }) => level)).toEqual([1, 4]);
});

test('a straight over the date line is filled in along the short way', () => {
  const { longitudeDeg } = everyHalfMinute({
    timeS: [0, 120],
    alongM: [0, 400],
    latitudeDeg: [0, 0],
    longitudeDeg: [179.998, -179.998],
  });
  expect(longitudeDeg.map((degrees) => Number(degrees.toFixed(3)))).toEqual([
    179.998, 179.999, 180, 180.001, -179.998,
  ]);
});
