import { spawnSync } from 'node:child_process';
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
  const same = process.env.npm_execpath;
  const [command, first] = same ? [process.execPath, [same]] : ['npm', []];
  const { status, signal, error } = spawnSync(command, [...first, ...args], {
    cwd: root,
    env: innerEnvironment(),
    stdio: 'inherit',
    shell: !same && process.platform === 'win32',
    ...options,
  });
  if (error) throw error;
  return signal ? 1 : status;
}
