import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** One browser that somebody has signed in with. The cookie holds the token, the row only its hash. */
@Entity('sign_in')
@Unique('sign_in_token', ['tokenHash'])
@Index('sign_in_expiry', ['expiresAt'])
@Index('sign_in_account', ['accountId'])
export class SignIn {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'sign_in_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { name: 'token_hash', length: 64 })
  tokenHash: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** When they last showed that it is still them: by signing in, or by being asked again. */
  @Column({ name: 'confirmed_at', type: TIME })
  confirmedAt: Date;

  /** Kept to the hour. */
  @Column({ name: 'last_seen_at', type: TIME })
  lastSeenAt: Date;

  /** In a few words, so that its owner knows it again: `Firefox · Linux`. null: it did not say. */
  @Column('varchar', { length: 60, nullable: true })
  device: string | null;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
