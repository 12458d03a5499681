import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Clock, HOUR_MS } from '#src/kernel/clock';

/** An upload under way has no row yet; none takes longer. */
const UNDER_WAY_MS = 24 * HOUR_MS;

/** Where archives lie until they are taken in, and where they are laid out on the way. */
@Injectable()
export class ArchiveFolder {
  readonly path: string;

  constructor(
    @Inject(Settings) { dataFolder }: Settings,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.path = join(dataFolder, 'incoming', 'archives');
  }

  fileOf(fileName: string): string {
    return join(this.path, basename(fileName));
  }

  /** What is unpacked of an archive on the way lies here, and goes with it. */
  scratchOf(archiveId: string): string {
    return join(this.path, `${archiveId}.unpacked`);
  }

  async remove(archiveId: string, fileName: string | null): Promise<void> {
    if (fileName !== null) await rm(this.fileOf(fileName), { force: true });
    await rm(this.scratchOf(archiveId), { recursive: true, force: true });
  }

  /** What nobody waits for goes: files of athletes who were erased, and of uploads that never came to their end. */
  async sweep(awaited: ReadonlySet<string>): Promise<void> {
    const now = this.clock.now().getTime();
    for (const name of await readdir(this.path).catch(() => [])) {
      if (awaited.has(name)) continue;
      const { mtimeMs } = await stat(join(this.path, name)).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > UNDER_WAY_MS) await rm(join(this.path, name), { recursive: true, force: true });
    }
  }
}
