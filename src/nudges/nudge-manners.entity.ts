import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { FocusTime } from '#src/timing/polite';

/** When and how somebody wants to be spoken to. Whoever has told nothing has no row. */
@Entity('nudge_manners')
@Unique('nudge_manners_athlete', ['athleteId'])
export class NudgeManners {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'nudge_manners_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** HH:MM of the clock on the wall; both the same: no quiet hours. */
  @Column('varchar', { name: 'quiet_from', length: 5 })
  quietFrom: string;

  @Column('varchar', { name: 'quiet_until', length: 5 })
  quietUntil: string;

  @Column({ name: 'focus_times', type: JSON_TEXT })
  focusTimes: FocusTime[];

  @Column('boolean', { name: 'numbers_on_lock_screen' })
  numbersOnLockScreen: boolean;

  /** 1 is Monday. */
  @Column('integer', { name: 'check_in_weekday' })
  checkInWeekday: number;

  @Column('varchar', { name: 'check_in_time', length: 5 })
  checkInTime: string;

  /** Nothing but cautions before then; null: no pause. */
  @Column({ name: 'paused_until', type: TIME, nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
