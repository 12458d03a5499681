import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BYTES } from '#src/database/portable';
import { Session } from '#src/sessions/session.entity';

/** The second-by-second record of a session, one compact blob. */
@Entity('session_stream')
export class SessionStream {
  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'session_stream_session_fk' })
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  /** As stream-blob.ts writes it; it tells its own format. */
  @Column({ type: BYTES })
  bytes: Buffer;
}
