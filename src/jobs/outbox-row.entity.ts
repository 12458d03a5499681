import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';

/** A fact waiting for its handler, or the memory that it was handled. */
@Entity('outbox')
@Unique('outbox_topic_key', ['topic', 'key'])
@Index('outbox_due', ['settledAt', 'dueAt'])
@Index('outbox_aside', ['topic'], { where: "outcome = 'set-aside'" })
export class OutboxRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: 80 })
  topic: string;

  @Column('varchar', { length: 200 })
  key: string;

  @Column({ type: JSON_TEXT })
  payload: unknown;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** Not before this moment; moved on when a try has failed. */
  @Column({ name: 'due_at', type: TIME })
  dueAt: Date;

  /** How often somebody has set out to handle it. */
  @Column('integer')
  attempts: number;

  /** How often the one who had set out died on the way. */
  @Column('integer')
  crashes: number;

  @Column('varchar', { name: 'lease_owner', length: 200, nullable: true })
  leaseOwner: string | null;

  /** Until then nobody else takes it; past it the owner is thought dead. */
  @Column({ name: 'leased_until', type: TIME, nullable: true })
  leasedUntil: Date | null;

  @Column({ name: 'settled_at', type: TIME, nullable: true })
  settledAt: Date | null;

  @Column('varchar', { length: 20, nullable: true })
  outcome: 'done' | 'set-aside' | null;

  /** Why the last try failed: a problem's code and sentence, or an error's name. */
  @Column('text', { nullable: true })
  reason: string | null;
}
