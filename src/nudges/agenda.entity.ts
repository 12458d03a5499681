import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** When an athlete is to be looked at next, whether there is something to say to them. */
@Entity('agenda')
@Unique('agenda_athlete', ['athleteId'])
@Index('agenda_due', ['nextLookAt'])
export class Agenda {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'agenda_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column({ name: 'next_look_at', type: TIME })
  nextLookAt: Date;
}
