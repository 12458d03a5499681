import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { Session } from '#src/sessions/session.entity';

/** A session weighed before and after, as the athlete told it. What it says of their sweating is reckoned when asked for. */
@Entity('weigh_in')
@Unique('weigh_in_session', ['sessionId'])
@Index('weigh_in_athlete', ['athleteId', 'createdAt'])
export class WeighIn {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'weigh_in_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'weigh_in_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column({ name: 'pre_kg', type: REAL })
  preKg: number;

  @Column({ name: 'post_kg', type: REAL })
  postKg: number;

  /** Between the weighings; null: nobody knows. */
  @Column({ name: 'drink_kg', type: REAL, nullable: true })
  drinkKg: number | null;

  @Column({ name: 'food_kg', type: REAL })
  foodKg: number;

  @Column({ name: 'urine_kg', type: REAL })
  urineKg: number;

  @Column({ name: 'stool_kg', type: REAL })
  stoolKg: number;

  /** Minutes between the weighings beside the session itself. */
  @Column({ name: 'extra_min', type: REAL })
  extraMin: number;

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

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
