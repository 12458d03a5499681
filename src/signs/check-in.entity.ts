import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { WEEK_LENGTH } from '#src/signs/iso-week';
import type { RedFlag } from '#src/signs/red-flags';
import type { Often } from '#src/signs/sign-words';

/** How somebody felt in a week. null: not asked, or not answered. */
@Entity('check_in')
@Unique('check_in_athlete_week', ['athleteId', 'week'])
export class CheckInRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'check_in_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** ISO 8601: 2026-W48. */
  @Column('varchar', { length: WEEK_LENGTH })
  week: string;

  @Column('integer')
  cramp: Often;

  @Column('integer')
  recovery: Often;

  @Column('integer')
  fatigue: Often;

  @Column('integer')
  pulse: Often;

  /** False: filled in from sessions, and left so. */
  @Column('boolean', { name: 'pulse_confirmed' })
  pulseConfirmed: boolean;

  @Column('integer', { name: 'mood_sleep' })
  moodSleep: Often;

  /** 0 to 10. */
  @Column('integer', { nullable: true })
  stress: number | null;

  /** Of a usual night, hours. */
  @Column({ name: 'sleep_h', type: REAL, nullable: true })
  sleepH: number | null;

  /** Days of the week with stomach trouble. */
  @Column('integer', { name: 'stomach_days', nullable: true })
  stomachDays: number | null;

  /** Of a usual day. */
  @Column({ name: 'caffeine_cups', type: REAL, nullable: true })
  caffeineCups: number | null;

  /** Of the week. */
  @Column({ name: 'alcohol_glasses', type: REAL, nullable: true })
  alcoholGlasses: number | null;

  @Column('boolean', { nullable: true })
  ill: boolean | null;

  @Column('boolean', { name: 'new_medicine', nullable: true })
  newMedicine: boolean | null;

  @Column('boolean', { nullable: true })
  period: boolean | null;

  /** Those ticked; null: not asked. */
  @Column({ name: 'red_flags', type: JSON_TEXT, nullable: true })
  redFlags: RedFlag[] | null;

  /** When the first of those that stand was ticked; a week can be answered, and changed, long after it was. */
  @Column({ name: 'flags_told_at', type: TIME, nullable: true })
  flagsToldAt: Date | null;

  /** When the person said that they had read what to do. */
  @Column({ name: 'flags_seen_at', type: TIME, nullable: true })
  flagsSeenAt: Date | null;

  /** When the person said that a doctor had had a look. Until then red flags stand. */
  @Column({ name: 'flags_cleared_at', type: TIME, nullable: true })
  flagsClearedAt: Date | null;

  @Column({ name: 'told_at', type: TIME })
  toldAt: Date;

  @Column({ name: 'changed_at', type: TIME })
  changedAt: Date;
}
