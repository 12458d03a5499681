import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import type { Role } from '#src/people/role';
import type { Language } from '#src/words/words';

/** Somebody who can sign in. */
@Entity('account')
@Unique('account_email', ['email'])
export class Account {
  @PrimaryColumn('uuid')
  id: string;

  /** As `normalised` writes it. */
  @Column('varchar', { length: 254 })
  email: string;

  @Column('varchar', { name: 'password_hash', length: 200 })
  passwordHash: string;

  @Column('varchar', { length: 20 })
  role: Role;

  @Column('varchar', { length: 2 })
  language: Language;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
