import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { FOOD_ID_LENGTH } from '#src/food/food-entry.entity';
import { OwnFood } from '#src/food/own-food.entity';
import { Athlete } from '#src/people/athlete.entity';

/** A food an athlete wants to find first: of the table, or an own one. */
@Entity('favourite_food')
@Unique('favourite_food_table', ['athleteId', 'foodId'])
@Unique('favourite_food_own', ['athleteId', 'ownFoodId'])
@Index('favourite_food_own_food', ['ownFoodId'], { where: 'own_food_id IS NOT NULL' })
export class FavouriteFood {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'favourite_food_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { name: 'food_id', length: FOOD_ID_LENGTH, nullable: true })
  foodId: string | null;

  @ForeignKey(() => OwnFood, { onDelete: 'CASCADE', name: 'favourite_food_own_food_fk' })
  @Column('uuid', { name: 'own_food_id', nullable: true })
  ownFoodId: string | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
