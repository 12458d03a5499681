import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A laboratory's test of an athlete's sweat. How, when, and what came of it lie sealed: the row tells only whose it is. */
@Entity('sweat_test')
@Unique('sweat_test_client', ['athleteId', 'clientId'])
@Index('sweat_test_key', ['keyId'])
export class SweatTest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'sweat_test_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** What whoever sent it calls it: sent twice, it is one. */
  @Column('uuid', { name: 'client_id' })
  clientId: string;

  /** Sealed by the vault about `sweat-test:<athlete>:<id>`. */
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
