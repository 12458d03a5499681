import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, JSON_TEXT, REAL, TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';

/** The public half of a key in somebody's phone, computer or security key (WebAuthn). */
@Entity('passkey')
@Unique('passkey_credential', ['credentialId'])
@Index('passkey_account', ['accountId'])
export class Passkey {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'passkey_account_fk' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** Base64url, of at most 1023 bytes. */
  @Column('varchar', { name: 'credential_id', length: 1400 })
  credentialId: string;

  /** As COSE writes it. */
  @Column({ name: 'public_key', type: BYTES })
  publicKey: Buffer;

  /** How often the key says it was used: 32 bits without a sign, more than a column of whole numbers holds everywhere. */
  @Column({ type: REAL })
  counter: number;

  /** How browsers reach the key: `internal`, `hybrid`, `usb`, … */
  @Column({ type: JSON_TEXT })
  transports: string[];

  /** Whether the key is kept in more than one place, and so outlives the loss of one device. */
  @Column('boolean', { name: 'backed_up' })
  backedUp: boolean;

  @Column('varchar', { length: 80 })
  name: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'last_used_at', type: TIME, nullable: true })
  lastUsedAt: Date | null;
}
