import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { Purpose } from '#src/people/purpose';

/** What people may tell of how they live: each named as the consent it stands under. */
export const PARTS = ['diet', 'caffeine', 'alcohol', 'stomach', 'conditions'] as const satisfies Purpose[];
export type Part = (typeof PARTS)[number];

/** One part of how an athlete lives, as they told it last. */
@Entity('circumstance')
@Unique('circumstance_athlete_part', ['athleteId', 'part'])
export class Circumstance {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'circumstance_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 12 })
  part: Part;

  /** Shaped as the part's form (circumstances.shapes.ts). */
  @Column({ type: JSON_TEXT })
  told: object;

  @Column({ name: 'told_at', type: TIME })
  toldAt: Date;
}
