import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The folder this clone stands in, whatever folder it was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * npm hands its own options down to every script as npm_config_*. An inner `npm ci` would obey them, so that
 * `npm start --omit=dev` would leave us without a compiler. What decides *where from* (registry, cache,
 * certificates, user configuration) is kept; what decides *what* and *where to* is dropped.
 */
const NOT_FOR_THE_INNER_NPM =
  /^(NODE_ENV|INIT_CWD|npm_(package|lifecycle)_.*|npm_config_(omit|include|only|also|dev|optional|production|ignore_scripts|workspaces?|include_workspace_root|dry_run|prefix|local_prefix|global|location|global_prefix|package_lock|package_lock_only|save.*|install_strategy|json|long|parseable|usage|force|if_present|script_shell|call|package))$/i;

export function innerEnvironment(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_FOR_THE_INNER_NPM.test(name)));
}

/**
 * Runs the same npm that started us (or the one on the path) and gives its exit code.
 *
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
export function npm(args, options = {}) {
  const [command, ...all] = commandOf(args);
  const { status, signal, error } = spawnSync(command, all, {
    ...surroundings(),
    stdio: 'inherit',
    ...options,
  });
  if (error) throw error;
  return signal ? 1 : status;
}

/** The same beside other work: when it has ended, its exit code and all it said. */
export async function npmBeside(args) {
  const [command, ...all] = commandOf(args);
  const running = spawn(command, all, { ...surroundings(), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (said += text));
  }
  const [status] = await once(running, 'close');
  return { status: status ?? 1, said };
}

function commandOf(args) {
  const same = process.env.npm_execpath;
  return same ? [process.execPath, same, ...args] : ['npm', ...args];
}

function surroundings() {
  const isWindowsShell = !process.env.npm_execpath && process.platform === 'win32';
  return { cwd: root, env: innerEnvironment(), shell: isWindowsShell };
}
