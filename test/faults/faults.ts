import 'reflect-metadata';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { clockBack, clockForward } from './clock-jumps.js';
import { databaseGone, databaseSilent } from './database-gone.js';
import { diskFull } from './disk-full.js';
import type { DatabaseServer, Fault, Finding } from './fault.js';
import { push410, push429, push500 } from './push-service.js';
import { NotHere } from './service.js';
import { vendorDripping, vendorSilent, vendorUnknown } from './vendors.js';

/** Run by bin/faults.mjs, which has a PostgreSQL and stops it and starts it when it is told to. */
const FAULTS: readonly Fault[] = [
  ...[databaseGone, databaseSilent, diskFull, clockForward, clockBack],
  ...[vendorSilent, vendorDripping, vendorUnknown, push500, push429, push410],
];

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, server: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !FAULTS.some((fault) => fault.name === name));
if (unknown.length > 0) {
  say(`There is no fault ${unknown.join(', ')}; there are: ${FAULTS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const server: DatabaseServer | null =
  values.server === undefined
    ? null
    : { url: values.server, stop: () => told('stop'), start: () => told('start') };

const found: Record<string, Finding> = {};
let isWell = true;
for (const fault of FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  say(`${fault.name} …`);
  try {
    const finding = await fault.run(server);
    found[fault.name] = finding;
    isWell &&= finding.wrong.length === 0;
    if (!values.json) say(inWords(finding));
  } catch (error) {
    if (error instanceof NotHere) say(`  not tried: ${error.message}`);
    else {
      isWell = false;
      say(`  ${error instanceof Error ? error.message : 'It went wrong.'}`);
    }
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(isWell ? 0 : 1);

function inWords({ done, seen, lost, doubled, wellAgainS, wrong }: Finding): string {
  const lines = [
    done,
    seen,
    `lost ${lost}, doubled ${doubled}, well again after ${wellAgainS.toFixed(1)} s`,
    ...wrong.map((what) => `WRONG: ${what}`),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

async function told(what: 'stop' | 'start'): Promise<void> {
  process.send!({ database: what });
  await once(process, 'message');
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
