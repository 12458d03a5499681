import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import { Team } from '#src/teams/team.entity';

/** A name as one is called in a team. */
export const CALLED_LENGTH = 60;

/** `head`: sees the squad and manages the team. `assistant`: sees the squad. */
export const COACH_ROLES = ['head', 'assistant'] as const;
export type CoachRole = (typeof COACH_ROLES)[number];

/** Somebody who coaches a team, and until when. */
@Entity('team_coach')
@Unique('team_coach_once', ['teamId', 'accountId'])
@Index('team_coach_account', ['accountId'])
export class TeamCoach {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_coach_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'team_coach_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { length: CALLED_LENGTH })
  name: string;

  @Column('varchar', { length: 10 })
  role: CoachRole;

  @Column({ name: 'since', type: TIME })
  since: Date;

  /** The last day, on the team's calendar; null: no end. */
  @Column('varchar', { name: 'until_day', length: DAY_LENGTH, nullable: true })
  untilDay: string | null;
}
