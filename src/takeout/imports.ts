import { rename, rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Problem } from '#src/kernel/problem';
import { TaskGone, Tasks } from '#src/people/tasks';
import { Importer } from '#src/takeout/importer';
import type { Person } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ImportHandedIn } from '#src/takeout/takeout.topics';

export const IMPORT = 'import';
/** Rows brought between two notes of how far it is. */
const TELL_EVERY = 200;

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
    return this.database.transaction(async (tx) => {
      const taskId = await this.tasks.begin(tx, athleteId, IMPORT);
      await this.outbox.put(tx, ImportHandedIn, { taskId, athleteId, accountId }, { key: taskId });
      // Within: there is never a task without its file, and a file without its task is swept away.
      await rename(path, this.folders.handedInOf(taskId));
      return taskId;
    });
  }

  @Handles(ImportHandedIn)
  async onHandedIn({ taskId, ...person }: Said<typeof ImportHandedIn>, finish: Finish): Promise<void> {
    const path = this.folders.handedInOf(taskId);
    if (!(await this.tasks.isOpen(taskId))) return rm(path, { force: true });
    try {
      const report = await this.importer.take(path, person, this.tasks.teller(taskId, TELL_EVERY));
      await finish((tx) => this.tasks.end(tx, taskId, report));
    } catch (error) {
      const isRefusal = error instanceof Problem && ['invalid', 'forbidden'].includes(error.kind);
      if (!isRefusal && !(error instanceof TaskGone)) throw error;
      await finish((tx) => this.tasks.fail(tx, taskId, isRefusal ? error.code : 'unknown'));
    }
    await rm(path, { force: true });
  }
}
