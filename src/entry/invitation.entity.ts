import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Account } from '#src/people/account.entity';
import type { Role } from '#src/people/role';
import type { Language } from '#src/words/words';

/** A link that lets one person in. The row goes when it is used, taken back or too old. */
@Entity('invitation')
@Unique('invitation_token', ['tokenHash'])
@Index('invitation_inviter', ['invitedBy'])
export class Invitation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { name: 'token_hash', length: 64 })
  tokenHash: string;

  @ForeignKey(() => Account, { onDelete: 'CASCADE', name: 'invitation_inviter_fk' })
  /** null: somebody at the command line. */
  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy: string | null;

  @Column('varchar', { length: 20 })
  role: Role;

  /** Of the letter that carries it. */
  @Column('varchar', { length: 2 })
  language: Language;

  /** The only address it lets in, as `Email` gives it; null: whoever has the link. */
  @Column('varchar', { length: 254, nullable: true })
  email: string | null;

  /** Whether a letter carries it, and nobody but the reader of that address ever sees the link. */
  @Column('boolean', { name: 'by_mail' })
  byMail: boolean;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
