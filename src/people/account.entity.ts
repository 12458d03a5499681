import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { TIME_ZONE_LENGTH } from '#src/people/preferences';
import type { Role } from '#src/people/role';
import type { Language, Units } from '#src/words/words';

/** Somebody who can sign in. */
@Entity('account')
@Unique('account_email', ['email'])
export class Account {
  @PrimaryColumn('uuid')
  id: string;

  /** As `normalised` writes it. */
  @Column('varchar', { length: 254 })
  email: string;

  /** When its reader showed that it is theirs, by a link only that address was sent; null: it is their word. */
  @Column({ name: 'email_proved_at', type: TIME, nullable: true })
  emailProvedAt: Date | null;

  @Column('varchar', { name: 'password_hash', length: 200 })
  passwordHash: string;

  @Column('varchar', { length: 20 })
  role: Role;

  @Column('varchar', { length: 2 })
  language: Language;

  /** What the page and letters write amounts in; what is stored is metric whatever this says. */
  @Column('varchar', { length: 10 })
  units: Units;

  /** An IANA name: whose days and hours the page and letters tell. */
  @Column('varchar', { name: 'time_zone', length: TIME_ZONE_LENGTH })
  timeZone: string;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
