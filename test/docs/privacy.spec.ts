import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import { belongings } from '#src/belongings';
import { consentText } from '#src/people/consent-texts';

/** Of nobody, and told of in no row: what is in them instead. */
const IMPERSONAL = [
  'setup_link', // the first account's key, before anybody is here
  'vendor_budget', // how often a service was asked
  'webhook_subscription', // what a service calls, for everybody at once
];

/** The middle column of "What Svett stores": where each thing lies. */
const places = [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| [^|]+ \| ([^|]+) \| [^|]+\|$/gm)]
  .map(([, place]) => place!)
  .filter((place) => /^tables? /.test(place));
const told = places.flatMap((place) => [...place.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name!));

const kept = belongings.map(
  ({ table }) => getMetadataArgsStorage().tables.find(({ target }) => target === table)?.name,
);

test('the page on privacy names every table in which something of somebody lies, and no other', () => {
  expect([...new Set(told)].toSorted()).toEqual(
    kept.filter((name) => !IMPERSONAL.includes(name!)).toSorted(),
  );
});

test('what is left out there belongs to nobody', () => {
  const whose = belongings.filter((_, at) => IMPERSONAL.includes(kept[at]!)).map((one) => one.whose);
  expect(whose).toEqual(IMPERSONAL.map(() => 'nobody'));
});

test('food is noted under the yes to health data, and the words of that yes name it', () => {
  const asked = readdirSync('src/food')
    .map((file) => readFileSync(join('src/food', file), 'utf8'))
    .flatMap((code) => [...code.matchAll(/consents\s*\.(?:demand|given)\([^,]+, '([a-z-]+)'/g)])
    .map(([, purpose]) => purpose!);
  expect([...new Set(asked)]).toEqual(['health-data']);

  expect(consentText('health-data', 'en').text).toContain('the food you note');
  expect(consentText('health-data', 'sv').text).toContain('maten du noterar');
});
