import { rename, rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Problem } from '#src/kernel/problem';
import { Tasks } from '#src/people/tasks';
import { Importer } from '#src/takeout/importer';
import type { Person } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ImportHandedIn } from '#src/takeout/takeout.topics';

export const IMPORT = 'import';
/** Progress is written down this often: a write a row would be a high price for a number. */
const TELL_EVERY = 200;

class AskerGone extends Error {}

/** Exports that people hand in: kept until they are taken in, and no longer. */
@Injectable()
export class Imports {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Importer) private readonly importer: Importer,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
  ) {}

  /** The file at `path` is ours from here on. Answers the task that tells how far it is. */
  async begin({ athleteId, accountId }: Person, path: string): Promise<string> {
    const taskId = await this.database.transaction((tx) => this.tasks.begin(tx, athleteId, IMPORT));
    await rename(path, this.folders.handedInOf(taskId));
    await this.database.transaction((tx) =>
      this.outbox.put(tx, ImportHandedIn, { taskId, athleteId, accountId }, { key: taskId }),
    );
    return taskId;
  }

  @Handles(ImportHandedIn)
  async onHandedIn({ taskId, ...person }: Said<typeof ImportHandedIn>, finish: Finish): Promise<void> {
    const path = this.folders.handedInOf(taskId);
    if (!(await this.isWanted(taskId))) return rm(path, { force: true });
    try {
      const report = await this.importer.take(path, person, this.teller(taskId));
      await finish((tx) => this.tasks.end(tx, taskId, report));
    } catch (error) {
      const isRefusal = error instanceof Problem && ['invalid', 'forbidden'].includes(error.kind);
      if (!isRefusal && !(error instanceof AskerGone)) throw error;
      await finish((tx) => this.tasks.fail(tx, taskId, isRefusal ? error.code : 'unknown'));
    }
    await rm(path, { force: true });
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
