import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { Settings } from '#src/config/settings';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Where exports lie ready, and handed-in ones until they are taken in. Files are named after their tasks. */
@Injectable()
export class TakeoutFolders {
  readonly incoming: string;
  private readonly exports: string;

  constructor(
    @Inject(Settings) { dataFolder }: Settings,
    @Inject(ArchiveFolder) private readonly archives: ArchiveFolder,
  ) {
    this.exports = join(dataFolder, 'exports');
    this.incoming = join(dataFolder, 'incoming');
  }

  exportOf(taskId: string): string {
    return join(this.exports, `${taskId}.zip`);
  }

  /** While it is being written: whoever finds it begins anew. */
  unfinishedOf(taskId: string): string {
    return join(this.exports, `${taskId}.part`);
  }

  handedInOf(taskId: string): string {
    return join(this.incoming, `${taskId}.zip`);
  }

  async makeReady(): Promise<void> {
    await mkdir(this.exports, { recursive: true, mode: 0o700 });
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
  }

  async remove(taskId: string): Promise<void> {
    for (const path of [this.exportOf(taskId), this.unfinishedOf(taskId), this.handedInOf(taskId)])
      await rm(path, { force: true });
  }

  /** Of an archive of another service that waits to be taken in. */
  async removeArchive(archiveId: string, fileName: string | null): Promise<void> {
    await this.archives.remove(archiveId, fileName);
  }

  /** Every file here, whose name says which task it is of, and since when it lies here, milliseconds since 1970. */
  async kept(): Promise<{ taskId: string; sinceMs: number; path: string }[]> {
    const found = [];
    for (const folder of [this.exports, this.incoming]) {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const about = await stat(path).catch(() => null);
        const taskId = UUID.exec(name)?.[0];
        if (about?.isFile() && taskId) found.push({ taskId, sinceMs: about.mtimeMs, path });
      }
    }
    return found;
  }
}
