import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** `email`: the account's own address. */
export const CHANNEL_KINDS = ['email', 'ntfy', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Why nothing goes there any more: its owner said so, or it was not to be reached, or it did not want to. */
export const DISABLED_BECAUSE = ['owner', 'gone', 'refused', 'failing'] as const;

/** A way beside the phone on which a person wants to be told. Where it leads lies sealed. */
@Entity('channel')
@Index('channel_athlete', ['athleteId'])
@Index('channel_key', ['keyId'])
export class Channel {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'channel_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 10 })
  kind: ChannelKind;

  /** Sealed by the vault about `channel:<id>`. */
  @Column({ type: BYTES, select: false })
  sealed: Buffer;

  /** The key it is sealed with. */
  @Column('varchar', { name: 'key_id', length: 40 })
  keyId: string;

  @Column({ name: 'disabled_at', type: TIME, nullable: true })
  disabledAt: Date | null;

  @Column('varchar', { name: 'disabled_because', length: 10, nullable: true })
  disabledBecause: (typeof DISABLED_BECAUSE)[number] | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** When something last arrived there. */
  @Column({ name: 'used_at', type: TIME, nullable: true })
  usedAt: Date | null;

  /** Since when nothing has arrived; null: the last try went well. */
  @Column({ name: 'failing_since', type: TIME, nullable: true })
  failingSince: Date | null;

  /** In a row. */
  @Column('integer')
  failures: number;

  /** A problem's code. */
  @Column('varchar', { name: 'last_error', length: 80, nullable: true })
  lastError: string | null;
}
