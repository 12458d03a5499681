import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Grade, Ground } from '#src/advice/advice';
import type { Kind, Theme } from '#src/advice/kinds';
import { DAY_LENGTH, JSON_TEXT, TIME } from '#src/database/portable';
import type { Occasion } from '#src/nudges/adviser';
import { Athlete } from '#src/people/athlete.entity';

/** `waiting`: for its moment; `spoken`: in the inbox; `silent`: not said, and why; what was said stays said. */
export type NudgeState = 'waiting' | 'spoken' | 'silent';

/** One thing said to an athlete, or about to be, or deliberately not, with what it rests on. */
@Entity('nudge')
@Unique('nudge_once', ['athleteId', 'key'])
@Unique('nudge_session_kind', ['sessionId', 'kind'])
@Index('nudge_inbox', ['athleteId', 'state', 'spokenAt'])
@Index('nudge_waiting', ['athleteId', 'state', 'dueAt'])
@Index('nudge_kind', ['createdAt', 'kind'])
export class Nudge {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'nudge_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  kind: Kind;

  @Column('varchar', { length: 20 })
  theme: Theme;

  /** The same thing is said once. */
  @Column('varchar', { length: 120 })
  key: string;

  /** The session it is of; no foreign key: nudge-traces.ts lets it go with its session, or carries it over to another. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column({ type: JSON_TEXT })
  occasion: Occasion;

  /** What its text is filled with. */
  @Column({ name: 'filled_with', type: JSON_TEXT })
  values: Record<string, number | string>;

  /** Why it was said: what it rests on. */
  @Column({ type: JSON_TEXT })
  grounds: Ground[];

  @Column('varchar', { length: 1 })
  grade: Grade;

  @Column({ type: JSON_TEXT })
  sources: string[];

  @Column('varchar', { length: 200 })
  path: string;

  /** Made only of what others may see. */
  @Column('boolean')
  shareable: boolean;

  @Column('varchar', { length: 10 })
  state: NudgeState;

  /** Why it was not said: `quiet`, `cap`, `muted`, `done`, … */
  @Column('varchar', { name: 'silent_because', length: 40, nullable: true })
  silentBecause: string | null;

  /** When it is to be said. */
  @Column({ name: 'due_at', type: TIME })
  dueAt: Date;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;

  @Column({ name: 'spoken_at', type: TIME, nullable: true })
  spokenAt: Date | null;

  /** The day it was said on, of the athlete's own calendar. */
  @Column('varchar', { name: 'said_on', length: DAY_LENGTH, nullable: true })
  saidOn: string | null;

  /** When it left for a device or an address; null: the inbox alone. */
  @Column({ name: 'pushed_at', type: TIME, nullable: true })
  pushedAt: Date | null;

  /** When a phone is to hear of what is in the inbox already, or once more; null: nothing waits. */
  @Column({ name: 'push_at', type: TIME, nullable: true })
  pushAt: Date | null;

  /** It is the person who asked to be told once more then. */
  @Column('boolean', { name: 'wanted_again' })
  wantedAgain: boolean;

  /** How often it was said: once, and once more each time the person asked to be told later. */
  @Column('integer', { name: 'times_said' })
  timesSaid: number;

  /** It was said together with this one, which led the message; null: by itself. */
  @Column('uuid', { name: 'led_by', nullable: true })
  ledBy: string | null;

  @Column({ name: 'seen_at', type: TIME, nullable: true })
  seenAt: Date | null;

  @Column({ name: 'acted_at', type: TIME, nullable: true })
  actedAt: Date | null;

  @Column({ name: 'dismissed_at', type: TIME, nullable: true })
  dismissedAt: Date | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
