import { expect, test } from '@jest/globals';
import { Settings } from '#src/config/settings';

const TILES = 'https://tiles.example.org:8443/outdoor/{z}/{x}/{y}.png?key=abc';

test('no server of tiles is asked for anything until an operator names one', () => {
  expect(Settings.from({}).mapTiles).toBeNull();
  expect(Settings.from({ MAP_CREDIT: 'Lantmäteriet' }).mapTiles).toBeNull();
});

test('one that is named is known by its address, its origin, its host and whom to name', () => {
  expect(Settings.from({ MAP_TILES: TILES, MAP_CREDIT: 'Lantmäteriet' }).mapTiles).toEqual({
    template: TILES,
    origin: 'https://tiles.example.org:8443',
    host: 'tiles.example.org:8443',
    credit: 'Lantmäteriet',
  });
  expect(Settings.from({ MAP_TILES: TILES }).mapTiles!.credit).toContain('OpenStreetMap');
});

test.each([
  ['without a place for the zoom', 'https://tiles.example.org/{x}/{y}.png'],
  ['with a place twice', 'https://tiles.example.org/{z}/{x}/{y}/{x}.png'],
  ['with a place in the host', 'https://{z}.example.org/{z}/{x}/{y}.png'],
  ['with servers to choose from', 'https://{s}.example.org/{z}/{x}/{y}.png'],
  ['that would say more in the policy', 'https://a;script-src/{z}/{x}/{y}.png'],
  ['with a password', 'https://me:secret@tiles.example.org/{z}/{x}/{y}.png'],
  ['that is no address of the web', 'file:///tiles/{z}/{x}/{y}.png'],
  ['that is no address', 'tiles/{z}/{x}/{y}.png'],
])('an address %s stops the start, and is not repeated', (_, MAP_TILES) => {
  const start = () => Settings.from({ MAP_TILES });
  expect(start).toThrow(/MAP_TILES: must be/);
  expect(start).not.toThrow(MAP_TILES);
});
