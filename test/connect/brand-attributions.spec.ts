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
  [{ maker: 'garmin', product: 'Edge 540' }, 'Garmin Edge 540'],
  [{ maker: null, product: 'Edge 540' }, 'Edge 540'],
  [{ maker: 'garmin', product: null }, 'Garmin'],
  [{ maker: null, product: null }, null],
  [null, null],
])('a device %j is named %s', (device, name) => {
  expect(attributions.of('laptimes', '9', device)?.device).toBe(name);
});

test('a brand that asks for no text of its own is named where its device is not known', () => {
  class Wordless extends LapTimes {
    override readonly attribution = { text: null, activityUrl: null, linkText: null, namesDevice: true };
  }
  const signature = new BrandAttributions({ all: [new Wordless(new StandingClock())] }).of(
    'laptimes',
    '9',
    null,
  );
  expect(signature).toEqual({ text: null, url: null, linkText: null, device: 'Lap Times' });
});

test('a file asks for no signature', () => {
  expect(attributions.of('file', 'abc', null)).toBeNull();
});
