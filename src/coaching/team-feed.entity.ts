import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import { Team } from '#src/teams/team.entity';

/** An address at which a coach's calendar fetches what a team means to do. The secret in it is not kept. */
@Entity('team_feed')
@Unique('team_feed_mark', ['mark'])
@Unique('team_feed_once', ['teamId', 'accountId'])
@Index('team_feed_account', ['accountId'])
export class TeamFeed {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: 64 })
  mark: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'team_feed_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'team_feed_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** The coach asked for the water to bring in it. */
  @Column('boolean', { name: 'with_water' })
  withWater: boolean;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
