import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, JSON_TEXT, TIME } from '#src/database/portable';
import type { Ability } from '#src/connect/grant.port';
import { Athlete } from '#src/people/athlete.entity';

/**
 * `active`: works. `reconnect`: the grant is over, and only the athlete can renew it. `paused`: the grant stands, but
 * does not let us see activities.
 */
export type LinkState = 'active' | 'reconnect' | 'paused';

/** What went wrong last, in words the athlete may read. */
export interface LinkFault {
  /** A problem's code. */
  code: string;
  /** Its sentence, in English. */
  detail: string;
  /** ISO 8601. */
  at: string;
}

/** How far the history from before the link has come. `cursor` is for whoever fetches it. */
export interface BackfillState {
  state: 'running' | 'waiting' | 'done' | 'failed';
  /** Activities dealt with. */
  done: number;
  /** null: not known yet. */
  total: number | null;
  /** While waiting: when it goes on, ISO 8601. */
  until: string | null;
  cursor: unknown;
}

export interface LinkChoices {
  /** Abilities beyond the usual the athlete asked for: told as missing when the brand did not give them. */
  wishes: Ability[];
  writesBack: boolean;
}

/** An athlete's account at a brand, and the keys to it. */
@Entity('link')
@Unique('link_athlete_brand', ['athleteId', 'brand'])
@Unique('link_vendor_user', ['brand', 'vendorUserId'])
@Index('link_key', ['keyId'])
export class Link {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'link_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  brand: string;

  /** The brand's id of the athlete. */
  @Column('varchar', { name: 'vendor_user_id', length: 200 })
  vendorUserId: string;

  /** As the brand granted them. */
  @Column({ type: JSON_TEXT })
  scopes: string[];

  @Column('varchar', { length: 20 })
  state: LinkState;

  /** Sealed by the vault about `link:<id>`. */
  @Column({ type: BYTES, select: false })
  tokens: Buffer;

  /** The key they are sealed with. */
  @Column('varchar', { name: 'key_id', length: 40 })
  keyId: string;

  /** When the tokens were last given or renewed: a refresh token nobody uses dies in time. */
  @Column({ name: 'tokens_at', type: TIME })
  tokensAt: Date;

  /** Who is renewing the tokens right now. */
  @Column('varchar', { name: 'lease_owner', length: 200, nullable: true })
  leaseOwner: string | null;

  @Column({ name: 'leased_until', type: TIME, nullable: true })
  leasedUntil: Date | null;

  @Column({ name: 'last_sync_at', type: TIME, nullable: true })
  lastSyncAt: Date | null;

  @Column({ name: 'next_sync_at', type: TIME, nullable: true })
  nextSyncAt: Date | null;

  @Column({ name: 'last_error', type: JSON_TEXT, nullable: true })
  lastError: LinkFault | null;

  @Column({ type: JSON_TEXT, nullable: true })
  backfill: BackfillState | null;

  @Column({ type: JSON_TEXT })
  choices: LinkChoices;

  @Column({ name: 'connected_at', type: TIME })
  connectedAt: Date;
}
