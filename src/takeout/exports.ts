import { rm, stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { Tasks } from '#src/people/tasks';
import type { Person } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { NoSuchExport } from '#src/takeout/takeout.problems';
import { ExportAsked, ExportsAged } from '#src/takeout/takeout.topics';

export type Task = Awaited<ReturnType<Tasks['of']>>;

export const EXPORT = 'export';
const KEPT_HOURS = 48;
/** A file without a task belongs to an upload under way, or to nobody any more. */
const STRAY_AFTER_MS = 24 * HOUR_MS;

/** Exports people have asked for: for two days theirs to fetch, and nobody else's at any time. */
@Injectable()
export class Exports {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One at a time: whoever asks again while one is being made gets that one, unless no try brought it to its end. */
  async begin({ accountId, athleteId }: Person): Promise<string> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `export:${athleteId}`);
      const running = await this.tasks.underWay(tx, athleteId, EXPORT);
      if (running) {
        const stuck = await this.outbox.setAsideAmong(ExportAsked, [running]);
        if (!stuck.has(running)) return running;
        await this.tasks.fail(tx, running, 'unknown');
      }
      const taskId = await this.tasks.begin(tx, athleteId, EXPORT);
      await this.outbox.put(tx, ExportAsked, { taskId, athleteId, accountId }, { key: taskId });
      return taskId;
    });
  }

  /** Newest first; those that are gone are not told of. */
  async list(athleteId: string): Promise<Task[]> {
    const tasks = await this.tasks.list(athleteId, EXPORT);
    return tasks.filter((task) => !this.isOver(task));
  }

  /** Until when it can be fetched; null while it is being made. */
  untilOf({ endedAt }: Pick<Task, 'endedAt'>): Date | null {
    return endedAt && new Date(endedAt.getTime() + KEPT_HOURS * HOUR_MS);
  }

  /** @throws NoSuchExport also for somebody else's */
  async file(athleteId: string, id: string): Promise<{ path: string; bytes: number; madeAt: Date }> {
    const task = (await this.list(athleteId)).find((one) => one.id === id && one.state === 'done');
    const path = this.folders.exportOf(id);
    const about = task && (await stat(path).catch(() => null));
    if (!about) throw new NoSuchExport();
    return { path, bytes: about.size, madeAt: task.endedAt! };
  }

  /** The file at once, and that there was one. One that is being made stops. @throws NoSuchExport */
  async remove(athleteId: string, id: string): Promise<void> {
    const isTheirs = (await this.list(athleteId)).some((one) => one.id === id);
    if (!isTheirs) throw new NoSuchExport();
    await this.database.transaction((tx) => this.tasks.forget(tx, id));
    await this.folders.remove(id);
  }

  @Handles(ExportsAged)
  async onAged(_said: Said<typeof ExportsAged>, finish: Finish): Promise<void> {
    const now = this.clock.now().getTime();
    for (const { taskId, sinceMs, path } of await this.folders.kept()) {
      const task = await this.tasks.find(taskId);
      const isSpent = task ? this.isOver(task) : now - sinceMs > STRAY_AFTER_MS;
      if (isSpent) await rm(path, { force: true });
    }
    await finish((tx) => this.tasks.forgetBefore(tx, EXPORT, new Date(now - KEPT_HOURS * HOUR_MS)));
  }

  private isOver(task: Task): boolean {
    const until = task.kind === EXPORT ? this.untilOf(task) : task.endedAt;
    return until !== null && until <= this.clock.now();
  }
}
