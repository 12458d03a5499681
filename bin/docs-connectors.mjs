// npm run docs:connectors [-- --check]: draws the tables of docs/connectors.md from the connectors' own records. With
// --check nothing is written: it fails when the tables are not what the records say now.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './npm.mjs';
import { build } from './ready.mjs';

const PAGE = join(root, 'docs', 'connectors.md');

build();

const before = readFileSync(PAGE, 'utf8');
const after = ['coverage', 'terms'].reduce((page, name) => withTable(page, name, tableOf(name)), before);
if (!process.argv.includes('--check')) writeFileSync(PAGE, after);
else if (after !== before) {
  process.stderr.write(
    'The tables of docs/connectors.md are not what the connectors say. Run: npm run docs:connectors\n',
  );
  process.exitCode = 1;
}

/** By the settings everybody starts with, whatever this machine's are. */
function tableOf(name) {
  const told = spawnSync(process.execPath, ['bin/svett.mjs', 'links', name], {
    cwd: root,
    env: {},
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (told.status !== 0) process.exit(told.status ?? 1);
  return told.stdout.trim();
}

/** The table between its two marks. */
function withTable(page, name, table) {
  const marks = new RegExp(`(<!-- ${name}: [^>]*begin -->\n)[^]*?(<!-- ${name}: end -->)`);
  if (!marks.test(page)) throw new Error(`docs/connectors.md has no place for the table of ${name}.`);
  return page.replace(marks, (_, begin, end) => `${begin}\n${table}\n\n${end}`);
}
