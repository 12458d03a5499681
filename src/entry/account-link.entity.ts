import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** What a link to an account may open: a new password, or another e-mail address. */
export type LinkPurpose = 'reset' | 'email';

/** A link that changes one thing of one account, once. A newer one of its kind takes its place. */
@Entity('account_link')
@Unique('account_link_token', ['tokenHash'])
@Unique('account_link_purpose', ['accountId', 'purpose'])
export class AccountLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { name: 'token_hash', length: 64 })
  tokenHash: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'account_link_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { length: 20 })
  purpose: LinkPurpose;

  /** The only address it was sent to, and which is to be the account's from then on; null: it was handed over. */
  @Column('varchar', { length: 254, nullable: true })
  email: string | null;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
