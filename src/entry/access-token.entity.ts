import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** A key somebody made for a program of theirs. It may do what they may do. */
@Entity('access_token')
@Unique('access_token_hash', ['tokenHash'])
@Index('access_token_account', ['accountId'])
export class AccessToken {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'access_token_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { length: 80 })
  name: string;

  @Column('varchar', { name: 'token_hash', length: 64 })
  tokenHash: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'last_used_at', type: TIME, nullable: true })
  lastUsedAt: Date | null;
}
