import { Inject, Injectable } from '@nestjs/common';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import { ArchiveSteps, type Step } from '#src/archives/archive-steps';
import { ArchiveNotUsable, TakenElsewhere } from '#src/archives/archives.problems';
import { ArchiveAdvanced, ArchiveFilesAged } from '#src/archives/archives.topics';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { ConsentNeeded } from '#src/people/people.problems';

/** Takes in, behind the page, what was handed in there: a fact a slice. */
@Injectable()
export class ArchiveWorker {
  constructor(
    @Inject(ArchiveSteps) private readonly steps: ArchiveSteps,
    @Inject(ArchiveLedger) private readonly ledger: ArchiveLedger,
    @Inject(ArchiveFolder) private readonly folder: ArchiveFolder,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Handles(ArchiveAdvanced)
  async onAdvance({ archiveId }: Said<typeof ArchiveAdvanced>, finish: Finish): Promise<void> {
    const archive = await this.ledger.find(archiveId);
    // Forgotten, or erased with its athlete: what is left of it on the disk goes as well.
    if (!archive) return this.steps.putAway({ id: archiveId, fileName: null });
    if (archive.fileName === null) return;
    const commit = (next: Step) => (write: Parameters<Finish>[0]) =>
      finish(async (tx) => {
        await this.consents.demand(archive.athleteId, 'health-data', tx);
        await write(tx);
        if (next === 'more') await this.outbox.put(tx, ArchiveAdvanced, { archiveId }, { key: newId() });
      });
    try {
      await this.steps.take(archive, commit);
    } catch (error) {
      // Forgotten or taken on by somebody else in the middle of it: nothing of ours was written.
      if (error instanceof TakenElsewhere) return;
      if (!(error instanceof ArchiveNotUsable || error instanceof ConsentNeeded)) throw error;
      await this.steps.fail(archive, error, finish);
    }
  }

  @Handles(ArchiveFilesAged)
  async onAged(): Promise<void> {
    await this.folder.sweep(await this.ledger.fileNames());
  }
}
