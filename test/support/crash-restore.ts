import 'reflect-metadata';
import files from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * A process that restores a backup and is killed with -9 before the step it is told, each a file that is written, gets
 * its name or goes, or a statement by which PostgreSQL changes. Run as: crash-restore.js FILE STEP
 */
const [file = '', fatalStep = ''] = process.argv.slice(2);

let step = 0;
function survive(): void {
  step += 1;
  if (step === Number(fatalStep)) process.kill(process.pid, 'SIGKILL');
}

const { link, rename, rm, writeFile } = files;
files.link = (...names) => (survive(), link(...names));
files.rename = (...names) => (survive(), rename(...names));
files.rm = (...args) => (survive(), rm(...args));
files.writeFile = (...args) => (survive(), writeFile(...args));
syncBuiltinESMExports();

interface Client {
  query(...args: unknown[]): unknown;
}
const { Client } = createRequire(import.meta.url)('pg') as { Client: { prototype: Client } };
const { query } = Client.prototype;
let begun = false;
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  const statement = String(args[0]);
  if (/^(TRUNCATE|COMMIT)/.test(statement) || (/^INSERT/.test(statement) && !begun)) survive();
  begun ||= statement.startsWith('INSERT');
  return query.apply(this, args);
};

const { restore } = await import('#src/cli/restore');
const { Settings } = await import('#src/config/settings');
await restore(file, Settings.fromProcess(), new Date());
