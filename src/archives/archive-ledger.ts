import { Inject, Injectable } from '@nestjs/common';
import { Archive } from '#src/archives/archive.entity';
import { ArchiveEntryRow, type EntryOutcome } from '#src/archives/archive-entry.entity';
import type { OpenArchive } from '#src/archives/archive.port';
import { NoSuchArchive, TakenElsewhere } from '#src/archives/archives.problems';
import { MoreThan } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { newId } from '#src/kernel/ids';
import { plain } from '#src/sessions/kept-file';

/** What came of one entry. */
export interface Done {
  key: string;
  name: string;
  startedAt: Date | null;
  outcome: EntryOutcome;
  reason: string | null;
}

export interface Count {
  outcome: EntryOutcome;
  reason: string | null;
  count: number;
}

const LONGEST_KEY = 200;
const LONGEST_NAME = 255;

/** The book of archives and of what came of each workout in them. */
@Injectable()
export class ArchiveLedger {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(id: string): Promise<Archive | null> {
    return this.database.read(Archive).findOneBy({ id });
  }

  /** @throws NoSuchArchive also for somebody else's */
  async of(athleteId: string, id: string): Promise<Archive> {
    const archive = await this.database.read(Archive).findOneBy({ id, athleteId });
    if (!archive) throw new NoSuchArchive();
    return archive;
  }

  /** Newest first. */
  list(athleteId: string, most: number): Promise<Archive[]> {
    return this.database
      .read(Archive)
      .find({ where: { athleteId }, order: { createdAt: 'DESC', id: 'ASC' }, take: most });
  }

  async fileNames(): Promise<Set<string>> {
    const rows = await this.database.read(Archive).find({ select: { id: true, fileName: true } });
    return new Set(rows.flatMap(({ fileName }) => (fileName === null ? [] : [fileName])));
  }

  async begin(tx: Tx, archive: Omit<Archive, 'position' | 'passedOver' | 'masses'>): Promise<void> {
    const name = plain(archive.name, LONGEST_NAME);
    await tx.insert(Archive, { ...archive, name, position: 0, passedOver: null, masses: 0 });
  }

  async lookedThrough(tx: Tx, id: string, { passedOver, masses }: OpenArchive): Promise<void> {
    await tx.update(Archive, id, { passedOver, masses: masses.length });
  }

  /** Its file is another one now, or none. */
  async lies(tx: Tx, id: string, fileName: string | null): Promise<void> {
    await tx.update(Archive, id, { fileName });
  }

  /**
   * Writes down what came of the entries from `position` on, and that they are dealt with.
   * @throws TakenElsewhere where another process has dealt with them meanwhile
   */
  async write(
    tx: Tx,
    { id, position }: Pick<Archive, 'id' | 'position'>,
    done: readonly Done[],
  ): Promise<void> {
    const { affected } = await tx.update(Archive, { id, position }, { position: position + done.length });
    if (affected !== 1) throw new TakenElsewhere();
    if (done.length === 0) return;
    const rows = done.map(({ key, name, ...told }, at) => ({
      id: newId(),
      archiveId: id,
      number: position + at,
      key: plain(key, LONGEST_KEY),
      name: plain(name, LONGEST_NAME),
      ...told,
    }));
    await tx.insert(ArchiveEntryRow, rows);
  }

  /** How many entries came to what, and why. */
  async counts(archiveId: string): Promise<Count[]> {
    const rows = await this.database
      .read(ArchiveEntryRow)
      .createQueryBuilder('entry')
      .select('entry.outcome', 'outcome')
      .addSelect('entry.reason', 'reason')
      .addSelect('COUNT(*)', 'count')
      .where('entry.archive_id = :archiveId', { archiveId })
      .groupBy('entry.outcome')
      .addGroupBy('entry.reason')
      .getRawMany<{ outcome: EntryOutcome; reason: string | null; count: number | string }>();
    return rows.map(({ outcome, reason, count }) => ({ outcome, reason, count: Number(count) }));
  }

  /** A page of entries with one outcome, in the order of the archive. */
  entries(
    archiveId: string,
    { outcome, after, limit }: { outcome: EntryOutcome; after: number; limit: number },
  ): Promise<ArchiveEntryRow[]> {
    return this.database.read(ArchiveEntryRow).find({
      where: { archiveId, outcome, number: MoreThan(after) },
      order: { number: 'ASC' },
      take: limit,
    });
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.delete(Archive, { id });
  }
}
