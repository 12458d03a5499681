import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import { Team } from '#src/teams/team.entity';

/** Whether a coach wants to be told in the morning of what the day before was for a team, and on which ways. */
@Entity('team_digest')
@Unique('team_digest_once', ['teamId', 'accountId'])
@Index('team_digest_account', ['accountId'])
export class TeamDigest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_digest_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'team_digest_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('boolean')
  wanted: boolean;

  @Column('boolean', { name: 'by_email' })
  byEmail: boolean;

  @Column('boolean', { name: 'by_push' })
  byPush: boolean;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
