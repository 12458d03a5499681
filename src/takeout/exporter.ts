import { rename } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { TaskGone, Tasks } from '#src/people/tasks';
import { Visitors } from '#src/people/visitors';
import { Packer } from '#src/takeout/packer';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ExportAsked } from '#src/takeout/takeout.topics';

/** Rows and files packed between two notes of how far it is. */
const TELL_EVERY = 500;

/** Packs in the background. Broken off at any moment it begins anew; a file is there only once it is whole. */
@Injectable()
export class Exporter {
  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(Packer) private readonly packer: Packer,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
  ) {}

  @Handles(ExportAsked)
  async onAsked({ taskId, athleteId, accountId }: Said<typeof ExportAsked>, finish: Finish): Promise<void> {
    const who = await this.visitors.of(accountId, 'cookie');
    if (!who || !(await this.tasks.isOpen(taskId))) return;
    await this.folders.makeReady();
    const path = this.folders.unfinishedOf(taskId);
    const advance = this.tasks.teller(taskId, TELL_EVERY);
    try {
      const job = { person: { accountId, athleteId }, language: who.language, path, advance };
      const report = await this.packer.pack(job);
      await rename(path, this.folders.exportOf(taskId));
      await finish((tx) => this.tasks.end(tx, taskId, report));
    } catch (error) {
      if (!(error instanceof TaskGone)) throw error;
    }
    if (!(await this.tasks.find(taskId))) await this.folders.remove(taskId); // erased in the very last moment
  }
}
