// npm run check [-- --except tests,…]: everything that must hold before a commit. It goes through to the end and
// then lists what failed, so that one run shows all there is to mend.
import { parseArgs } from 'node:util';
import { npm } from './npm.mjs';
import { install } from './ready.mjs';

/** What is checked, and the npm script that does it. */
const STEPS = {
  format: 'format:check',
  lint: 'lint',
  types: 'typecheck',
  architecture: 'arch',
  'unused code': 'knip',
  tests: 'test',
  build: 'build',
  'api types': 'api:types:check',
};

const { values } = parseArgs({ options: { except: { type: 'string', default: '' } } });
const except = values.except.split(',');

install();
const failures = Object.entries(STEPS).filter(
  ([name, script]) => !except.includes(name) && !passes(name, script),
);

process.stdout.write(
  failures.length === 0 ? '\nAll well.\n' : `\nFailed: ${failures.map(([name]) => name).join(', ')}\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

function passes(name, script) {
  process.stdout.write(`\n── ${name}\n`);
  const began = performance.now();
  const status = npm(['run', '--silent', script]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return status === 0;
}
