import { Module } from '@nestjs/common';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { ArchiveHand } from '#src/archives/archive-hand';
import { ArchiveIntake } from '#src/archives/archive-intake';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import { ArchiveRegister } from '#src/archives/archive-register';
import { ArchiveSteps } from '#src/archives/archive-steps';
import { ArchiveWorker } from '#src/archives/archive-worker';
import { Archives } from '#src/archives/archives';
import { ArchivesController } from '#src/archives/archives.controller';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';

@Module({
  imports: [PeopleModule, SessionsModule],
  controllers: [ArchivesController],
  providers: [
    ArchiveFolder,
    ArchiveHand,
    ArchiveIntake,
    ArchiveLedger,
    ArchiveRegister,
    Archives,
    ArchiveSteps,
    ArchiveWorker,
  ],
  exports: [ArchiveFolder, ArchiveLedger, ArchiveRegister, ArchiveSteps],
})
export class ArchivesModule {}
