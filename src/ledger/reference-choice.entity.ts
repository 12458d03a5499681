import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import type { Authority } from '#src/magnesium/reference-intake';
import { Athlete } from '#src/people/athlete.entity';

/** Whose reference intake an athlete wants to reckon with; whoever chose none has the Nordic one. */
@Entity('reference_choice')
@Unique('reference_choice_athlete', ['athleteId'])
export class ReferenceChoice {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'reference_choice_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 20 })
  authority: Authority;

  @Column({ name: 'chosen_at', type: TIME })
  chosenAt: Date;
}
