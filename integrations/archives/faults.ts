import { ArchiveNotUsable } from '#src/archives/archives.problems';
import { Problem } from '#src/kernel/problem';

/** What yauzl says of a name that leaves the archive. */
const BAD_NAME = /invalid (relative path|characters in fileName)|absolute path/;

/** Whatever unpacking stumbles over is the archive's fault; a file that is gone, or a disk that is full, is not. */
export function inOurWords(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ArchiveNotUsable('file-gone', error);
  if (code !== undefined && !code.startsWith('Z_') && !code.startsWith('CSV_')) return error;
  return new ArchiveNotUsable(BAD_NAME.test(message) ? 'unsafe' : 'damaged', error);
}
