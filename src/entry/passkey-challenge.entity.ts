import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

export type PasskeyPurpose = 'add' | 'sign-in' | 'second' | 'confirm';

/** A question asked of a passkey. The answer to it is taken once, soon, and for nothing else. */
@Entity('passkey_challenge')
@Index('passkey_challenge_expiry', ['expiresAt'])
export class PasskeyChallenge {
  @PrimaryColumn('varchar', { length: 64 })
  mark: string;

  @Column('varchar', { length: 20 })
  purpose: PasskeyPurpose;

  /** Whose passkey is to answer; null: anybody's who wants to sign in. */
  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'passkey_challenge_account_fk' })
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
