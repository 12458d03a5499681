import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './npm.mjs';

/** Runs Jest and gives its exit code. Nest and this project are ES modules, for which Jest needs a flag of Node's. */
export async function jest(args, env = process.env) {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const runner = spawn(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const [code] = await once(runner, 'exit');
  return code ?? 1;
}
