import { constants } from 'node:fs';
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { tooLarge } from '#integrations/activity-files/refusals';
import { UnreadablePath } from '#src/cli/exit-code';
import type { Say } from '#src/words/words';

/** Endings of workout files; what they really hold is told by their content later. */
const WORKOUT = /\.(fit|tcx|gpx)(\.gz)?$/i;

/** The files themselves, and every workout file inside the folders, each once, in order of their names. */
export async function workoutFilesIn(paths: string[], say: Say): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (!entry) throw new UnreadablePath(say('cli.path.not-there', { path }));
    if (!entry.isDirectory()) {
      found.add(path);
      continue;
    }
    const inside = await readdir(path, { recursive: true, withFileTypes: true });
    for (const file of inside) {
      if (file.isFile() && WORKOUT.test(file.name)) found.add(join(file.parentPath, file.name));
    }
  }
  return [...found].sort();
}

/**
 * The bytes of one workout file, turned away before they are read where no workout can be that large.
 * @throws UnreadablePath for what is not there, may not be read or is no ordinary file
 * @throws FileNotUsable for a file that is too large
 */
export async function workoutBytes(path: string, say: Say): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, READ_WITHOUT_WAITING);
    const entry = await file.stat();
    if (entry.isDirectory()) throw new UnreadablePath(say('cli.path.folder'));
    if (!entry.isFile()) throw new UnreadablePath(say('cli.path.odd'));
    if (entry.size > DEFAULT_LIMITS.maxBytes) throw tooLarge(DEFAULT_LIMITS.maxBytes);
    return await wholly(file, entry.size);
  } catch (error) {
    throw inWords(error, say);
  } finally {
    await file?.close();
  }
}

/** A pipe nobody writes to would keep a plain opening waiting for ever. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** No more than the size that was looked at, even if the file grows meanwhile. */
async function wholly(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

/** What the system says when it cannot open or read, for a person; anything else as it is. */
function inWords(error: unknown, say: Say): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!syscall) return error;
  if (code === 'ENOENT') return new UnreadablePath(say('cli.path.none'));
  return new UnreadablePath(say('cli.path.closed'));
}
