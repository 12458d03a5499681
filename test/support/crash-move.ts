import 'reflect-metadata';
import { createRequire } from 'node:module';

/**
 * A process that moves a file to PostgreSQL and is killed with -9 before the step it is told, each a statement by which
 * PostgreSQL changes; it tells how many there were where it is not (0: never). Run as: crash-move.js STEP
 */
const [fatalStep = ''] = process.argv.slice(2);

let step = 0;
interface Client {
  query(...args: unknown[]): unknown;
}
const { Client } = createRequire(import.meta.url)('pg') as { Client: { prototype: Client } };
const { query } = Client.prototype;
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  if (/^(CREATE|TRUNCATE|INSERT|UPDATE|DROP|COMMIT)/.test(String(args[0]))) {
    step += 1;
    if (step === Number(fatalStep)) process.kill(process.pid, 'SIGKILL');
  }
  return query.apply(this, args);
};

const { move } = await import('#src/cli/move');
const { Settings } = await import('#src/config/settings');
const nothing = () => {};
await move(Settings.fromProcess(), false, { begins: () => nothing, copied: nothing, compared: nothing });
process.stdout.write(String(step));
