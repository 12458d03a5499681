import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { CALLED_LENGTH } from '#src/teams/team-coach.entity';
import { Team } from '#src/teams/team.entity';

/** An athlete in a team. Whoever leaves has no row any more. */
@Entity('team_member')
@Unique('team_member_once', ['teamId', 'athleteId'])
@Index('team_member_athlete', ['athleteId'])
export class TeamMember {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_member_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'team_member_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** As the athlete wants to be called there. */
  @Column('varchar', { length: CALLED_LENGTH })
  name: string;

  @Column({ name: 'joined_at', type: TIME })
  joinedAt: Date;
}
