import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';
import type { Sport } from '#src/kernel/sport';
import { Athlete } from '#src/people/athlete.entity';
import { Session } from '#src/sessions/session.entity';

/**
 * What the athlete says of one session where its sources are wrong or silent. Beside the sources, never in their place:
 * taken away, the session is again what they tell. null: nothing said.
 */
@Entity('session_told')
@Unique('session_told_session', ['sessionId'])
@Index('session_told_athlete', ['athleteId'])
export class ToldSession {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'session_told_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_told_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40, nullable: true })
  sport: Sport | null;

  @Column('boolean', { nullable: true })
  indoor: boolean | null;

  /** Kit by its name, as in the profile. */
  @Column('varchar', { length: 20, nullable: true })
  clothing: Athlete['usualClothing'];

  @Column({ name: 'air_c', type: REAL, nullable: true })
  airC: number | null;

  /** Relative, 0 to 100. */
  @Column({ name: 'humidity_pct', type: REAL, nullable: true })
  humidityPct: number | null;

  /** At body height; indoors a fan's. */
  @Column({ name: 'wind_ms', type: REAL, nullable: true })
  windMs: number | null;

  /** Of a swim. */
  @Column({ name: 'water_c', type: REAL, nullable: true })
  waterC: number | null;

  /** What they weighed that day; holds for this session alone. */
  @Column({ name: 'mass_kg', type: REAL, nullable: true })
  massKg: number | null;

  /** Later each time something else is told: an estimate remembers which word it was made with. */
  @Column({ name: 'told_at', type: TIME })
  toldAt: Date;
}
