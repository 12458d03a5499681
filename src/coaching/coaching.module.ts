import { Module } from '@nestjs/common';
import { NotesController } from '#src/coaching/notes.controller';
import { NudgesModule } from '#src/nudges/nudges.module';
import { TeamsModule } from '#src/teams/teams.module';

/** What coaches do with their squad: always through the one door of the room of teams. */
@Module({
  imports: [NudgesModule, TeamsModule],
  controllers: [NotesController],
})
export class CoachingModule {}
