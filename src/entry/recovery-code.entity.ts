import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** A code on paper for the day the phone is gone. It opens the door once; the row has only its mark. */
@Entity('recovery_code')
@Unique('recovery_code_mark', ['accountId', 'codeMark'])
export class RecoveryCode {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'recovery_code_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('varchar', { name: 'code_mark', length: 64 })
  codeMark: string;

  @Column({ name: 'used_at', type: TIME, nullable: true })
  usedAt: Date | null;
}
