import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** That an account and a person at the provider are one. */
@Entity('provider_link')
@Unique('provider_link_subject', ['issuer', 'subject'])
@Unique('provider_link_account', ['accountId'])
export class ProviderLink {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'provider_link_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { length: 500 })
  issuer: string;

  @Column('varchar', { length: 255 })
  subject: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
