import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, JSON_TEXT, REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { Lineage } from '#src/sessions/audience';
import { Session } from '#src/sessions/session.entity';
import type { Efficiency, Ineligible } from '#src/training/efficiency';
import type { LoadNote } from '#src/training/heart-bounds';

/** A squad's days are read from the index alone: the rows of thirty athletes lie far apart. */
const SQUAD = [
  'lineage',
  'athleteId',
  'day',
  'sessionId',
  'movingMin',
  'trimp',
  'sessionRpeLoad',
  'minutesAtThreshold',
] as const;

/**
 * What a session asked of its athlete. Each has a row made of everything its owner may see, for them alone; where others
 * may see anything of it, another made only of that.
 */
@Entity('session_load')
@Unique('session_load_session', ['sessionId', 'lineage'])
@Index('session_load_day', ['athleteId', 'lineage', 'day'])
@Index('session_load_start', ['athleteId', 'lineage', 'startedAt'])
@Index('session_load_squad', [...SQUAD])
export class SessionLoadRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'session_load_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_load_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 10, default: 'owner' })
  lineage: Lineage;

  @Column({ name: 'started_at', type: TIME })
  startedAt: Date;

  /** On the athlete's own calendar. */
  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  @Column({ name: 'moving_min', type: REAL })
  movingMin: number;

  @Column({ type: REAL, nullable: true })
  trimp: number | null;

  @Column({ name: 'session_rpe_load', type: REAL, nullable: true })
  sessionRpeLoad: number | null;

  @Column({ name: 'minutes_at_threshold', type: REAL, nullable: true })
  minutesAtThreshold: number | null;

  /** Of the air, measured or told; null where it is only what is usual there. */
  @Column({ name: 'air_temperature_c', type: REAL, nullable: true })
  airTemperatureC: number | null;

  @Column({ name: 'altitude_m', type: REAL, nullable: true })
  altitudeM: number | null;

  @Column('varchar', { name: 'device_key', length: 200, nullable: true })
  deviceKey: string | null;

  @Column({ type: JSON_TEXT, nullable: true })
  efficiency: Efficiency | null;

  /** Why it says nothing of efficiency; empty where it does. */
  @Column({ type: JSON_TEXT })
  ineligible: Ineligible[];

  @Column({ type: JSON_TEXT })
  notes: LoadNote[];

  /** Who told of the session: when one of them takes it back and the rest can no longer be read, this goes. */
  @Column({ type: JSON_TEXT })
  sources: string[];

  @Column('varchar', { length: 10 })
  version: string;

  /** Digest of all it was made of: the same is not reckoned twice. */
  @Column('varchar', { length: 64 })
  digest: string;

  @Column({ name: 'made_at', type: TIME })
  madeAt: Date;
}
