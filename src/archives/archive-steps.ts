import { Inject, Injectable } from '@nestjs/common';
import type { Archive } from '#src/archives/archive.entity';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { ArchiveHand } from '#src/archives/archive-hand';
import { ArchiveIntake } from '#src/archives/archive-intake';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import type { Tx } from '#src/database/transaction';
import { Problem } from '#src/kernel/problem';
import { Tasks } from '#src/people/tasks';

/** Opens a transaction for a step's writes; whoever calls says what is committed with them. */
export type Commit = (write: (tx: Tx) => Promise<void>) => Promise<void>;

export type Step = 'more' | 'ended';

/**
 * An archive's way through the house, one slice a step. What a step wrote and how far the archive is are committed
 * together, so that one may be killed anywhere and the next begins where the last one ended.
 */
@Injectable()
export class ArchiveSteps {
  constructor(
    @Inject(ArchiveHand) private readonly hand: ArchiveHand,
    @Inject(ArchiveIntake) private readonly intake: ArchiveIntake,
    @Inject(ArchiveLedger) private readonly ledger: ArchiveLedger,
    @Inject(ArchiveFolder) private readonly folder: ArchiveFolder,
    @Inject(Tasks) private readonly tasks: Tasks,
  ) {}

  /** `path` where the archive lies; left out: where it came in. `commit` learns what comes next. */
  async take(archive: Archive, commit: (next: Step) => Commit, path?: string): Promise<Step> {
    const lies = path ?? this.folder.fileOf(archive.fileName ?? '');
    const next = await this.hand.with(archive.id, lies, async (opened) => {
      const isNew = archive.passedOver === null;
      const slice = await this.intake.read(opened, archive.position);
      const step = slice.isLast ? ('ended' as const) : ('more' as const);
      await commit(step)(async (tx) => {
        if (isNew) await this.intake.begin(tx, archive, opened);
        await this.intake.write(tx, archive, slice);
        if (slice.isLast) await this.ledger.lies(tx, archive.id, null);
      });
      return step;
    });
    if (next === 'ended') await this.putAway(archive);
    return next;
  }

  /** It cannot be gone on with: the task says why. */
  async fail(archive: Archive, problem: Problem, commit: Commit): Promise<void> {
    await commit(async (tx) => {
      await this.tasks.fail(tx, archive.taskId, problem.code);
      await this.ledger.lies(tx, archive.id, null);
    });
    await this.putAway(archive);
  }

  /** Closed, and its file removed. */
  async putAway({ id, fileName }: Pick<Archive, 'id' | 'fileName'>): Promise<void> {
    await this.hand.putAway(id);
    await this.folder.remove(id, fileName);
  }
}
