import type { Chance } from '../chance.js';
import { mutateBytes } from './bytes.js';
import { encoded } from './encoded.js';
import { MOMENTS, NUMBERS, TEXTS } from './telling.js';

const QUOTING = ['"', '""', '"""', '"a""b', "'", '\\"', '"\n"', '";"', '","', '\t'];

/** Changes cells, rows and columns as such. */
export function mutateCsv(input: Uint8Array, chance: Chance): Uint8Array {
  if (chance.isUnder(0.1)) return mutateBytes(input, chance);
  const text = Buffer.from(input).toString('utf8');
  const separator = [';', '\t', ','].find((one) => text.split('\n', 1)[0]?.includes(one)) ?? ',';
  const rows = text.split(/\r?\n/).map((line) => line.split(separator));
  for (let left = chance.few(8); left > 0 && rows.length > 0; left--) change(rows, chance);
  const between = chance.isUnder(0.05) ? chance.pick([';', '\t', ',', '|', '::']) : separator;
  const end = chance.isUnder(0.1) ? chance.pick(['\r', '\r\n', '\n\n', '\u2028']) : '\n';
  const told = chance.isUnder(0.02) ? `sep=${between}\r\n` : '';
  return encoded(told + rows.map((cells) => cells.join(between)).join(end), chance);
}

function change(rows: string[][], chance: Chance): void {
  const at = chance.below(rows.length);
  const row = (rows[at] = [...rows[at]!]);
  const cell = chance.below(row.length + 1);
  const kind = chance.below(9);
  if (kind === 0) rows.splice(at, chance.few(4));
  else if (kind === 1) rows.push(...rows.slice(at, at + chance.few(10)));
  else if (kind === 2) for (const one of rows) one.splice(cell, 1);
  else if (kind === 3) row.splice(cell, 0, ...row.slice(0, chance.few(300)));
  else if (kind === 4) row[cell] = chance.pick(QUOTING) + (row[cell] ?? '');
  else if (kind === 5) row[cell] = chance.pick(rows[0] ?? ['']);
  else if (kind === 6) row[cell] = chance.pick(NUMBERS);
  else if (kind === 7) row[cell] = chance.pick(MOMENTS);
  else row[cell] = chance.pick(TEXTS);
}
