// npm run --silent simulate -- --years 2 --athletes 60 --seed 1 [--json]: years of the whole service before breakfast.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { npm, root } from './npm.mjs';
import { quickDisk } from './quick-disk.mjs';
import { build } from './ready.mjs';

const KEPT = 100;
const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '2' },
    athletes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
const [years, athletes, seed] = [values.years, values.athletes, values.seed].map(Number);
if (!(years > 0) || !Number.isInteger(athletes) || athletes < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Say how much: npm run simulate -- --years 2 --athletes 60 --seed 1 [--json]\n');
  process.exit(2);
}

build();
if (npm(['run', '--silent', 'build:bench'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);

const { livedInTowns } = await import(pathToFileURL(join(root, 'dist', 'bench', 'years', 'towns.js')).href);
const folder = mkdtempSync(join(quickDisk() ?? tmpdir(), 'svett-years-'));
const folk = { days: Math.round(years * 365), athletes, seed, crashesPer100Days: 6, folder };
try {
  const { findings, ...outcome } = await livedInTowns(
    { ...folk, speaks: process.env.SVETT_SIMULATE_LOG !== undefined },
    (line) => process.stderr.write(`${line}\n`),
  );
  const counted = Object.fromEntries(Object.entries(findings).map(([name, found]) => [name, found.length]));
  const { sessions, nudges, crashes, hash, seconds } = outcome;
  const result = { years, athletes, seed, sessions, nudges, crashes, ...counted, hash, seconds };
  for (const [name, found] of Object.entries(findings))
    for (const each of found.slice(0, KEPT)) process.stderr.write(`${name}: ${each}\n`);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${inWords(result)}\n`);
  process.exitCode = Object.values(counted).some((count) => count > 0) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function inWords(result) {
  return Object.entries(result)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
