import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Athlete } from '#src/people/athlete.entity';
import type { Country } from '#src/signs/help-numbers';

/** Where somebody would call for help, where they said so; else their time zone tells. */
@Entity('help_country')
@Unique('help_country_athlete', ['athleteId'])
export class HelpCountry {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'help_country_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 2 })
  country: Country;
}
