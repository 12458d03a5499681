import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileService } from '../support/compiled.js';
import { CrashLane } from '../support/crash-lane.js';
import { PROMISES, remainsOf } from '../support/crash-remains.js';
import { Ledger, ROUNDS_A_STINT, type Stint } from './ledger.js';
import { type Spread, within } from './spread.js';

/** Run by bin/crashes.mjs, which tells what can be said. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seconds: { type: 'string' },
    lanes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '20261201' },
    stint: { type: 'string' },
    ledger: { type: 'string', default: 'docs/figures/crashes.json' },
    report: { type: 'boolean', default: false },
  },
});
const [rounds, lanes, seed] = [values.rounds, values.lanes, values.seed].map(Number) as [
  number,
  number,
  number,
];
const seconds = Number(values.seconds ?? Infinity);
if (!(rounds > 0 && lanes > 0 && seconds > 0 && Number.isInteger(seed))) {
  say('Rounds, lanes and seconds are above 0, and the seed is a whole number.');
  process.exit(2);
}

const TELL_EVERY_MS = 10_000;
const SERVICE = ['src', 'integrations', 'migrations', 'package-lock.json'];
const ledger = new Ledger(values.ledger, process.env['DATABASE_URL'] ? 'postgres' : 'sqlite');
const began = performance.now();
let under = 0;
let done = 0;
let faults = 0;
if (!values.report) await run();
report();
process.exit(faults > 0 ? 1 : 0); // a socket of a service that was killed may linger

async function run(): Promise<void> {
  const folder = compileService();
  const commit = commitOfService();
  const telling = setInterval(() => say(`${pace()}; ${faults} faults`), TELL_EVERY_MS);
  try {
    if (values.stint) await play(folder, commit, Number(values.stint));
    else await Promise.all(Array.from({ length: lanes }, () => oneLane(folder, commit)));
  } finally {
    clearInterval(telling);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneLane(folder: string, commit: string): Promise<void> {
  while (under < rounds && (performance.now() - began) / 1000 < seconds) {
    under += ROUNDS_A_STINT;
    const stint = await play(folder, commit, ledger.next(seed));
    ledger.add(stint);
  }
}

/** Kills the service of one athlete its share of times, lets it rest, and looks. */
async function play(folder: string, commit: string, stint: number): Promise<Stint> {
  const firstRound = (stint - 1) * ROUNDS_A_STINT + 1;
  const found: Stint = {
    ...{ seed, stint, commit, sessions: 0, accepted: 0, interrupted: 0, faults: [] },
    ...{ readyMs: [], recoveredMs: [], takenOverMs: [] },
  };
  const lane = await CrashLane.open({ folder, seed, stint, firstRound });
  try {
    while (lane.rounds.length < ROUNDS_A_STINT) {
      await lane.live();
      done++;
    }
    const { faults: broken, ...counted } = await lane.rest((svett) => remainsOf(lane, svett));
    const { sessions, accepted, interrupted } = counted;
    Object.assign(found, { sessions, accepted, interrupted });
    for (const promise of PROMISES)
      if (broken[promise].length > 0) found.faults.push(`not “${promise}”: ${broken[promise].join('; ')}`);
  } catch (error) {
    found.faults.push(String(error).slice(0, 2_000));
  } finally {
    await lane.close();
  }
  for (const what of ['readyMs', 'recoveredMs', 'takenOverMs'] as const)
    found[what] = lane.rounds.flatMap((round) => round[what] ?? []);
  faults += found.faults.length;
  for (const fault of found.faults) say(`stint ${stint} of seed ${seed}: ${fault}`);
  say(
    `stint ${stint}: ${found.sessions} sessions, ${found.accepted} requests, ${found.interrupted} broken off; ${pace()}`,
  );
  return found;
}

function pace(): string {
  const tookS = (performance.now() - began) / 1000;
  return `${done} rounds in ${Math.round(tookS)} s (${(tookS / Math.max(1, done)).toFixed(1)} s each), ${ledger.count.rounds} counted in all`;
}

function report(): void {
  const { count, engine } = ledger;
  const spread = (name: string, times: Spread) => {
    const n = Object.values(times).reduce((sum, one) => sum + one, 0);
    return `${name.padEnd(44)}${String(n).padStart(6)} times  p50 ${within(times, 0.5)}  p95 ${within(times, 0.95)}  max ${within(times, 1)} ms`;
  };
  process.stdout.write(
    `${engine}: ${count.rounds} rounds, ${count.interrupted} pieces of work broken off, ${count.accepted} requests answered well, ` +
      `${count.sessions} sessions looked at, ${count.faults.length} faults\n` +
      `${spread('started again until ready', count.readyMs)}\n` +
      `${spread('until what was in hand is done', count.recoveredMs)}\n` +
      (engine === 'postgres' ? `${spread('until others have done it', count.takenOverMs)}\n` : '') +
      count.faults.map((fault) => `${fault}\n`).join(''),
  );
}

/** The last commit that changed the service, and a + where it was changed since; `unknown` without git. */
function commitOfService(): string {
  const git = (...args: string[]) =>
    execFileSync('git', [...args, '--', ...SERVICE], { encoding: 'utf8' }).trim();
  try {
    return `${git('log', '-1', '--format=%h')}${git('status', '--porcelain') && '+'}`;
  } catch {
    return 'unknown';
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
