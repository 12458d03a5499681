import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './watch.js';

const FOLDER = join(import.meta.dirname, 'corpus');

/** What was found once at a door, to be tried for ever. */
export function corpusOf(door: string): Uint8Array[] {
  const folder = join(FOLDER, door);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.input'));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** The input beside the sentence of what it did; false: another that does the same is there. */
export function putIntoCorpus(door: string, { fault, input }: Fault): boolean {
  const name = createHash('sha256').update(fault).digest('hex').slice(0, 12);
  const path = join(FOLDER, door, name);
  if (existsSync(`${path}.txt`)) return false;
  mkdirSync(join(FOLDER, door), { recursive: true });
  writeFileSync(`${path}.input`, input);
  writeFileSync(`${path}.txt`, `${fault}\n`);
  return true;
}
