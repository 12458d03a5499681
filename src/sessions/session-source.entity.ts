import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BYTES, JSON_TEXT, REAL, TIME } from '#src/database/portable';
import { Athlete } from '#src/people/athlete.entity';
import type { SourceRecording } from '#src/sessions/recording.port';
import { Session } from '#src/sessions/session.entity';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/**
 * One source's account of a session: a file the athlete brought, or what a linked brand told. The session is merged
 * from all of them, and made anew when one comes, changes or goes.
 */
@Entity('session_source')
@Unique('session_source_once', ['athleteId', 'source', 'externalId', 'part'])
@Index('session_source_session', ['sessionId'])
@Index('session_source_raw', ['purgedAt', 'expiresAt'])
@Index('session_source_derived', ['derived', 'expiresAt'])
@Index('session_source_time', ['athleteId', 'startedAt'])
@Index('session_source_lineage', ['athleteId', 'shareable'])
export class SessionSource {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Session, { onDelete: 'CASCADE', name: 'session_source_session_fk' })
  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @ForeignKey(() => Athlete, { onDelete: 'CASCADE', name: 'session_source_athlete_fk' })
  @Column('uuid', { name: 'athlete_id' })
  athleteId: string;

  /** `file`, or a brand: `strava`, `garmin`. */
  @Column('varchar', { length: 40 })
  source: string;

  /** The source's own id; a file's is its SHA-256. */
  @Column('varchar', { name: 'external_id', length: 200 })
  externalId: string;

  /** Where a source tells one workout in several pieces: `summary`, `details`, `file`; else empty. */
  @Column('varchar', { length: 40 })
  part: string;

  /** The workout this one is a leg of, as the source names it (multisport told in pieces); null otherwise. */
  @Column('varchar', { name: 'leg_of', length: 200, nullable: true })
  legOf: string | null;

  /** Whether anybody but the athlete may ever see anything of it. */
  @Column('boolean')
  shareable: boolean;

  @Column({ name: 'started_at', type: TIME })
  startedAt: Date;

  @Column({ name: 'elapsed_s', type: REAL })
  elapsedS: number;

  /** Digest of what arrived: the same again changes nothing. */
  @Column('varchar', { length: 64 })
  digest: string;

  /** The recording without its streams; after the purge only sport, start and length. */
  @Column({ type: JSON_TEXT })
  recording: SourceRecording;

  /** As stream-blob.ts writes it; null where the source gave none, and after the purge. */
  @Column({ type: BYTES, nullable: true, select: false })
  streams: Buffer | null;

  @Column({ name: 'place_rounding_deg', type: REAL })
  placeRoundingDeg: number;

  /** What becomes of the results when the raw form is purged. */
  @Column('varchar', { length: 5 })
  derived: SourceTerms['derived'];

  @Column({ name: 'received_at', type: TIME })
  receivedAt: Date;

  /** When its raw form must be gone; null: never. */
  @Column({ name: 'expires_at', type: TIME, nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'purged_at', type: TIME, nullable: true })
  purgedAt: Date | null;
}
