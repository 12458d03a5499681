import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TIME } from '#src/database/portable';

/** The one way to make the first account: printed at the start while there is none. */
@Entity('setup_link')
export class SetupLink {
  @PrimaryColumn('varchar', { name: 'token_hash', length: 64 })
  tokenHash: string;

  @Column({ name: 'expires_at', type: TIME })
  expiresAt: Date;
}
