import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Ways past React, which writes text as text, and past the policy, which lets no text become script. */
const BY_HAND =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/;

test('the page writes no HTML by hand: what somebody is called is never anything but text', () => {
  const files = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[.]tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((name) => BY_HAND.test(readFileSync(join('web/src', name), 'utf8')))).toEqual([]);
});
