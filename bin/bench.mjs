// npm run --silent bench -- NAME [--json] [--postgres]: one benchmark of bench/, beside its peer in the same run; or a claim
// that is no speed, which reports itself. With --postgres on a PostgreSQL started for it, where the benchmark knows one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { npm, root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { build } from './ready.mjs';

/** Those that run on either engine. */
const ON_POSTGRES = ['board'];

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, postgres: { type: 'boolean' } },
  allowPositionals: true,
});
const [name] = positionals;
const names = readdirSync(join(root, 'bench'))
  .filter((file) => /^(?!benchmark[.]|.*-load[.]).*[.]ts$/.test(file))
  .map((file) => file.replace(/[.]ts$/, ''));

if (positionals.length !== 1 || !(values.postgres ? ON_POSTGRES : names).includes(name)) {
  process.stderr.write(
    `Say which one: npm run bench -- NAME [--json]\nNAME is one of: ${names.join(', ')}; ` +
      `with --postgres: ${ON_POSTGRES.join(', ')}\n`,
  );
  process.exit(2);
}

build();
if (npm(['run', '--silent', 'build:bench'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);

delete process.env.DATABASE_URL; // whatever database this machine uses otherwise
const told = values.postgres
  ? await withPostgres((url) => {
      process.env.DATABASE_URL = url; // before anything is imported that has columns
      return measured();
    })
  : await measured();
if (told !== undefined) process.stdout.write(`${told}\n`);
process.exit(told === undefined ? 1 : 0);

/** What is to be printed. */
async function measured() {
  const { benchmark, report } = await import(pathToFileURL(join(root, 'dist', 'bench', `${name}.js`)).href);
  if (report) {
    const { json, words } = await report();
    return values.json ? JSON.stringify(json) : words;
  }
  const samples = await benchmark.run();
  const ours = median(samples.ours);
  const peer = median(samples.peer);
  const { unit, peerName } = benchmark;
  const result = { name: benchmark.name, unit, ours, peer, peerName, ratio: ours / peer, samples };
  return values.json ? JSON.stringify(result) : inWords(result);
}

function inWords({ unit, ours, peer, peerName, ratio, samples }) {
  const rounds = samples.ours.length;
  return [
    `${name}: ${ours.toPrecision(4)} ${unit}`,
    `${peerName}: ${peer.toPrecision(4)} ${unit}`,
    `ratio: ${ratio.toFixed(2)} (above 1: Svett is faster; medians of ${rounds} rounds in turn)`,
  ].join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
