import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Ability } from '#src/connect/grant.port';
import { BYTES, JSON_TEXT, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';

/** An athlete on the way to a brand's page and back. Of the state that travels with them the row has only a mark. */
@Entity('oauth_state')
@Index('oauth_state_expiry', ['expiresAt'])
@Index('oauth_state_athlete', ['athleteId'])
export class OauthState {
  @PrimaryColumn('varchar', { name: 'state_mark', length: 64 })
  stateMark: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'oauth_state_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 40 })
  brand: string;

  /** PKCE's secret half, sealed by the vault about `state:<mark>`; null where the brand has no PKCE. */
  @Column({ type: BYTES, nullable: true })
  verifier: Buffer | null;

  @Column('varchar', { name: 'key_id', length: 40, nullable: true })
  keyId: string | null;

  @Column('varchar', { name: 'redirect_uri', length: 500 })
  redirectUri: string;

  @Column({ type: JSON_TEXT })
  wishes: Ability[];

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;

  /** A state opens the door once. */
  @Column({ name: 'used_at', type: TIME, nullable: true })
  usedAt: Date | null;

  /** How it ended, for a callback that comes twice. */
  @Column('varchar', { length: 20, nullable: true })
  outcome: string | null;
}
