import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A day of which the athlete said that everything eaten on it is noted. */
@Entity('food_day')
@Unique('food_day_athlete_day', ['athleteId', 'day'])
export class FoodDay {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'food_day_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  @Column({ name: 'said_at', type: TIME })
  saidAt: Date;
}
