import { readFileSync } from 'node:fs';
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
  ['America/Toronto', 'CA', '911', '811'],
  ['Australia/Brisbane', 'AU', '000', '1800 022 222'],
  ['Pacific/Auckland', 'NZ', '111', '0800 611 116'],
  ['Asia/Tokyo', 'JP', '119', '#7119'],
  ['Europe/Madrid', 'ES', '112', null],
])('in %s one calls the numbers of %s', (zone, country, emergency, advice) => {
  expect(countryOfZone(zone)).toBe(country);
  expect(helpNumbers(countryOfZone(zone))).toMatchObject({ emergency, advice });
});

test('Denmark’s advice line answers for one region only, and others in parts of the country', () => {
  expect(helpNumbers('DK').adviceOnlyIn).toBe('copenhagen');
  expect(COUNTRIES.filter((country) => helpNumbers(country).adviceOnlyIn === 'parts')).toEqual([
    'FI',
    'GB',
    'CA',
    'AU',
    'JP',
  ]);
});

test('where nobody knows the country it is 112, which may be another there, and one’s own doctor', () => {
  expect(countryOfZone('UTC')).toBeNull();
  expect(countryOfZone('Africa/Nairobi')).toBeNull();
  expect(helpNumbers(null)).toEqual({ emergency: '112', advice: null, adviceOnlyIn: null });
});

test('every country that can be chosen has a number', () => {
  expect(COUNTRIES.filter((country) => !/^\d{3}$/.test(helpNumbers(country).emergency))).toEqual([]);
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
});

test('every number there is stands in the table of who says so', () => {
  const table = readFileSync('docs/science.md', 'utf8');
  const lacking = COUNTRIES.filter((country) => {
    const { emergency, advice } = helpNumbers(country);
    const own = new RegExp(`^\\| ${country} +\\| ${emergency} +\\| ${advice ?? '–'}[ |]`, 'm');
    const usual = new RegExp(`^\\| [A-Z, ]*\\b${country}\\b[A-Z, ]* +\\| 112 +\\| –`, 'm');
    return !own.test(table) && !(emergency === '112' && advice === null && usual.test(table));
  });
  expect(lacking).toEqual([]);
});
