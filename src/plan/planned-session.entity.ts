import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, REAL, TIME } from '#src/database/portable';
import type { Sport } from '#src/kernel/sport';
import { Athlete } from '#src/people/athlete.entity';
import type { Effort } from '#src/sweat/intent';

export const PLANNED_NAME_LENGTH = 120;
export const PLACE_NAME_LENGTH = 60;
/** The source of what people enter here themselves; everything else is a brand. */
export const OWN = 'own';

/** A session somebody means to do, as they entered it or as their calendar elsewhere tells it. */
@Entity('planned_session')
@Unique('planned_session_client', ['athleteId', 'clientId'])
@Unique('planned_session_source', ['athleteId', 'source', 'externalId'])
@Index('planned_session_day', ['athleteId', 'day'])
export class PlannedSession {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'planned_session_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** What whoever sent it calls it, so that the same sent again is the same. */
  @Column('varchar', { name: 'client_id', length: 36 })
  clientId: string;

  /** `own`, or the brand whose calendar told it. */
  @Column('varchar', { length: 20 })
  source: string;

  /** Its id there; of an own one the client's. */
  @Column('varchar', { name: 'external_id', length: 100 })
  externalId: string;

  @Column('varchar', { length: PLANNED_NAME_LENGTH })
  name: string;

  @Column('varchar', { length: 20 })
  sport: Sport;

  @Column({ name: 'starts_at', type: TIME })
  startsAt: Date;

  /** Seconds to add to UTC for the clock on the wall there and then. */
  @Column('integer', { name: 'utc_offset_s' })
  utcOffsetS: number;

  /** The day on that wall, YYYY-MM-DD. */
  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  /** False: only the day was told, and `startsAt` is a guess. */
  @Column('boolean', { name: 'is_time_known' })
  isTimeKnown: boolean;

  @Column('integer', { name: 'duration_s' })
  durationS: number;

  @Column('varchar', { length: 10, nullable: true })
  effort: Effort | null;

  @Column({ name: 'target_power_w', type: REAL, nullable: true })
  targetPowerW: number | null;

  @Column({ name: 'target_speed_ms', type: REAL, nullable: true })
  targetSpeedMs: number | null;

  /** A race, or another day that matters. */
  @Column('boolean', { name: 'is_event' })
  isEvent: boolean;

  /** null: as the sport usually is. */
  @Column('boolean', { nullable: true })
  indoors: boolean | null;

  /** Hundredths of a degree: no closer than a weather service is told. Both or neither. */
  @Column('integer', { name: 'latitude_centi_deg', nullable: true })
  latitudeCentiDeg: number | null;

  @Column('integer', { name: 'longitude_centi_deg', nullable: true })
  longitudeCentiDeg: number | null;

  /** What the athlete calls the place; never without one. */
  @Column('varchar', { name: 'place_name', length: PLACE_NAME_LENGTH, nullable: true })
  placeName: string | null;

  /** Kit by its name, as in the profile. null: what they usually wear. */
  @Column('varchar', { length: 20, nullable: true })
  clothing: Athlete['usualClothing'];

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;

  /** The athlete took out here what their calendar still tells: it is not to come back with the next reading. */
  @Column({ name: 'removed_at', type: TIME, nullable: true })
  removedAt: Date | null;
}
