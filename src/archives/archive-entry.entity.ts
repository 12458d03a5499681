import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TIME } from '#src/database/portable';
import { Archive } from '#src/archives/archive.entity';

/**
 * `taken`: a workout nobody had told of. `merged`: it told more of one that was there. `known`: nothing new in it.
 * `skipped`: no session came of it; the reason says why.
 */
export const OUTCOMES = ['taken', 'merged', 'known', 'skipped'] as const;
export type EntryOutcome = (typeof OUTCOMES)[number];

/** What came of one workout of an archive. */
@Entity('archive_entry')
@Unique('archive_entry_once', ['archiveId', 'key'])
@Index('archive_entry_outcome', ['archiveId', 'outcome', 'number'])
export class ArchiveEntryRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Archive, { onDelete: 'CASCADE', name: 'archive_entry_archive_fk' })
  @Column('uuid', { name: 'archive_id' })
  archiveId: string;

  /** Its place in the archive, from 0. */
  @Column('integer')
  number: number;

  @Column('varchar', { length: 200 })
  key: string;

  @Column('varchar', { length: 255 })
  name: string;

  @Column({ name: 'started_at', type: TIME, nullable: true })
  startedAt: Date | null;

  @Column('varchar', { length: 10 })
  outcome: EntryOutcome;

  /** Why it was skipped, or what part of it was; null otherwise. */
  @Column('varchar', { length: 60, nullable: true })
  reason: string | null;
}
