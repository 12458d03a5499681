import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { Container } from '#integrations/archives/container';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import { inOurWords } from '#integrations/archives/faults';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

/** An archive somebody has unpacked already, or a single file out of one. Links are left aside. */
export async function openFolder(path: string, wanted: (name: string) => boolean): Promise<Container> {
  const files = new Map<string, number>();
  // Somebody may show the outermost folder or one further in: its own name tells as much as those inside.
  const above = join(resolve(path), '..');
  try {
    const inside = await readdir(path, { recursive: true, withFileTypes: true });
    const names = inside
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(above, join(resolve(entry.parentPath), entry.name))
          .split(sep)
          .join('/'),
      );
    if (names.length > ARCHIVE_LIMITS.mostNames) throw new ArchiveNotUsable('too-much');
    for (const name of names.sort()) if (wanted(name)) files.set(name, (await lstat(join(above, name))).size);
  } catch (error) {
    throw inOurWords(error);
  }
  return new OnDisk(files, (name) => join(above, name));
}

export async function openSingle(path: string, name: string): Promise<Container> {
  return new OnDisk(new Map([[name, (await lstat(path)).size]]), () => path);
}

class OnDisk implements Container {
  constructor(
    readonly files: ReadonlyMap<string, number>,
    private readonly pathOf: (name: string) => string,
  ) {}

  async stream(name: string): Promise<Readable> {
    return createReadStream(this.pathOf(name));
  }

  async close(): Promise<void> {}
}
