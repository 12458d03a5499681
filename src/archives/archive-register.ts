import { Inject, Injectable } from '@nestjs/common';
import type { Archive } from '#src/archives/archive.entity';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import { TooManyArchives } from '#src/archives/archives.problems';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Tasks } from '#src/people/tasks';

const TASK_KIND = 'archive';
/** Archives of one athlete that may wait at the same time: each may fill gigabytes of the disk. */
const MOST_WAITING = 5;
const LISTED = 50;

/** An archive with the task that tells how far it is. */
export interface Registered {
  archive: Archive;
  task: Awaited<ReturnType<Tasks['of']>>;
}

export type Handed = Pick<Archive, 'kind' | 'name' | 'sha256' | 'fileName'>;

/** Which archives athletes have handed in: the same twice is one, as long as it is not done. */
@Injectable()
export class ArchiveRegister {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ArchiveLedger) private readonly ledger: ArchiveLedger,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Enters an archive, or finds the one it is the same as and that is not done yet. `fresh` is committed with a new one.
   * @throws TooManyArchives
   */
  async enter(
    athleteId: string,
    handed: Handed,
    fresh: (tx: Tx, archiveId: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ archiveId: string; isNew: boolean }> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `archives:${athleteId}`);
      const open = await this.waiting(athleteId);
      // What the command has begun goes on only with the command: whoever sends the file to the page waits for nobody.
      const same = open.find(
        ({ archive }) =>
          archive.sha256 === handed.sha256 && (archive.fileName !== null || handed.fileName === null),
      );
      if (same) return { archiveId: same.archive.id, isNew: false };
      if (open.length >= MOST_WAITING) throw new TooManyArchives(MOST_WAITING);
      const taskId = await this.tasks.begin(tx, athleteId, TASK_KIND);
      const id = newId();
      await this.ledger.begin(tx, { id, athleteId, taskId, ...handed, createdAt: this.clock.now() });
      await fresh(tx, id);
      return { archiveId: id, isNew: true };
    });
  }

  /** @throws TooManyArchives where one more would not be entered */
  async demandPlace(athleteId: string): Promise<void> {
    if ((await this.waiting(athleteId)).length >= MOST_WAITING) throw new TooManyArchives(MOST_WAITING);
  }

  /** Newest first. */
  async list(athleteId: string): Promise<Registered[]> {
    const archives = await this.ledger.list(athleteId, LISTED);
    const registered = await Promise.all(archives.map((archive) => this.withTask(archive)));
    return registered.filter((one) => one !== null);
  }

  /** @throws NoSuchArchive also for somebody else's */
  async of(athleteId: string, id: string): Promise<Registered> {
    const archive = await this.ledger.of(athleteId, id);
    return { archive, task: await this.tasks.of(athleteId, archive.taskId) };
  }

  /** The sessions it brought stay; what is told of it goes, and it stops. @throws NoSuchArchive */
  async forget(athleteId: string, id: string): Promise<Archive> {
    const { archive } = await this.of(athleteId, id);
    await this.database.transaction(async (tx) => {
      await this.ledger.forget(tx, id);
      await this.tasks.forget(tx, archive.taskId);
    });
    return archive;
  }

  private async waiting(athleteId: string): Promise<Registered[]> {
    return (await this.list(athleteId)).filter(({ task }) => task.endedAt === null);
  }

  private async withTask(archive: Archive): Promise<Registered | null> {
    const task = await this.tasks.find(archive.taskId);
    return task && { archive, task };
  }
}
