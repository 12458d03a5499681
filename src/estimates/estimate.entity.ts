import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, REAL, TIME } from '#src/database/portable';
import type { Comparison } from '#src/estimates/comparison';
import type { Credit, EstimateResult } from '#src/estimates/estimate.shapes';
import type { KeptRaw } from '#src/estimates/kept-raw';
import type { Lineage } from '#src/sessions/audience';
import { Session } from '#src/sessions/session.entity';
import type { HeartRateSession } from '#src/sweat/heart-rate-line';

/**
 * What a session cost, as one version of the model saw it with one set of inputs. The newest of a session and lineage
 * is `current`. Old numbers of the shareable lineage stay while its data is the same: they tell later how accurate they
 * have been.
 */
@Entity('estimate')
@Unique('estimate_once', ['sessionId', 'lineage', 'model', 'modelVersion', 'inputRevision'])
@Index('estimate_current', ['sessionId', 'lineage', 'current'])
@Index('estimate_version', ['current', 'frozen', 'modelVersion'])
@Index('estimate_heat', ['athleteId', 'lineage', 'heatExposure', 'startedAt'])
@Index('estimate_heart_rate', ['athleteId', 'lineage', 'teachesHeartRate', 'startedAt'])
@Index('estimate_device', ['athleteId', 'lineage', 'deviceKey', 'startedAt'])
@Index('estimate_magnesium', [
  'athleteId',
  'current',
  'startedAt',
  'lineage',
  'sessionId',
  'magnesiumMg',
  'magnesiumSigma',
])
@Index('estimate_squad', [
  'athleteId',
  'lineage',
  'current',
  'startedAt',
  'sessionId',
  'heatExposure',
  'lossL',
  'lossSigma',
  'magnesiumMg',
  'magnesiumSigma',
])
export class Estimate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'estimate_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  /** Whose session, and when: repeated here so that an athlete's lessons are found without the sessions. */
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column({ name: 'started_at', type: TIME })
  startedAt: Date;

  /** `shareable`: made only of what may be shown to others. `owner`: of everything, for the athlete alone. */
  @Column('varchar', { length: 10 })
  lineage: Lineage;

  @Column('varchar', { length: 40 })
  model: string;

  @Column('varchar', { name: 'model_version', length: 20 })
  modelVersion: string;

  /** Digest of every input: the same inputs and version give the same answer, and are not written twice. */
  @Column('varchar', { name: 'input_revision', length: 64 })
  inputRevision: string;

  @Column('boolean')
  current: boolean;

  /** What it was made of is gone: the numbers stay, and are never made anew. */
  @Column('boolean')
  frozen: boolean;

  @Column('varchar', { length: 10 })
  state: 'ready' | 'abstained';

  /** Median skin sweat; null where there is no estimate. */
  @Column({ name: 'loss_l', type: REAL, nullable: true })
  lossL: number | null;

  /** Spread of ln loss. */
  @Column({ name: 'loss_sigma', type: REAL, nullable: true })
  lossSigma: number | null;

  /** Median magnesium in that sweat, mg; null where there is no estimate. */
  @Column({ name: 'magnesium_mg', type: REAL, nullable: true })
  magnesiumMg: number | null;

  /** Spread of ln magnesium. */
  @Column({ name: 'magnesium_sigma', type: REAL, nullable: true })
  magnesiumSigma: number | null;

  /** Before the personal factor and acclimatisation: what weigh-ins are compared with. */
  @Column({ name: 'raw_l', type: REAL, nullable: true })
  rawL: number | null;

  /** Long and warm enough to acclimatise. */
  @Column('boolean', { name: 'heat_exposure' })
  heatExposure: boolean;

  /** Whether the next column holds anything. */
  @Column('boolean', { name: 'teaches_heart_rate' })
  teachesHeartRate: boolean;

  /** Heart rate beside metabolic power, where power or pace gave both in mild air; null elsewhere. */
  @Column({ name: 'heart_rate_points', type: JSON_TEXT, nullable: true })
  heartRatePoints: HeartRateSession | null;

  /** The device whose thermometer stood beside a weather service's air, as device-bias.ts names it; null without either. */
  @Column('varchar', { name: 'device_key', length: 200, nullable: true })
  deviceKey: string | null;

  /** How much warmer than that air the device read, °C. */
  @Column({ name: 'device_minus_air_c', type: REAL, nullable: true })
  deviceMinusAirC: number | null;

  /** What it was before the person's own factor, to be made anew with another; null where it cannot be, or is old. */
  @Column({ type: JSON_TEXT, nullable: true, select: false })
  raw: KeptRaw | null;

  /** What a weighing of the session is compared with; null where there is nothing. */
  @Column({ type: JSON_TEXT, nullable: true })
  comparison: Comparison | null;

  @Column({ type: JSON_TEXT })
  result: EstimateResult;

  /** Who must be named beside it for the weather it was made with. */
  @Column({ type: JSON_TEXT, nullable: true })
  weather: Credit[] | null;

  @Column({ name: 'made_at', type: TIME })
  madeAt: Date;
}
