import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, REAL, TIME } from '#src/database/portable';
import { OwnFood } from '#src/food/own-food.entity';
import { Athlete } from '#src/people/athlete.entity';

/** Longest name of a food in the table. */
export const FOOD_ID_LENGTH = 40;

/** Something eaten or drunk on a day: a food of the table or an own one, in portions or in grams, as it was said. */
@Entity('food_entry')
@Unique('food_entry_client', ['athleteId', 'clientId'])
@Index('food_entry_athlete_day', ['athleteId', 'day'])
@Index('food_entry_own_food', ['ownFoodId'])
export class FoodEntry {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'food_entry_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** What whoever sent it calls it, so that the same sent again is the same. */
  @Column('varchar', { name: 'client_id', length: 36 })
  clientId: string;

  /** The athlete's own. */
  @Column('varchar', { length: DAY_LENGTH })
  day: string;

  @Column('varchar', { name: 'food_id', length: FOOD_ID_LENGTH, nullable: true })
  foodId: string | null;

  @ForeignKey(() => OwnFood, { onDelete: 'CASCADE', name: 'food_entry_own_food_fk' })
  @Column('uuid', { name: 'own_food_id', nullable: true })
  ownFoodId: string | null;

  /** Either this or grams. */
  @Column({ type: REAL, nullable: true })
  portions: number | null;

  /** Of what is drunk, millilitres. */
  @Column({ type: REAL, nullable: true })
  grams: number | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
