import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, JSON_TEXT } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** How often an athlete eats of each kind of food, as they said on a day. */
@Entity('diet_screen')
@Unique('diet_screen_athlete_day', ['athleteId', 'day'])
export class DietScreenRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'diet_screen_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  /** A frequency by kind of food (diet-screen.ts). */
  @Column({ type: JSON_TEXT })
  answers: Record<string, string>;
}
