import { parseArgs } from 'node:util';
import { corpusOf, putIntoCorpus } from './corpus.js';
import { DOORS } from './doors.js';
import { corpusOfAll, TOGETHER } from './together.js';
import { Tally } from './tally.js';
import { BOUNDS, watch } from './watch.js';

/** Run by bin/fuzz.mjs, which tells what can be said. */
const { values } = parseArgs({
  options: {
    door: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '60' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    state: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const names = values.door ?? Object.keys(DOORS);
const unknown = names.filter((name) => !DOORS[name] && name !== TOGETHER);
const seconds = Number(values.seconds);
const inputs = Number(values.inputs ?? Number.MAX_SAFE_INTEGER);
if (unknown.length > 0 || !(seconds > 0) || !(inputs > 0)) {
  say(
    `There is no door ${unknown.join(', ')}; there are: ${Object.keys(DOORS).join(', ')}. Seconds and inputs are above 0.`,
  );
  process.exit(2);
}

// Machines come and go; how much was tried so far goes with the code.
const tally = values.state ? new Tally(values.state) : new Tally('data/fuzz', 'docs/figures/bad-input.json');
if (values.report) report();
else process.exitCode = (await fuzz()) > 0 ? 1 : 0;

/** Every door has its share of the time. Answers how many faults were found, those known before among them. */
async function fuzz(): Promise<number> {
  let found = 0;
  for (const door of names) {
    const count = tally.of(door);
    count.rounds++;
    const seed = values.seed === undefined ? count.rounds * 1_000_003 : Number(values.seed);
    const began = performance.now();
    let told = began;
    let here = 0;
    let written = count.seconds;
    const before = count.seconds;
    await watch({
      ...{ door, seed, seconds: seconds / names.length, reach: !values.quick },
      inputs: Math.ceil(inputs / names.length),
      kept: [
        ...(door === TOGETHER ? corpusOfAll() : corpusOf(door)),
        ...(values.fresh ? [] : tally.kept(door)),
      ],
      onKept: (input) => tally.keep(door, input),
      onFault: (fault) => {
        count.faults++;
        found++;
        const isNew = door !== TOGETHER && !values.quick && putIntoCorpus(door, fault);
        say(`${door}: ${fault.fault} (${fault.input.length} bytes${isNew ? '' : ', as before'})`);
      },
      onPace: (tried, { kept, words, blocks }) => {
        count.inputs += tried;
        here += tried;
        const now = performance.now();
        count.seconds = before + (now - began) / 1000;
        if (count.seconds - written > 0.5) {
          tally.write();
          written = count.seconds;
        }
        if (now - told < 5_000) return;
        told = now;
        const pace = Math.round((here / (now - began)) * 1000);
        say(
          `${door}: ${here} inputs, ${pace}/s; ${kept} kept, ${words} answers, ${blocks} blocks; ${tally.inputs} in all, ${found} found`,
        );
      },
    });
    tally.write();
  }
  report();
  return found;
}

function report(): void {
  const rows = Object.keys(DOORS).map((door) => {
    const { inputs: tried, seconds: took, faults } = tally.of(door);
    return `${door.padEnd(18)}${String(tried).padStart(10)}${String(Math.round(took)).padStart(8)} s${String(Math.round(tried / (took || 1))).padStart(8)}/s${String(corpusOf(door).length).padStart(6)} kept of ${faults} faults`;
  });
  process.stdout.write(
    `${rows.join('\n')}\n${'all'.padEnd(18)}${String(tally.inputs).padStart(10)}\n` +
      `Bounds: ${BOUNDS.hangMs} ms an input, ${BOUNDS.heapMib} MiB of heap, ${BOUNDS.processMib} MiB the process.\n`,
  );
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
