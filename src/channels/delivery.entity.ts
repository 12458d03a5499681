import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Kind, Theme } from '#src/advice/kinds';
import type { ChannelKind } from '#src/channels/channel.entity';
import type { Message } from '#src/channels/message';
import { TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

export type DeliveryState = 'queued' | 'sent' | 'opened' | 'acted' | 'failed' | 'gone';

/** One message on its way to one device or address. Holds nothing of what it says. */
@Entity('delivery')
@Unique('delivery_once', ['messageId', 'channel', 'targetId', 'round'])
@Index('delivery_figures', ['queuedAt', 'kind'])
@Index('delivery_athlete', ['athleteId'])
@Index('delivery_queued', ['expiresAt'], { where: "state = 'queued'" })
export class Delivery {
  @PrimaryColumn('uuid')
  id: string;

  /** The nudge's id; no foreign key, for what was sent was sent. */
  @Column('uuid', { name: 'message_id' })
  messageId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'delivery_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  kind: Kind;

  @Column('varchar', { length: 20 })
  theme: Theme;

  @Column('varchar', { length: 10 })
  channel: 'push' | ChannelKind;

  /** The device or channel; no foreign key, for it may be forgotten. */
  @Column('uuid', { name: 'target_id' })
  targetId: string;

  /** Which time it is said: 0, and one more each time the person asked to be told later. */
  @Column('integer')
  round: number;

  @Column('varchar', { length: 10 })
  urgency: Message['urgency'];

  /** What it is about is for its reader alone, so that programs are not told. */
  @Column('boolean')
  quiet: boolean;

  @Column('varchar', { length: 10 })
  state: DeliveryState;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;

  @Column({ name: 'queued_at', type: TIME })
  queuedAt: Date;

  @Column({ name: 'sent_at', type: TIME, nullable: true })
  sentAt: Date | null;

  @Column({ name: 'opened_at', type: TIME, nullable: true })
  openedAt: Date | null;

  @Column({ name: 'acted_at', type: TIME, nullable: true })
  actedAt: Date | null;

  @Column({ name: 'failed_at', type: TIME, nullable: true })
  failedAt: Date | null;

  /** When it turned out that there is no such device or address any more. */
  @Column({ name: 'gone_at', type: TIME, nullable: true })
  goneAt: Date | null;

  /** Why it is not there: `expired`, `withdrawn`, `removed`, or the last problem's code. */
  @Column('varchar', { length: 80, nullable: true })
  reason: string | null;

  /** Tries that did not go well. */
  @Column('integer')
  attempts: number;
}
