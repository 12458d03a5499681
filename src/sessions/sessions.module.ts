import { Module } from '@nestjs/common';
import { Intake } from '#src/sessions/intake';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionsController } from '#src/sessions/sessions.controller';
import { UploadController } from '#src/sessions/upload.controller';

@Module({
  controllers: [UploadController, SessionsController],
  providers: [Intake, SessionLog, SessionShelf],
  exports: [Intake, SessionLog, SessionShelf],
})
export class SessionsModule {}
