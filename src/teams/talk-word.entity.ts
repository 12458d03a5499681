import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { Team } from '#src/teams/team.entity';

export const TALK_WISHES = ['fine', 'talk'] as const;
export type TalkWish = (typeof TALK_WISHES)[number];

/** What an athlete chose to let a team's coaches know of how they are: that they are fine, or would like to talk. */
@Entity('talk_word')
@Index('talk_word_team', ['teamId', 'at'])
@Index('talk_word_athlete', ['athleteId'])
export class TalkWord {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'talk_word_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @ForeignKey(() => Team, { onDelete: 'CASCADE', name: 'talk_word_team_fk' })
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('varchar', { length: 4 })
  wish: TalkWish;

  @Column({ type: TIME })
  at: Date;
}
