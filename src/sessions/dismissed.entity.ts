import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A workout of a linked source the athlete has removed here: the next sync must not bring it back. */
@Entity('session_dismissed')
export class Dismissed {
  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_dismissed_athlete_fk' })
  @PrimaryColumn('uuid', { name: 'athlete_id' })
  athleteId: string;

  @PrimaryColumn('varchar', { length: 40 })
  source: string;

  @PrimaryColumn('varchar', { name: 'external_id', length: 200 })
  externalId: string;

  @Column({ name: 'at', type: TIME })
  at: Date;
}
