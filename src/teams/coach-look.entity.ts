import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { ShareGroup } from '#src/teams/share-group';
import { CALLED_LENGTH } from '#src/teams/team-coach.entity';
import { TEAM_NAME_LENGTH } from '#src/teams/team.entity';

/** Where a coach saw something of an athlete. */
export const LOOKS = ['board', 'athlete', 'station', 'water', 'digest', 'file'] as const;
export type Look = (typeof LOOKS)[number];

/** A coach saw something of an athlete: one row for each place and hour, with how often. */
@Entity('coach_look')
@Unique('coach_look_once', ['athleteId', 'teamId', 'coachId', 'what', 'hour'])
@Index('coach_look_athlete', ['athleteId', 'lastAt'])
export class CoachLook {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'coach_look_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('varchar', { name: 'team_name', length: TEAM_NAME_LENGTH })
  teamName: string;

  /** The account that looked. It leads nowhere once that account is gone. */
  @Column('uuid', { name: 'coach_id' })
  coachId: string;

  @Column('varchar', { name: 'coach_name', length: CALLED_LENGTH })
  coachName: string;

  @Column('varchar', { length: 10 })
  what: Look;

  /** What of theirs could be seen there. */
  @Column({ type: JSON_TEXT })
  groups: ShareGroup[];

  /** UTC's, as `2026-06-20T08`. */
  @Column('varchar', { length: 13 })
  hour: string;

  @Column('integer')
  times: number;

  @Column({ name: 'first_at', type: TIME })
  firstAt: Date;

  @Column({ name: 'last_at', type: TIME })
  lastAt: Date;
}
