import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { NoSuchTask } from '#src/people/people.problems';
import { Task } from '#src/people/task.entity';

export interface Progress {
  done: number;
  /** Left out: as it was. */
  total?: number | null;
  report?: object;
}

/** Work whose task has ended or is forgotten: nobody waits for it. */
export class TaskGone extends Error {}

/** How many of an athlete's tasks are listed. */
const LISTED = 50;

/**
 * Long work for athletes, so that they see it go on. The work itself is a fact in the outbox and is taken up again after
 * a crash; this is what is told of it meanwhile. A task that has ended stays as it ended.
 */
@Injectable()
export class Tasks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async begin(tx: Tx, athleteId: string, kind: string, report: object | null = null): Promise<string> {
    const id = newId();
    const createdAt = this.clock.now();
    const fresh = { state: 'waiting', done: 0, total: null, problemCode: null, endedAt: null } as const;
    await tx.insert(Task, { id, athleteId, kind, ...fresh, report, createdAt });
    return id;
  }

  /** Says how far it is. Written with the rows it speaks of, so that nobody sees more done than is. */
  async advance(tx: Tx, id: string, { done, total, report }: Progress): Promise<void> {
    const told = { ...(total !== undefined && { total }), ...(report && { report }) };
    const open = [
      { id, state: 'waiting' },
      { id, state: 'running' },
    ] as const;
    for (const where of open) await tx.update(Task, where, { state: 'running', done, ...told });
  }

  async end(tx: Tx, id: string, report?: object): Promise<void> {
    await this.close(tx, id, { state: 'done', ...(report && { report }) });
  }

  async fail(tx: Tx, id: string, problemCode: string, report?: object): Promise<void> {
    await this.close(tx, id, { state: 'failed', problemCode, ...(report && { report }) });
  }

  /** Those of the kind that others are at: this one does all that they had to do. */
  async endOthers(tx: Tx, athleteId: string, kind: string, id: string): Promise<void> {
    const others = { athleteId, kind, state: 'running', id: Not(id) } as const;
    await tx.update(Task, others, { state: 'done', endedAt: this.clock.now() });
  }

  /** Of a kind, not ended yet; to be asked in the transaction that would begin another. */
  async underWay(tx: Tx, athleteId: string, kind: string): Promise<string | null> {
    return (await tx.findOneBy(Task, { athleteId, kind, endedAt: IsNull() }))?.id ?? null;
  }

  /** Those of a kind that ended before a moment are told of no more. */
  async forgetBefore(tx: Tx, kind: string, moment: Date): Promise<void> {
    await tx.delete(Task, { kind, endedAt: LessThanOrEqual(moment) });
  }

  /** Newest first; all kinds, or one. */
  list(athleteId: string, kind?: string): Promise<Task[]> {
    const where = { athleteId, ...(kind !== undefined && { kind }) };
    return this.database.read(Task).find({ where, order: { createdAt: 'DESC', id: 'ASC' }, take: LISTED });
  }

  /** Another text once any of an athlete's tasks got further, began, ended or went. */
  async stamp(athleteId: string): Promise<string> {
    const rows = await this.database
      .read(Task)
      .createQueryBuilder('task')
      .select('task.kind', 'kind')
      .addSelect('task.state', 'state')
      .addSelect('COUNT(*)', 'count')
      .addSelect('SUM(task.done)', 'done')
      .addSelect('SUM(task.total)', 'total')
      .where('task.athlete_id = :athleteId', { athleteId })
      .groupBy('task.kind')
      .addGroupBy('task.state')
      .orderBy('task.kind')
      .addOrderBy('task.state')
      .getRawMany<object>();
    return JSON.stringify(rows);
  }

  /** The athlete's task of a kind that nobody has taken up yet; null where there is none. */
  async waiting(tx: Tx, athleteId: string, kind: string): Promise<string | null> {
    const where = { athleteId, kind, state: 'waiting' } as const;
    const task = await tx.findOne(Task, { select: { id: true }, where });
    return task?.id ?? null;
  }

  /** @throws NoSuchTask also for somebody else's */
  async of(athleteId: string, id: string): Promise<Task> {
    const task = await this.database.read(Task).findOneBy({ id, athleteId });
    if (!task) throw new NoSuchTask();
    return task;
  }

  /** Whoever takes the work up asks this way; null once it is gone with its athlete. */
  find(id: string): Promise<Task | null> {
    return this.database.read(Task).findOneBy({ id });
  }

  /** Whether somebody still waits for it. */
  async isOpen(id: string): Promise<boolean> {
    const task = await this.find(id);
    return task !== null && task.endedAt === null;
  }

  /**
   * For work that writes: asked in each of its transactions, nothing it brings outlives an erasure that came meanwhile.
   * @throws TaskGone
   */
  async demandOpen(tx: Tx, id: string): Promise<void> {
    if (!(await this.isOpenIn(tx, id))) throw new TaskGone();
  }

  isOpenIn(tx: Tx, id: string): Promise<boolean> {
    return tx.existsBy(Task, { id, endedAt: IsNull() });
  }

  /**
   * For work of many small steps: notes how far it is at the first, the last and every so many between, as a write a step
   * would be a high price for a number. It throws TaskGone once nobody waits any more.
   */
  teller(id: string, every: number): (done: number, total: number) => Promise<void> {
    let told = 0;
    return async (done, total) => {
      if (told > 0 && done - told < every && done < total) return;
      told = done;
      if (!(await this.isOpen(id))) throw new TaskGone();
      await this.database.transaction((tx) => this.advance(tx, id, { done, total }));
    };
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.delete(Task, { id });
  }

  private async close(
    tx: Tx,
    id: string,
    end: { state: 'done' | 'failed'; problemCode?: string; report?: object },
  ): Promise<void> {
    const task = await tx.findOneBy(Task, { id });
    if (!task || task.endedAt) return;
    await tx.update(Task, id, { ...end, endedAt: this.clock.now() });
  }
}
