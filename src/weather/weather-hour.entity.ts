import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';

/**
 * What a service told of an hour at a place. Nobody's: it does not say who asked, or why. A row without values is
 * worth keeping too: the service has none, and need not be asked again.
 */
@Entity('weather_hour')
@Index('weather_hour_coarse', ['fetchedAt'], {
  where: 'latitude_centi_deg % 10 = 0 AND longitude_centi_deg % 10 = 0',
})
export class KeptHour {
  @PrimaryColumn('varchar', { length: 40 })
  service: string;

  /** Hundredths of a degree, so that the same place is always the same number. */
  @PrimaryColumn('integer', { name: 'latitude_centi_deg' })
  latitudeCentiDeg: number;

  @PrimaryColumn('integer', { name: 'longitude_centi_deg' })
  longitudeCentiDeg: number;

  @PrimaryColumn({ type: TIME })
  hour: Date;

  @Column({ name: 'air_c', type: REAL, nullable: true })
  airC: number | null;

  @Column({ name: 'humidity_pct', type: REAL, nullable: true })
  humidityPct: number | null;

  @Column({ name: 'wind_10m_ms', type: REAL, nullable: true })
  wind10mMs: number | null;

  @Column({ name: 'solar_wm2', type: REAL, nullable: true })
  solarWm2: number | null;

  @Column({ name: 'elevation_m', type: REAL, nullable: true })
  elevationM: number | null;

  /** When to ask again; null: final. */
  @Column({ name: 'good_until', type: TIME, nullable: true })
  goodUntil: Date | null;

  /** For the first time: asking again does not make the place stay longer. */
  @Column({ name: 'fetched_at', type: TIME })
  fetchedAt: Date;
}
