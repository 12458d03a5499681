import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Theme } from '#src/advice/kinds';
import { Athlete } from '#src/people/athlete.entity';

/** On which ways a person wants to be told of one theme, where they have chosen. */
@Entity('channel_choice')
export class ChannelChoice {
  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'channel_choice_athlete_fk' })
  @PrimaryColumn('uuid', { name: 'athlete_id' })
  athleteId: string;

  @PrimaryColumn('varchar', { length: 20 })
  theme: Theme;

  @Column('boolean')
  push: boolean;

  @Column('boolean')
  email: boolean;

  @Column('boolean')
  ntfy: boolean;

  @Column('boolean')
  webhook: boolean;
}
