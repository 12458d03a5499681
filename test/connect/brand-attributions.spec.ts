import { expect, test } from '@jest/globals';
import { BrandAttributions } from '#src/connect/brand-attributions';
import { LapTimes } from '../support/a-connector.js';
import { StandingClock } from '../support/clock.js';

const attributions = new BrandAttributions({ all: [new LapTimes(new StandingClock())] });

test('what came from a brand is signed as the brand asks', () => {
  expect(attributions.of('laptimes', '9/8', { maker: 'Garmin', product: 'Forerunner 255' })).toEqual({
    text: 'Powered by Lap Times',
    url: 'https://laptimes.example/activities/9%2F8',
    linkText: 'View on Lap Times',
    device: 'Garmin Forerunner 255',
  });
});

test.each([
  [{ maker: 'Garmin', product: 'Garmin Edge 540' }, 'Garmin Edge 540'],
  [{ maker: null, product: 'Edge 540' }, 'Lap Times Edge 540'],
  [{ maker: 'Garmin', product: null }, 'Garmin'],
  [null, 'Lap Times'],
])('a device %j is named %s', (device, name) => {
  expect(attributions.of('laptimes', '9', device)?.device).toBe(name);
});

test('a file asks for no signature', () => {
  expect(attributions.of('file', 'abc', null)).toBeNull();
});
