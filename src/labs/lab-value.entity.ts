import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A laboratory value. What was tested, when, and what came of it lie sealed: the row tells only whose it is. */
@Entity('lab_value')
@Unique('lab_value_client', ['athleteId', 'clientId'])
@Index('lab_value_key', ['keyId'])
export class LabValue {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'lab_value_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** What whoever sent it calls it: sent twice, it is one. */
  @Column('uuid', { name: 'client_id' })
  clientId: string;

  /** Sealed by the vault about `lab-value:<athlete>:<id>`. */
  @Column({ type: BYTES, select: false })
  sealed: Buffer;

  /** The key it is sealed with. */
  @Column('varchar', { name: 'key_id', length: 40 })
  keyId: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
