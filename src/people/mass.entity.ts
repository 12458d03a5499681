import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, REAL } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

export const OWN = 'own';

/** What an athlete weighed on a day. */
@Entity('mass')
@Unique('mass_athlete_day', ['athleteId', 'measuredOn'])
export class Mass {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'mass_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { name: 'measured_on', length: DAY_LENGTH })
  measuredOn: string;

  @Column({ name: 'mass_kg', type: REAL })
  massKg: number;

  /** `own`: told by the athlete; else the brand it came from. */
  @Column('varchar', { length: 40, default: OWN })
  source: string;
}
