import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import { SessionSource } from '#src/sessions/session-source.entity';

/** A file as it was handed in, kept so that a later version can read more out of it. */
@Entity('session_file')
@Unique('session_file_source', ['sourceId'])
@Index('session_file_athlete', ['athleteId'])
export class SessionFile {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => SessionSource, { onDelete: 'CASCADE', name: 'session_file_source_fk' })
  @Column('uuid', { name: 'source_id' })
  sourceId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_file_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  @Column('varchar', { length: 255 })
  name: string;

  /** Of the file with any gzip taken off: the same recording compressed twice is one file. */
  @Column('varchar', { length: 64 })
  sha256: string;

  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  /** The file, brotli-compressed. */
  @Column({ name: 'brotli', type: BYTES, select: false })
  brotli: Buffer;

  @Column({ name: 'created_at', type: TIME })
  createdAt: Date;
}
