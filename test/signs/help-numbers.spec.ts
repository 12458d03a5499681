import { expect, test } from '@jest/globals';
import { COUNTRIES, helpNumbers } from '#src/signs/help-numbers';
import { countryOfZone } from '#src/signs/zone-country';

test.each([
  ['Europe/Stockholm', 'SE', '112', '1177'],
  ['Europe/Oslo', 'NO', '113', '116117'],
  ['Europe/Copenhagen', 'DK', '112', '1813'],
  ['Europe/Helsinki', 'FI', '112', '116117'],
  ['Europe/Berlin', 'DE', '112', '116117'],
  ['Europe/London', 'GB', '999', '111'],
  ['America/Chicago', 'US', '911', null],
  ['Europe/Madrid', 'ES', '112', null],
])('in %s one calls the numbers of %s', (zone, country, emergency, advice) => {
  expect(countryOfZone(zone)).toBe(country);
  expect(helpNumbers(countryOfZone(zone))).toMatchObject({ emergency, advice });
});

test('Denmark’s advice line answers for one region only', () => {
  expect(helpNumbers('DK').adviceOnlyIn).toBe('copenhagen');
});

test('where nobody knows the country it is the number of most, and one’s own doctor', () => {
  expect(countryOfZone('UTC')).toBeNull();
  expect(countryOfZone('Asia/Tokyo')).toBeNull();
  expect(helpNumbers(null)).toEqual({ emergency: '112', advice: null, adviceOnlyIn: null });
});

test('every country that can be chosen has a number', () => {
  expect(COUNTRIES.filter((country) => !/^\d{3}$/.test(helpNumbers(country).emergency))).toEqual([]);
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
});
