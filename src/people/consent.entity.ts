import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { Purpose } from '#src/people/purpose';
import type { Language } from '#src/words/words';

/** Where it was said. */
export const CONSENT_METHODS = ['page', 'set-up', 'join', 'command', 'token'] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** A yes or a no that was once said. Rows are only ever added; of those said here the one with the highest number holds. */
@Entity('consent')
@Unique('consent_once', ['athleteId', 'purpose', 'number'])
export class Consent {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'consent_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  purpose: Purpose;

  /** Counts what this athlete has said of this purpose, from 1. */
  @Column('integer')
  number: number;

  @Column('boolean')
  given: boolean;

  @Column({ type: TIME })
  at: Date;

  /** SHA-256 of the very text that was in front of them. */
  @Column('varchar', { name: 'text_sha256', length: 64 })
  textSha256: string;

  /** The language they read it in. */
  @Column('varchar', { length: 2 })
  language: Language;

  @Column('varchar', { length: 10 })
  method: ConsentMethod;

  /** Whose account said so; null: whoever runs this Svett, by command. It leads nowhere once that account is gone. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  /** False: it was said to another Svett and came here in an export. History, and no leave to do anything. */
  @Column('boolean', { name: 'said_here' })
  saidHere: boolean;
}
