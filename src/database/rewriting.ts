import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Of its own, so that nobody waits in this one: text, as a thread under the tests' TypeScript could not load a module. */
const THREAD = `
const { workerData } = require('node:worker_threads');
const database = new (require(workerData.driver))(workerData.file, { fileMustExist: true });
database.exec('VACUUM');
database.pragma('wal_checkpoint(TRUNCATE)');
database.close();
`;

/**
 * Writes a SQLite file anew, with nothing in it but its rows. Nobody may write meanwhile; reading goes on. It takes free
 * room of about the file's own size.
 */
export async function rewriteSqlite(file: string): Promise<void> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  await once(new Worker(THREAD, { eval: true, workerData: { driver, file } }), 'exit');
}
