import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { Session } from '#src/sessions/session.entity';

/**
 * What an athlete weighed before training, and after it, while the session in between is not there yet. Once it is, the
 * kilos are its weigh-in and are here no more; the row stays for some days, so that the same sent again is the same.
 */
@Entity('own_weighing')
@Index('own_weighing_athlete', ['athleteId'])
@Index('own_weighing_waiting', ['settledAt', 'beforeAt'])
@Index('own_weighing_before', ['beforeAt'])
export class OwnWeighing {
  /** As the page calls it. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'own_weighing_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column({ name: 'before_at', type: TIME })
  beforeAt: Date;

  /** null: settled. */
  @Column({ name: 'pre_kg', type: REAL, nullable: true })
  preKg: number | null;

  /** null: not weighed after yet. */
  @Column({ name: 'after_at', type: TIME, nullable: true })
  afterAt: Date | null;

  @Column({ name: 'post_kg', type: REAL, nullable: true })
  postKg: number | null;

  /** Between the two; null: nobody told. */
  @Column({ name: 'drink_kg', type: REAL, nullable: true })
  drinkKg: number | null;

  @Column({ name: 'food_kg', type: REAL })
  foodKg: number;

  @Column({ name: 'urine_kg', type: REAL })
  urineKg: number;

  @Column({ name: 'stool_kg', type: REAL })
  stoolKg: number;

  /** The smallest step the scale shows. */
  @Column({ name: 'scale_step_kg', type: REAL })
  scaleStepKg: number;

  /** In the kit trained in. */
  @Column('boolean')
  clothed: boolean;

  /** Dried off before the second weighing. */
  @Column('boolean')
  towelled: boolean;

  @Column('boolean', { name: 'drink_estimated' })
  drinkEstimated: boolean;

  /** It became the weigh-in of this session; null: it waits. */
  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'own_weighing_session_fk' })
  @Index('own_weighing_session')
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column({ name: 'settled_at', type: TIME, nullable: true })
  settledAt: Date | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
