import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DAY_LENGTH, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** That somebody wants to be reminded to measure again. Says nothing of what was measured: whoever wants to may ask for it. */
@Entity('lab_reminder')
@Unique('lab_reminder_athlete', ['athleteId'])
export class LabReminder {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'lab_reminder_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** On the athlete's own calendar. */
  @Column('varchar', { name: 'on_day', length: DAY_LENGTH })
  onDay: string;

  @Column({ name: 'asked_at', type: TIME })
  askedAt: Date;
}
