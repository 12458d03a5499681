import { rename } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Tasks } from '#src/people/tasks';
import { Visitors } from '#src/people/visitors';
import { Packer } from '#src/takeout/packer';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ExportAsked } from '#src/takeout/takeout.topics';

/** How often progress is written down: a write a row would be a high price for a number. */
const TELL_EVERY = 500;

class AskerGone extends Error {}

/** Packs in the background. Broken off at any moment it begins anew; a file is there only once it is whole. */
@Injectable()
export class Exporter {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(Packer) private readonly packer: Packer,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
  ) {}

  @Handles(ExportAsked)
  async onAsked({ taskId, athleteId, accountId }: Said<typeof ExportAsked>, finish: Finish): Promise<void> {
    const who = await this.visitors.of(accountId, 'cookie');
    if (!who || !(await this.isWanted(taskId))) return;
    await this.folders.makeReady();
    const path = this.folders.unfinishedOf(taskId);
    const advance = this.teller(taskId);
    try {
      const job = { person: { accountId, athleteId }, language: who.language, path, advance };
      const report = await this.packer.pack(job);
      await rename(path, this.folders.exportOf(taskId));
      await finish((tx) => this.tasks.end(tx, taskId, report));
    } catch (error) {
      if (!(error instanceof AskerGone)) throw error;
    }
    if (!(await this.tasks.find(taskId))) await this.folders.remove(taskId); // erased in the very last moment
  }

  private async isWanted(taskId: string): Promise<boolean> {
    const task = await this.tasks.find(taskId);
    return task !== null && task.endedAt === null;
  }

  private teller(taskId: string) {
    let told = 0;
    return async (done: number, total: number): Promise<void> => {
      if (told > 0 && done - told < TELL_EVERY && done < total) return;
      told = done;
      if (!(await this.isWanted(taskId))) throw new AskerGone();
      await this.database.transaction((tx) => this.tasks.advance(tx, taskId, { done, total }));
    };
  }
}
