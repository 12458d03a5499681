import { expect, test } from '@jest/globals';
import { textIn } from '#web/labs/file-text.ts';

const SAID = 'Värde;Enhet\n0,82;µg/L';
const utf16 = (swap: boolean) => {
  const bytes = Buffer.from(`\uFEFF${SAID}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

test.each([
  ['UTF-8', Buffer.from(SAID)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${SAID}`)],
  ['Windows-1252', Buffer.from(SAID, 'latin1')],
  ['UTF-16, the small end first', utf16(false)],
  ['UTF-16, the great end first', utf16(true)],
])('a file in %s is read letter by letter', (_, bytes) => {
  expect(textIn(new Uint8Array(bytes))).toBe(SAID);
});
