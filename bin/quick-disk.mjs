import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const GIB = 1024 ** 3;
/** What all suites leave lying about at once, and the processes beside it. */
const ROOM_BYTES = 2 * GIB;
const FREE_MEMORY_BYTES = 4 * GIB;

/**
 * A folder in memory, for databases that are thrown away: a test waits for the disk at each commit as the service does,
 * and there no commit waits. It goes when this process ends. null where there is none, where it is small (a container's
 * usually is), or where TMPDIR says where things go.
 */
export function quickDisk() {
  if (process.env.TMPDIR || !hasRoom()) return null;
  const folder = mkdtempSync(join(IN_MEMORY, 'svett-tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function hasRoom() {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES && freemem() >= FREE_MEMORY_BYTES;
  } catch {
    return false;
  }
}
