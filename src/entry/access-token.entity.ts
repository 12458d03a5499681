import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { JSON_TEXT, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import type { TokenScope } from '#src/people/token-scope';

/** A key somebody made for a program of theirs. It may do what its scopes say, in their name. */
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

  @Column({ type: JSON_TEXT })
  scopes: TokenScope[];

  /** null: made before tokens ran out, and holds until it is removed. */
  @Column({ name: 'expires_at', type: TIME, nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'last_used_at', type: TIME, nullable: true })
  lastUsedAt: Date | null;
}
