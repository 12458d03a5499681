import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** A browser that takes messages. Where its push service is, and its keys, lie sealed: the row tells only whose it is. */
@Entity('push_device')
@Unique('push_device_endpoint', ['endpointMark'])
@Index('push_device_athlete', ['athleteId'])
@Index('push_device_key', ['keyId'])
export class PushDevice {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'push_device_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** By which it is known again; nothing leads back from it. */
  @Column('varchar', { name: 'endpoint_mark', length: 64 })
  endpointMark: string;

  /** Sealed by the vault about `push-device:<id>`. */
  @Column({ type: BYTES, select: false })
  sealed: Buffer;

  /** The key it is sealed with. */
  @Column('varchar', { name: 'key_id', length: 40 })
  keyId: string;

  /** The public key it subscribed for: by another nothing reaches it. */
  @Column('varchar', { name: 'subscribed_for', length: 87 })
  subscribedFor: string;

  /** What its owner knows it by: `Firefox, Linux`. */
  @Column('varchar', { length: 80 })
  label: string;

  /** As its push service says; null: not said. */
  @Column({ name: 'expires_at', type: TIME, nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** When the browser last said that it is there. */
  @Column({ name: 'seen_at', type: TIME })
  seenAt: Date;

  /** When its push service last took something for it. */
  @Column({ name: 'used_at', type: TIME, nullable: true })
  usedAt: Date | null;

  /** Since when nothing has been taken; null: the last try went well. */
  @Column({ name: 'failing_since', type: TIME, nullable: true })
  failingSince: Date | null;

  /** In a row. */
  @Column('integer')
  failures: number;

  /** A problem's code. */
  @Column('varchar', { name: 'last_error', length: 80, nullable: true })
  lastError: string | null;
}
