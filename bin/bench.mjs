// npm run bench: the table of all of them, each row beside its peer, and how its cost grows; --json, --markdown, --quick,
// --postgres, and --again in place of going on where a run was broken off.
// npm run --silent bench -- NAME [--json] [--postgres]: one benchmark of bench/, beside its peer in the same run; or a claim
// that is no speed, which reports itself. With --postgres on a PostgreSQL started for it, where the benchmark knows one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { benchTable } from './bench-table.mjs';
import { npm, root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { build } from './ready.mjs';

/** Those that run on SQLite alone, or on no database. */
const NOT_ON_POSTGRES = ['estimator', 'latency', 'never-too-much', 'page'];
/** Several processes need it. */
const NOT_ON_SQLITE = ['workers'];

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    postgres: { type: 'boolean' },
    quick: { type: 'boolean' },
    again: { type: 'boolean' },
    // Said by the table to those it runs: all is built, and building anew would take the time of each.
    built: { type: 'boolean' },
  },
  allowPositionals: true,
});
const [name] = positionals;
const names = readdirSync(join(root, 'bench'))
  .filter((file) => /^(?!benchmark[.]|.*-load[.]).*[.]ts$/.test(file))
  .map((file) => file.replace(/[.]ts$/, ''));
const onPostgres = names.filter((one) => !NOT_ON_POSTGRES.includes(one));
const onSqlite = names.filter((one) => !NOT_ON_SQLITE.includes(one));

if (
  positionals.length > 1 ||
  (name !== undefined && !(values.postgres ? onPostgres : onSqlite).includes(name))
) {
  process.stderr.write(
    `Say which one: npm run bench -- NAME [--json], or none for the table of all\nNAME is one of: ${onSqlite.join(', ')}; ` +
      `with --postgres: ${onPostgres.join(', ')}\n`,
  );
  process.exit(2);
}

if (!values.built) {
  build();
  if (npm(['run', '--silent', 'build:bench'], { stdio: ['inherit', 2, 'inherit'] }) !== 0) process.exit(1);
}

delete process.env.DATABASE_URL; // whatever database this machine uses otherwise
const told = await (name === undefined ? benchTable(values) : onItsEngine());
if (told !== undefined) process.stdout.write(`${told}\n`);
process.exit(told === undefined ? 1 : 0);

function onItsEngine() {
  if (!values.postgres) return measured();
  return withPostgres((url) => {
    process.env.DATABASE_URL = url; // before anything is imported that has columns
    return measured();
  });
}

/** What is to be printed. */
async function measured() {
  const { benchmark, report } = await import(pathToFileURL(join(root, 'dist', 'bench', `${name}.js`)).href);
  if (report) {
    const { json, words } = await report();
    return values.json ? JSON.stringify(json) : words;
  }
  const rounds = Number(process.env.SVETT_BENCH_ROUNDS) || undefined;
  const { also, ...samples } = await benchmark.run(rounds);
  const { unit, peerName } = benchmark;
  const result = { name: benchmark.name, unit, ...compared(samples, peerName) };
  const others = Object.entries(also ?? {}).map(([part, { peerName, ...its }]) => [
    part,
    compared(its, peerName),
  ]);
  if (values.json) return JSON.stringify({ ...result, ...(also && { also: Object.fromEntries(others) }) });
  return [
    inWords(name, result),
    ...others.map(([part, its]) => inWords(`${name}, ${part}`, { unit, ...its })),
  ].join('\n');
}

function compared(samples, peerName) {
  const ours = median(samples.ours);
  const peer = median(samples.peer);
  return { ours, peer, peerName, ratio: ours / peer, samples };
}

function inWords(what, { unit, ours, peer, peerName, ratio, samples }) {
  const rounds = samples.ours.length;
  return [
    `${what}: ${ours.toPrecision(4)} ${unit}`,
    `${peerName}: ${peer.toPrecision(4)} ${unit}`,
    `ratio: ${ratio.toFixed(2)} (above 1: Svett is faster; medians of ${rounds} rounds in turn)`,
  ].join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
