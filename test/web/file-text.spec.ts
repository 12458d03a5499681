import { expect, test } from '@jest/globals';
import { textIn } from '#web/labs/file-text.ts';

const SAID = 'Värde;Enhet\n0,82;µg/L';
const unitsOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const MARKED = unitsOf(`\uFEFF${SAID}`);

test.each([
  ['UTF-8', new TextEncoder().encode(SAID)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${SAID}`)],
  ['Windows-1252', Uint8Array.from(unitsOf(SAID))],
  ['UTF-16, the small end first', Uint8Array.from(MARKED.flatMap((unit) => [unit % 256, unit >> 8]))],
  ['UTF-16, the great end first', Uint8Array.from(MARKED.flatMap((unit) => [unit >> 8, unit % 256]))],
])('a file in %s is read letter by letter', (_, bytes) => {
  expect(textIn(bytes)).toBe(SAID);
});
