import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { npm, root } from './npm.mjs';

/** What the build reads. Contents are compared, not times: in a fresh clone every file is as old as the clone. */
const SOURCES = [
  'src',
  'integrations',
  'migrations',
  'locales',
  'web',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
/** Standard output is for what was asked, such as a benchmark's JSON. */
const TO_STDERR = { stdio: ['inherit', 2, 'inherit'] };
const INSTALLED = join(root, 'node_modules', '.ready');
const BUILT = join(root, 'dist', '.ready');

/** Installs what is missing from the lockfile; does nothing when everything is there. */
export function install() {
  if (isInstalled()) return;
  alone(() => {
    if (isInstalled()) return; // the start we waited for did it
    const began = say('Installing what package-lock.json lists (once; about a minute)');
    const status = npm(['ci', '--no-audit', '--no-fund'], TO_STDERR);
    if (status !== 0) stop('Installing failed; see above what npm says.', status);
    writeFileSync(INSTALLED, installation());
    done('Installed', began);
  });
}

/** Installs if needed, then builds server and page if their sources changed since the last build. */
export function build({ always = false } = {}) {
  install();
  if (!always && isBuilt()) return;
  alone(() => {
    if (!always && isBuilt()) return;
    const began = say('Building server and page');
    const built = sources(); // before the build: an edit made while it runs must count as news
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    for (const part of ['build:server', 'build:web']) {
      const status = npm(['run', '--silent', part], TO_STDERR);
      if (status !== 0) stop('The build failed; see above.', status);
    }
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(BUILT, built);
    done('Built', began);
  });
}

function isInstalled() {
  if (read(INSTALLED) === installation()) return true;
  if (!holdsWhatTheLockfileLists()) return false;
  writeFileSync(INSTALLED, installation()); // somebody ran `npm ci` by hand
  return true;
}

function isBuilt() {
  return read(BUILT) === sources();
}

/** Compiled modules fit one Node ABI and one platform, so these are part of what is installed. */
function installation() {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  return hash([lockfile, process.versions.modules, process.platform, process.arch]);
}

/** npm keeps its own list of what it put into node_modules. Packages for other platforms may be absent from it. */
function holdsWhatTheLockfileLists() {
  const there = read(join(root, 'node_modules', '.package-lock.json'));
  if (there === null) return false;
  const installed = JSON.parse(there).packages;
  const listed = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const complete = Object.entries(listed).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path]?.version ?? (optional && version)) === version,
  );
  return complete && nativeModulesLoad();
}

function nativeModulesLoad() {
  try {
    const Sqlite = createRequire(import.meta.url)('better-sqlite3');
    new Sqlite(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

function sources() {
  return hash(
    SOURCES.flatMap((name) => filesIn(name)).flatMap((path) => [path, readFileSync(join(root, path))]),
  );
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

function hash(parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function say(what) {
  process.stderr.write(`svett: ${what} …\n`);
  return performance.now();
}

function done(what, began) {
  process.stderr.write(`svett: ${what} in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
}

function stop(why, status) {
  process.stderr.write(`svett: ${why}\n`);
  process.exit(status);
}
