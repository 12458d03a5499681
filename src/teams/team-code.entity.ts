import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import type { CoachRole } from '#src/teams/team-coach.entity';
import { Team } from '#src/teams/team.entity';

/** A code, or a link that holds it, by which people join a team. The code itself is not kept. */
@Entity('team_code')
@Unique('team_code_mark', ['mark'])
@Index('team_code_team', ['teamId'])
export class TeamCode {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: 64 })
  mark: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_code_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'team_code_maker_fk' })
  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  /** As what it lets people in. */
  @Column('varchar', { name: 'lets_in', length: 10 })
  letsIn: 'athlete' | CoachRole;

  /** The last day of a coach who comes by it; null: no end. */
  @Column('varchar', { name: 'coach_until_day', length: DAY_LENGTH, nullable: true })
  coachUntilDay: string | null;

  /** How many more may come by it. */
  @Column('integer', { name: 'uses_left' })
  usesLeft: number;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
