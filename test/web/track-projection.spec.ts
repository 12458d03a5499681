import { expect, test } from '@jest/globals';
import { onPicture, spotOf, spotsOf, viewOf } from '#web/track/projection.ts';
import { scaleBar } from '#web/track/scale-bar.ts';
import { tilesUnder } from '#web/track/tile-grid.ts';

const UPPSALA = [59.8586, 17.6389] as const;

function line(...places: (readonly [number, number])[]) {
  return {
    timeS: places.map((_, index) => index * 60),
    latitudeDeg: places.map(([latitude]) => latitude),
    longitudeDeg: places.map(([, longitude]) => longitude),
    alongM: places.map((_, index) => index * 100),
  };
}
const picture = (places: (readonly [number, number])[], [width, height] = [400, 300]) => {
  const spots = spotsOf([line(...places)]);
  const view = viewOf(spots, width, height);
  return { view, points: spots[0]!.map((spot) => onPicture(view, spot)) };
};

test('north is up and east is right', () => {
  const { points } = picture([UPPSALA, [59.87, 17.66]]);
  expect(points[1]![0]).toBeGreaterThan(points[0]![0]);
  expect(points[1]![1]).toBeLessThan(points[0]![1]);
});

test('a kilometre is as long to the north as to the east', () => {
  const degrees = 0.01;
  const narrowed = Math.cos((UPPSALA[0] * Math.PI) / 180);
  const { points } = picture([
    UPPSALA,
    [UPPSALA[0] + degrees, UPPSALA[1]],
    [UPPSALA[0], UPPSALA[1] + degrees / narrowed],
  ]);
  const [[x, y], [, north], [east]] = points as [[number, number], [number, number], [number, number]];
  expect((y - north) / (east - x)).toBeCloseTo(1, 2);
});

test.each([
  [320, 340],
  [1100, 340],
])('the whole way lies inside a picture of %i by %i, as large as fits', (width, height) => {
  const places = Array.from(
    { length: 50 },
    (_, n) => [59.86 + Math.sin(n) * 0.01, 17.6 + n * 0.001] as const,
  );
  const { points } = picture(places, [width, height]);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  for (const x of xs) expect(x).toBeGreaterThanOrEqual(20);
  for (const y of ys) expect(y).toBeGreaterThanOrEqual(20);
  expect(Math.max(...xs)).toBeLessThanOrEqual(width - 20);
  expect(Math.max(...ys)).toBeLessThanOrEqual(height - 20);
  const free = Math.min(
    width - (Math.max(...xs) - Math.min(...xs)),
    height - (Math.max(...ys) - Math.min(...ys)),
  );
  expect(free).toBeCloseTo(44, 0);
});

test('who stood still is a dot in the middle, and not the whole world', () => {
  const { view, points } = picture([UPPSALA, UPPSALA]);
  for (const [x, y] of points) {
    expect(x).toBeCloseTo(200, 6);
    expect(y).toBeCloseTo(150, 6);
  }
  expect(view.metresPerPx).toBeGreaterThan(0.05);
});

test('a way across the date line does not leap to the other side of the Earth', () => {
  const { points, view } = picture([
    [-17, 179.99],
    [-17, -179.99],
  ]);
  expect(points[1]![0]).toBeGreaterThan(points[0]![0]);
  expect(view.metresPerPx).toBeLessThan(10);
});

test.each([
  [1, 100, 'metric', { length: 100, unit: 'm', lengthPx: 100 }],
  [30, 120, 'metric', { length: 2, unit: 'km', lengthPx: 2000 / 30 }],
  [0.9, 100, 'metric', { length: 50, unit: 'm', lengthPx: 50 / 0.9 }],
  [30, 120, 'imperial', { length: 2, unit: 'mi', lengthPx: 3218.688 / 30 }],
  [1, 100, 'imperial', { length: 200, unit: 'ft', lengthPx: 60.96 }],
] as const)('%d m a pixel in %d pixels is a bar of a round length (%s)', (metresPerPx, most, units, bar) => {
  const told = scaleBar(metresPerPx, most, units);
  expect([told.length, told.unit]).toEqual([bar.length, bar.unit]);
  expect(told.lengthPx).toBeCloseTo(bar.lengthPx, 6);
});

test('the bar is as long as it says on the ground that is drawn', () => {
  const { view, points } = picture([UPPSALA, [UPPSALA[0] + 0.02, UPPSALA[1]]]);
  const apartPx = points[0]![1] - points[1]![1];
  expect((apartPx * view.metresPerPx) / 111_300).toBeCloseTo(0.02, 3);
});

test('tiles lie under the places they show, all over the picture and each once', () => {
  const { view } = picture([UPPSALA, [59.88, 17.7]]);
  const tiles = tilesUnder(view, 'https://t.example/{z}/{x}/{y}.png');
  const address = /^https:\/\/t[.]example\/(\d+)\/(\d+)\/(\d+)[.]png$/;
  const [first] = tiles;
  const [, zoom, column, row] = address.exec(first!.address)!.map(Number);
  const across = 2 ** zoom!;
  expect(onPicture(view, [column! / across, row! / across])).toEqual([first!.leftPx, first!.topPx]);
  expect(first!.sidePx).toBeGreaterThan(180);
  expect(first!.sidePx).toBeLessThan(363);
  expect(new Set(tiles.map((tile) => tile.address)).size).toBe(tiles.length);
  expect(Math.min(...tiles.map(({ leftPx }) => leftPx))).toBeLessThanOrEqual(0);
  expect(Math.min(...tiles.map(({ topPx }) => topPx))).toBeLessThanOrEqual(0);
  expect(Math.max(...tiles.map(({ leftPx, sidePx }) => leftPx + sidePx))).toBeGreaterThanOrEqual(400);
  expect(Math.max(...tiles.map(({ topPx, sidePx }) => topPx + sidePx))).toBeGreaterThanOrEqual(300);
  expect(tiles.length).toBeLessThan(20);
});

test('tiles go on round the Earth, and not beyond its poles', () => {
  const fiji = picture([
    [-17, 179.9],
    [-17, -179.9],
  ]);
  const columns = tilesUnder(fiji.view, '{z}/{x}/{y}').map(({ address }) => address.split('/').map(Number));
  for (const [zoom, x] of columns) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThan(2 ** zoom!);
  }
  const world = { widthPx: 600, heightPx: 600, middle: spotOf(0, 0), worldPx: 256, metresPerPx: 1 } as const;
  expect(tilesUnder({ ...world, middle: [0.5, 0.5] }, '{z}/{x}/{y}').map(({ address }) => address)).toEqual([
    '0/0/0',
    '0/0/0',
    '0/0/0',
  ]);
});
