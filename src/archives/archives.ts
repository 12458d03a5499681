import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ArchiveRegister } from '#src/archives/archive-register';
import { ArchiveSteps } from '#src/archives/archive-steps';
import { ArchiveReader } from '#src/archives/archive.port';
import { ArchiveAdvanced } from '#src/archives/archives.topics';
import type { ReceivedFile } from '#src/door/received-file';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';

/** Where athletes hand their archives in, and take them back. */
@Injectable()
export class Archives {
  constructor(
    @Inject(ArchiveReader) private readonly reader: ArchiveReader,
    @Inject(ArchiveRegister) private readonly register: ArchiveRegister,
    @Inject(ArchiveSteps) private readonly steps: ArchiveSteps,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** Asked before gigabytes are sent. @throws ConsentNeeded, TooManyArchives */
  async mayHandIn(athleteId: string): Promise<void> {
    await this.consents.demand(athleteId, 'health-data');
    await this.register.demandPlace(athleteId);
  }

  /** Answers at once; the work goes on behind the page. @throws ArchiveNotUsable, TooManyArchives */
  async handIn(athleteId: string, { path, name, sha256 }: ReceivedFile): Promise<string> {
    try {
      const kind = await this.reader.recognise(path);
      const handed = { kind, name, sha256, fileName: basename(path) };
      const { archiveId, isNew } = await this.register.enter(athleteId, handed, (tx, id) =>
        this.outbox.put(tx, ArchiveAdvanced, { archiveId: id }, { key: newId() }),
      );
      // It lies here already, and is being taken in.
      if (!isNew) await rm(path, { force: true });
      return archiveId;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Stops it and forgets what is told of it; the sessions it brought stay. @throws NoSuchArchive */
  async forget(athleteId: string, id: string): Promise<void> {
    await this.steps.putAway(await this.register.forget(athleteId, id));
  }
}
