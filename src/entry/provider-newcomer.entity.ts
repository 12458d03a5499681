import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';

/** Somebody the provider vouched for who has no account here yet, while they fill in the form. */
@Entity('provider_newcomer')
@Index('provider_newcomer_expiry', ['expiresAt'])
export class ProviderNewcomer {
  @PrimaryColumn('varchar', { name: 'browser_mark', length: 64 })
  browserMark: string;

  @Column('varchar', { length: 500 })
  issuer: string;

  @Column('varchar', { length: 255 })
  subject: string;

  @Column('varchar', { length: 254 })
  email: string;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
