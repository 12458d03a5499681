import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, REAL, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

export const SEXES = ['male', 'female'] as const;
export const USUAL_CLOTHING = [
  'shorts',
  'running_kit',
  'cycling_kit',
  'long_sleeves',
  'winter',
  'rain_shell',
] as const;

/** Somebody who trains, as they have told us of themselves. null: not told. */
@Entity('athlete')
@Unique('athlete_account', ['accountId'])
export class Athlete {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'athlete_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { length: 10, nullable: true })
  sex: (typeof SEXES)[number] | null;

  @Column('varchar', { name: 'birth_date', length: DAY_LENGTH, nullable: true })
  birthDate: string | null;

  @Column({ name: 'height_cm', type: REAL, nullable: true })
  heightCm: number | null;

  @Column({ name: 'vo2max_ml_kg_min', type: REAL, nullable: true })
  vo2maxMlKgMin: number | null;

  @Column({ name: 'resting_heart_rate_bpm', type: REAL, nullable: true })
  restingHeartRateBpm: number | null;

  @Column({ name: 'max_heart_rate_bpm', type: REAL, nullable: true })
  maxHeartRateBpm: number | null;

  /** Functional threshold power: what can be held on a bicycle for an hour. */
  @Column({ name: 'ftp_w', type: REAL, nullable: true })
  ftpW: number | null;

  /** False where medicine or rhythm makes heart rate say little of effort. */
  @Column('boolean', { name: 'heart_rate_reliable' })
  heartRateReliable: boolean;

  @Column('varchar', { name: 'usual_clothing', length: 20, nullable: true })
  usualClothing: (typeof USUAL_CLOTHING)[number] | null;

  @Column({ name: 'indoor_air_c', type: REAL, nullable: true })
  indoorAirC: number | null;

  @Column({ name: 'indoor_humidity_pct', type: REAL, nullable: true })
  indoorHumidityPct: number | null;

  @Column('boolean', { name: 'indoor_fan', nullable: true })
  indoorFan: boolean | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
