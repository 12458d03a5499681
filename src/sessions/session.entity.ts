import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { JSON_TEXT, REAL, TIME } from '#src/database/portable';
import type { Sport } from '#src/kernel/sport';
import { Athlete } from '#src/people/athlete.entity';
import type { Provenance } from '#src/sessions/merge';
import type {
  Device,
  DeviceAthlete,
  Leg,
  Pause,
  Recording,
  RecordingNote,
} from '#src/sessions/recording.port';

/**
 * Something an athlete did, as the owner sees it: merged from all its sources (session_source), made anew when one of
 * them comes, changes or goes. Others see what SessionShelf merges for them from the shareable sources alone.
 */
@Entity('session')
@Index('session_athlete_start', ['athleteId', 'startedAt', 'id'])
@Index('session_squad', ['athleteId', 'startedAt', 'shareable', 'id'])
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 8 })
  format: Recording['format'];

  @Column('varchar', { length: 40 })
  sport: Sport;

  @Column('varchar', { name: 'sport_raw', length: 120 })
  sportRaw: string;

  @Column('boolean', { nullable: true })
  indoor: boolean | null;

  @Column({ name: 'started_at', type: TIME })
  startedAt: Date;

  @Column('integer', { name: 'utc_offset_s', nullable: true })
  utcOffsetS: number | null;

  @Column({ name: 'elapsed_s', type: REAL })
  elapsedS: number;

  @Column({ name: 'timer_s', type: REAL, nullable: true })
  timerS: number | null;

  @Column({ name: 'moving_s', type: REAL, nullable: true })
  movingS: number | null;

  @Column({ name: 'distance_m', type: REAL, nullable: true })
  distanceM: number | null;

  @Column({ name: 'ascent_m', type: REAL, nullable: true })
  ascentM: number | null;

  @Column({ name: 'energy_kcal', type: REAL, nullable: true })
  energyKcal: number | null;

  @Column({ type: REAL, nullable: true })
  rpe: number | null;

  @Column({ name: 'vendor_sweat_ml', type: REAL, nullable: true })
  vendorSweatMl: number | null;

  @Column('varchar', { name: 'vendor_name', length: 120, nullable: true })
  vendorName: string | null;

  @Column({ type: JSON_TEXT, nullable: true })
  device: Device | null;

  /** The athlete as the device knew them. */
  @Column({ name: 'device_athlete', type: JSON_TEXT })
  deviceAthlete: DeviceAthlete;

  @Column({ type: JSON_TEXT })
  legs: Leg[];

  @Column({ type: JSON_TEXT })
  pauses: Pause[];

  @Column({ type: JSON_TEXT })
  notes: RecordingNote[];

  @Column('varchar', { length: 200, nullable: true })
  identity: string | null;

  /** Whether one of its sources, at least, may be shown to others. */
  @Column('boolean')
  shareable: boolean;

  /** Which source gave each field. */
  @Column({ type: JSON_TEXT })
  provenance: Provenance;

  /** The raw form of all its sources is purged: what is here stays, and can no longer be made anew. */
  @Column('boolean')
  frozen: boolean;

  /** A session this one may be the same as, where its source hides the hour: for the athlete to answer. */
  @Column('uuid', { name: 'same_as', nullable: true })
  sameAs: string | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
