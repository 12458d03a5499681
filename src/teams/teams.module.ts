import { Module } from '@nestjs/common';
import { EntryModule } from '#src/entry/entry.module';
import { PeopleModule } from '#src/people/people.module';
import { GuardianController } from '#src/teams/guardian.controller';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { GuardianPages } from '#src/teams/guardian-pages';
import { Guardians } from '#src/teams/guardians';
import { Looks } from '#src/teams/looks';
import { Memberships } from '#src/teams/memberships';
import { OwnTeams } from '#src/teams/own-teams';
import { OwnTeamsController } from '#src/teams/own-teams.controller';
import { RosterChanges } from '#src/teams/roster-changes';
import { ShareLog } from '#src/teams/share-log';
import { ShareStates } from '#src/teams/share-states';
import { Sharing } from '#src/teams/sharing';
import { SharingChanges } from '#src/teams/sharing-changes';
import { Squads } from '#src/teams/squads';
import { Succession } from '#src/teams/succession';
import { TalkWords } from '#src/teams/talk-words';
import { TeamCoaches } from '#src/teams/team-coaches';
import { TeamCodes } from '#src/teams/team-codes';
import { TeamDesk } from '#src/teams/team-desk';
import { TeamDeskController } from '#src/teams/team-desk.controller';
import { TeamJoining } from '#src/teams/team-joining';
import { TeamJoiningController } from '#src/teams/team-joining.controller';
import { TeamLogsController } from '#src/teams/team-logs.controller';
import { TeamRoster } from '#src/teams/team-roster';
import { TeamStaffController } from '#src/teams/team-staff.controller';
import { TeamWordsController } from '#src/teams/team-words.controller';
import { Today } from '#src/teams/today';

/** The door for coaches, the book of what they saw, what was said for them, and the way out. The rest is between ourselves. */
const open = [Looks, Memberships, Sharing, SharingChanges, Squads, TalkWords];

/** Teams: who belongs to them, what each athlete lets their coaches see, and what these have seen. */
@Module({
  imports: [EntryModule, PeopleModule],
  controllers: [
    TeamJoiningController,
    TeamLogsController,
    OwnTeamsController,
    TeamWordsController,
    TeamDeskController,
    TeamStaffController,
    GuardianController,
  ],
  providers: [
    ...open,
    GuardianDesk,
    GuardianPages,
    Guardians,
    OwnTeams,
    RosterChanges,
    ShareLog,
    ShareStates,
    Succession,
    TeamCoaches,
    TeamCodes,
    TeamDesk,
    TeamJoining,
    TeamRoster,
    Today,
  ],
  exports: open,
})
export class TeamsModule {}
