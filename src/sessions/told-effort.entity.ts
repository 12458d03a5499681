import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { Session } from '#src/sessions/session.entity';

/** How hard a session felt, as the athlete told it here; what a recording says of it lies with the session. */
@Entity('told_effort')
@Unique('told_effort_session', ['sessionId'])
@Index('told_effort_athlete', ['athleteId'])
export class ToldEffort {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'told_effort_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'told_effort_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** 0 to 10, of the whole session. [Foster2001] */
  @Column({ type: REAL })
  rpe: number;

  @Column({ name: 'told_at', type: TIME })
  toldAt: Date;
}
