import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** What the milligrams of a food are told of: labels of food name 100 g, those of water a litre. */
export const BASES = ['100-g', 'portion', 'litre'] as const;
export type Basis = (typeof BASES)[number];

export const OWN_NAME_LENGTH = 80;
export const OWN_PORTION_LENGTH = 40;
export const SHELF_LENGTH = 20;

/** A food or a water that an athlete reads off a label. */
@Entity('own_food')
@Index('own_food_athlete', ['athleteId'])
export class OwnFood {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'own_food_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: OWN_NAME_LENGTH })
  name: string;

  @Column('varchar', { length: SHELF_LENGTH })
  shelf: string;

  @Column({ name: 'magnesium_mg', type: REAL })
  magnesiumMg: number;

  @Column('varchar', { length: 10 })
  basis: Basis;

  /** In the athlete's words: a scoop, a bottle. null: a portion. */
  @Column('varchar', { length: OWN_PORTION_LENGTH, nullable: true })
  portion: string | null;

  /** Of water, millilitres; null: nobody knows what a portion weighs. */
  @Column({ name: 'portion_g', type: REAL, nullable: true })
  portionG: number | null;

  /** A supplement and no food, as the athlete says: it counts as what they took, and never as what they ate well. */
  @Column('boolean', { name: 'is_supplement', default: false })
  isSupplement: boolean;

  /** No more offered, but days it was eaten on keep it. */
  @Column('boolean')
  retired: boolean;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
