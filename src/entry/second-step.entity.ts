import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** Somebody whose password was right and who still owes a second factor. Their browser holds the key, the row its mark. */
@Entity('second_step')
@Index('second_step_expiry', ['expiresAt'])
export class SecondStep {
  @PrimaryColumn('varchar', { length: 64 })
  mark: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'second_step_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('integer')
  tries: number;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
