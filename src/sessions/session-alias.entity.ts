import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Athlete } from '#src/people/athlete.entity';
import { SessionSource } from '#src/sessions/session-source.entity';

/**
 * A name a source knows its workout by: `garmin:123`, `strava:9`, `fit:<serial>:<time>`. Two sources that share a name
 * tell of the same workout.
 */
@Entity('session_alias')
@Index('session_alias_name', ['athleteId', 'alias'])
export class SessionAlias {
  @ForeignKey(() => SessionSource, { onDelete: 'CASCADE', name: 'session_alias_source_fk' })
  @PrimaryColumn('uuid', { name: 'source_id' })
  sourceId: string;

  @PrimaryColumn('varchar', { length: 200 })
  alias: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_alias_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;
}
