import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** The secret an account shares with an app that shows codes (TOTP, RFC 6238). */
@Entity('authenticator')
@Index('authenticator_key', ['keyId'])
export class Authenticator {
  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'authenticator_account_fk' })
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  /** Sealed by the vault about `authenticator:<account>`. */
  @Column({ type: BYTES })
  secret: Buffer;

  @Column('varchar', { name: 'key_id', length: 40 })
  keyId: string;

  /** The half minute, counted from 1970, of the newest code that opened the door: it and older ones open no more. */
  @Column('integer', { name: 'last_step', nullable: true })
  lastStep: number | null;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  /** null: no code has shown yet that the app has the secret, so it counts for nothing. */
  @Column({ name: 'confirmed_at', type: TIME, nullable: true })
  confirmedAt: Date | null;
}
