import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

export type RoundPurpose = 'sign-in' | 'link' | 'confirm';

/** Somebody on the way to the provider and back. Of the state and of what their browser keeps the row has only marks. */
@Entity('provider_round')
@Index('provider_round_expiry', ['expiresAt'])
export class ProviderRound {
  @PrimaryColumn('varchar', { name: 'state_mark', length: 64 })
  stateMark: string;

  @Column('varchar', { name: 'browser_mark', length: 64 })
  browserMark: string;

  @Column('varchar', { length: 20 })
  purpose: RoundPurpose;

  /** Who set out; null: they want to sign in. */
  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'provider_round_account_fk' })
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  /** The page to come back to: a path of ours. */
  @Column('varchar', { name: 'return_to', length: 200 })
  returnTo: string;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
