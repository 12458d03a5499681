import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

export const TASK_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Long work for an athlete, going on behind the page: how far it is, and what came of it. */
@Entity('task')
@Index('task_athlete', ['athleteId', 'createdAt'])
@Index('task_ended', ['kind', 'endedAt'])
export class Task {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'task_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** Which room's work it is, as that room names it: `archive`, `export`, … */
  @Column('varchar', { length: 40 })
  kind: string;

  @Column('varchar', { length: 10 })
  state: TaskState;

  /** Steps done, of `total`; what a step is, the kind says. */
  @Column('integer')
  done: number;

  /** null: not known yet. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** What the kind's own room has to tell of it. */
  @Column({ type: JSON_TEXT, nullable: true })
  report: object | null;

  /** Code of the problem that ended it; null unless it failed. */
  @Column('varchar', { name: 'problem_code', length: 80, nullable: true })
  problemCode: string | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'ended_at', type: TIME, nullable: true })
  endedAt: Date | null;
}
