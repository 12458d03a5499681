import { rename, rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Problem } from '#src/kernel/problem';
import { TaskGone, Tasks } from '#src/people/tasks';
import { Importer, type TakenIn } from '#src/takeout/importer';
import type { Person } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ImportCalledOff, ImportUnderWay } from '#src/takeout/takeout.problems';
import { ImportHandedIn } from '#src/takeout/takeout.topics';

export const IMPORT = 'import';
/** By the command, which is run again where it was broken off and then finds its task. */
const BY_COMMAND = 'import-by-command';
/** Rows brought between two notes of how far it is. */
const TELL_EVERY = 200;

type Advance = (done: number, total: number) => Promise<void>;

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

  /** Asked before gigabytes are sent. @throws ImportUnderWay */
  async mayBegin(athleteId: string): Promise<void> {
    await this.database.transaction((tx) => this.makeWay(tx, athleteId));
  }

  /** The file at `path` is ours from here on. Answers the task that tells how far it is. @throws ImportUnderWay */
  async begin({ athleteId, accountId }: Person, path: string): Promise<string> {
    const begun = this.database.transaction(async (tx) => {
      await this.makeWay(tx, athleteId);
      const taskId = await this.tasks.begin(tx, athleteId, IMPORT);
      await this.outbox.put(tx, ImportHandedIn, { taskId, athleteId, accountId }, { key: taskId });
      // Within: there is never a task without its file, and a file without its task is swept away.
      await rename(path, this.folders.handedInOf(taskId));
      return taskId;
    });
    return begun.catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
  }

  /** Takes the export at `path` in while the caller waits. @throws ImportCalledOff */
  async takeNow(person: Person, path: string, advance: Advance): Promise<TakenIn> {
    const { athleteId } = person;
    const taskId = await this.database.transaction(
      async (tx) =>
        (await this.tasks.underWay(tx, athleteId, BY_COMMAND)) ??
        (await this.tasks.begin(tx, athleteId, BY_COMMAND)),
    );
    try {
      const report = await this.take(path, person, taskId, advance);
      await this.database.transaction((tx) => this.tasks.end(tx, taskId, report));
      return report;
    } catch (error) {
      if (error instanceof TaskGone) throw new ImportCalledOff();
      await this.database.transaction((tx) => this.tasks.fail(tx, taskId, codeOf(error)));
      throw error;
    }
  }

  @Handles(ImportHandedIn)
  async onHandedIn({ taskId, ...person }: Said<typeof ImportHandedIn>, finish: Finish): Promise<void> {
    const path = this.folders.handedInOf(taskId);
    if (!(await this.tasks.isOpen(taskId))) return rm(path, { force: true });
    try {
      const report = await this.take(path, person, taskId, this.tasks.teller(taskId, TELL_EVERY));
      await finish((tx) => this.tasks.end(tx, taskId, report));
    } catch (error) {
      const isRefusal = error instanceof Problem && ['invalid', 'forbidden'].includes(error.kind);
      if (!isRefusal && !(error instanceof TaskGone)) throw error;
      await finish((tx) => this.tasks.fail(tx, taskId, codeOf(error)));
    }
    await rm(path, { force: true });
  }

  /** One at a time. What no try brought to its end waits for nobody. @throws ImportUnderWay */
  private async makeWay(tx: Tx, athleteId: string): Promise<void> {
    await takeTurns(tx, `import:${athleteId}`);
    const taskId = await this.tasks.underWay(tx, athleteId, IMPORT);
    if (taskId === null) return;
    const stuck = await this.outbox.setAsideAmong(ImportHandedIn, [taskId]);
    if (!stuck.has(taskId)) throw new ImportUnderWay();
    await this.tasks.fail(tx, taskId, 'unknown');
    await rm(this.folders.handedInOf(taskId), { force: true });
  }

  private take(path: string, person: Person, taskId: string, advance: Advance): Promise<TakenIn> {
    return this.importer.take(path, person, { advance, demand: (tx) => this.tasks.demandOpen(tx, taskId) });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Problem ? error.code : 'unknown';
}
