import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './npm.mjs';
import { quickDisk } from './quick-disk.mjs';

/** Runs Jest and gives its exit code. Nest and this project are ES modules, for which Jest needs a flag of Node's. */
export async function jest(args, env = process.env) {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const disk = quickDisk();
  const runner = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], {
    cwd: root,
    env: disk ? { ...env, TMPDIR: disk } : env,
    stdio: 'inherit',
  });
  // Whoever is told to stop tells Jest first, and ends after it: then what the tests wrote can go.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => runner.kill(signal));
  const [code] = await once(runner, 'exit');
  return code ?? 1;
}
