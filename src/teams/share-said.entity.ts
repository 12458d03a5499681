import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { ConsentMethod } from '#src/people/consent.entity';
import type { Asked } from '#src/teams/share-texts';
import { TEAM_NAME_LENGTH } from '#src/teams/team.entity';
import type { Language } from '#src/words/words';

/**
 * A yes or a no to one team's coaches seeing one group of fields, or a guardian's to all of them. Rows are only ever added;
 * the highest number holds.
 */
@Entity('share_said')
@Unique('share_said_once', ['athleteId', 'teamId', 'group', 'number'])
@Index('share_said_team', ['teamId', 'athleteId'])
export class ShareSaid {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'share_said_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** It leads nowhere once the team is gone; what was said to it stays. */
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** As it was called then. */
  @Column('varchar', { name: 'team_name', length: TEAM_NAME_LENGTH })
  teamName: string;

  @Column('varchar', { name: 'share_group', length: 20 })
  group: Asked;

  /** Counts what this athlete has said to this team of this group, from 1. */
  @Column('integer')
  number: number;

  @Column('boolean')
  given: boolean;

  /** The last day of a yes, on the athlete's calendar; null: until it is taken back. */
  @Column('varchar', { name: 'until_day', length: DAY_LENGTH, nullable: true })
  untilDay: string | null;

  @Column({ type: TIME })
  at: Date;

  /** SHA-256 of the very text that was in front of them. */
  @Column('varchar', { name: 'text_sha256', length: 64 })
  textSha256: string;

  @Column('varchar', { length: 2 })
  language: Language;

  @Column('varchar', { length: 10 })
  method: ConsentMethod;

  /** Whose account said so; null: a guardian, who has none. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;
}
