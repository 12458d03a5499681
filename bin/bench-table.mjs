import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './npm.mjs';

/**
 * Runs every benchmark of the table, each in a process of its own and one after another, and answers the table. What was
 * measured is kept in data/bench/ as it comes, so that a run that was broken off goes on where it was; code that has
 * changed since begins anew. Answers undefined, once it is told why, if one of them failed.
 *
 * @param {{ json?: boolean, markdown?: boolean, quick?: boolean, postgres?: boolean, again?: boolean }} wishes
 * @returns {Promise<string | undefined>}
 */
export async function benchTable({ json, markdown, quick = false, postgres = false, again = false }) {
  const [{ rowsOf, runOf }, { assembled }, { inText, inMarkdown }] = await Promise.all(
    ['rows', 'assembled', 'written'].map((name) => import(built(`table/${name}`))),
  );
  const engine = postgres ? 'postgres' : 'sqlite';
  const rows = rowsOf({ quick }).filter(({ on }) => on.includes(engine));
  const file = join(root, 'data', 'bench', `${engine}${quick ? '-quick' : ''}.json`);
  if (again) rmSync(file, { force: true });
  const kept = keptIn(file, codeOf());
  const wanted = new Map(rows.flatMap((row) => row.sizes.map((size) => [runOf(row, size), { row, size }])));
  let failed = 0;
  for (const [n, [run, { row, size }]] of [...wanted].entries()) {
    if (kept.results[run]) continue;
    process.stderr.write(`svett: ${n + 1} of ${wanted.size}, ${run} …\n`);
    const began = performance.now();
    const result = await measured(row.bench, { postgres, environment: size.environment });
    if (result === undefined) {
      failed += 1;
      process.stderr.write(`svett: ${run} failed; the same command tries it once more.\n`);
      continue;
    }
    kept.results[run] = result;
    mkdirSync(join(root, 'data', 'bench'), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...kept, until: new Date().toISOString() }));
    process.stderr.write(`svett: ${run} in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  }
  if (failed > 0) return undefined;
  const lines = assembled(rows, new Map(Object.entries(kept.results)));
  if (json) return JSON.stringify({ engine, began: kept.began, lines });
  return markdown ? inMarkdown(lines) : inText(lines);
}

function built(name) {
  return pathToFileURL(join(root, 'dist', 'bench', `${name}.js`)).href;
}

function keptIn(file, code) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (kept?.code === code) return kept;
  if (kept) process.stderr.write('svett: the code has changed since the last run; all is measured anew.\n');
  return { code, began: new Date().toISOString(), results: {} };
}

/** Another build is measured anew: a table tells of one. */
function codeOf() {
  const sum = createHash('sha256').update(readFileSync(join(root, 'dist', '.ready')));
  for (const { parentPath, name } of readdirSync(join(root, 'bench'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .sort((one, other) => (join(one.parentPath, one.name) < join(other.parentPath, other.name) ? -1 : 1)))
    sum.update(name).update(readFileSync(join(parentPath, name)));
  return sum.digest('hex');
}

/** What a benchmark prints, of a process that has just begun: nothing of another one is in its memory or its caches. */
function measured(name, { postgres, environment }) {
  const how = ['--json', '--built', ...(postgres ? ['--postgres'] : [])];
  const child = spawn(process.execPath, [join(root, 'bin', 'bench.mjs'), name, ...how], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (piece) => (told += piece));
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (status) => resolve(status === 0 ? JSON.parse(told) : undefined));
  });
}
