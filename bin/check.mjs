// npm run check [-- --except tests,…]: everything that must hold before a commit. It goes through to the end and
// then lists what failed, so that one run shows all there is to mend.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { npm, npmBeside } from './npm.mjs';
import { install } from './ready.mjs';

/**
 * What is checked, and the npm scripts that do it, one after the other. Each keeps one core busy, so that two go on beside
 * each other; the longest begin, and what needs the build stands behind it.
 */
const BESIDE = {
  lint: ['lint'],
  types: ['typecheck'],
  'build and API types': ['build', 'api:types:check'],
  format: ['format:check'],
  architecture: ['arch'],
  'unused code': ['knip'],
};
/** What keeps all cores busy by itself. */
const ALONE = { tests: 'test' };

const { values } = parseArgs({ options: { except: { type: 'string', default: '' } } });
const except = values.except.split(',');
const asked = (steps) => Object.entries(steps).filter(([name]) => !except.includes(name));
const failures = [];

install();
const waiting = asked(BESIDE);
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, goThrough));
for (const [name, script] of asked(ALONE)) {
  process.stdout.write(`\n── ${name}\n`);
  const began = performance.now();
  tell(name, began, npm(['run', '--silent', script]));
}

process.stdout.write(failures.length === 0 ? '\nAll well.\n' : `\nFailed: ${failures.join(', ')}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Takes a step, and the next, until none is left. What a step says stands together, once it has ended. */
async function goThrough() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, scripts] = step;
    const began = performance.now();
    const ended = [];
    for (const script of scripts) {
      ended.push(await npmBeside(['run', '--silent', script]));
      if (ended.at(-1).status !== 0) break;
    }
    process.stdout.write(`\n── ${name}\n${ended.map(({ said }) => said).join('')}`);
    tell(name, began, ended.at(-1).status);
  }
}

function tell(name, began, status) {
  if (status !== 0) failures.push(name);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
}
