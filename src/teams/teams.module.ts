import { Module } from '@nestjs/common';
import { PeopleModule } from '#src/people/people.module';
import { Guardians } from '#src/teams/guardians';
import { Looks } from '#src/teams/looks';
import { Sharing } from '#src/teams/sharing';
import { Squads } from '#src/teams/squads';
import { Today } from '#src/teams/today';

/** Teams: who belongs to them, what each athlete lets their coaches see, and what these have seen. */
@Module({
  imports: [PeopleModule],
  providers: [Guardians, Looks, Sharing, Squads, Today],
  exports: [Looks, Sharing, Squads],
})
export class TeamsModule {}
