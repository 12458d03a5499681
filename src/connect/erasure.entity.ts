import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';

/** Why what came from a brand had to go. `lapsed`: its grant was lost, and the athlete did not connect again. */
export type ErasureReason = 'disconnected' | 'deauthorised' | 'lapsed' | 'account-erased' | 'data-erased';

/**
 * The record that everything from a link was erased. It outlives the athlete and so names nobody: ids that lead
 * nowhere any more, and a mark instead of the brand's own id.
 */
@Entity('erasure')
export class Erasure {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  brand: string;

  /** HMAC of the brand's id of the athlete. */
  @Column('varchar', { name: 'vendor_user_mark', length: 64 })
  vendorUserMark: string;

  @Column('varchar', { length: 20 })
  reason: ErasureReason;

  /** When the athlete pressed the button here, or the brand told us that they did so there. */
  @Column({ name: 'asked_at', type: TIME })
  askedAt: Date;

  /** The last moment the brand's terms allow. */
  @Column({ name: 'due_at', type: TIME })
  dueAt: Date;

  /** The record is written in the transaction that erases: there is none of what is still to be done. */
  @Column({ name: 'done_at', type: TIME })
  doneAt: Date;

  /** How many of what went: `{ sources: 12, sessions: 9 }`. */
  @Column({ type: JSON_TEXT })
  counts: Record<string, number>;
}
