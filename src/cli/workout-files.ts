import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadablePath } from '#src/cli/exit-code';

/** Endings of workout files; what they really hold is told by their content later. */
const WORKOUT = /\.(fit|tcx|gpx)(\.gz)?$/i;

/** The files themselves, and every workout file inside the folders, each once, in order of their names. */
export async function workoutFilesIn(paths: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (!entry) throw new UnreadablePath(`${path} is not there, or may not be read.`);
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
