import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Told } from './word-rules.js';

const root = join(import.meta.dirname, '..', '..');

/** Comments are passed over, so that an apostrophe in one begins no text. */
const TEXT_OR_COMMENT =
  /\/\*[^]*?\*\/|\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const SENTENCE = /\p{L}+ \p{L}+ /u;

/**
 * Sentences that stand in the source: what problems say, what the API tells of itself, and words of commands. The table
 * of foods is none; its names are among `everyText`.
 */
export function spokenInCode(): Told[] {
  return ['src', 'integrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('foods-csv.ts'))
      .flatMap((name) => textsIn(readFileSync(join(root, folder, name), 'utf8'), `${folder}/${name}`)),
  );
}

function textsIn(source: string, key: string): Told[] {
  return [...source.matchAll(TEXT_OR_COMMENT)]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .filter((text) => SENTENCE.test(text))
    .map((text) => ({ language: 'en', key, text: asMessage(text) }));
}

/** What is filled in stands in braces, as in locales/; braces and tags of other languages would not be read. */
function asMessage(text: string): string {
  return text
    .replace(/\$\{[^}]*\}/g, '◊')
    .replace(/[{}<>'#|]/g, ' ')
    .replaceAll('◊', '{value}');
}
