import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Archive } from '#src/archives/archive.entity';
import { ArchiveLedger, type Done } from '#src/archives/archive-ledger';
import type { ArchiveEntry, ArchivePiece, OpenArchive } from '#src/archives/archive.port';
import type { Tx } from '#src/database/transaction';
import { Profiles } from '#src/people/profiles';
import { Tasks } from '#src/people/tasks';
import { Intake } from '#src/sessions/intake';
import { FileNotUsable } from '#src/sessions/recording.problems';
import { type Entered, SourceDesk } from '#src/sessions/source-desk';
import type { Told } from '#src/sessions/source-row';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';

/** A slice ends with whichever comes first: so many entries, bytes, milliseconds. */
const MOST_ENTRIES = 25;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MS = 3_000;

/** One entry, read and pressed: only to be written down. */
interface Readied {
  entry: ArchiveEntry;
  pieces: { told: Pick<Told, 'part' | 'recording' | 'file'>; streams: Uint8Array | null }[];
  /** What was not to be had of it. */
  lacks: string | null;
}

/** Some entries of an archive, in their order. */
export interface Slice {
  readied: Readied[];
  isLast: boolean;
}

/** Takes an archive in slice by slice: each is read outside any transaction, and written down in one. */
@Injectable()
export class ArchiveIntake {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(ArchiveLedger) private readonly ledger: ArchiveLedger,
  ) {}

  /** What an archive tells beside its workouts, before the first of them: body masses count for all. */
  async begin(tx: Tx, { id, athleteId, taskId, kind }: Archive, opened: OpenArchive): Promise<void> {
    await this.profiles.takeMasses(tx, athleteId, kind, opened.masses);
    await this.ledger.lookedThrough(tx, id, opened);
    await this.tasks.advance(tx, taskId, { done: 0, total: opened.count });
  }

  async read(opened: OpenArchive, position: number): Promise<Slice> {
    const readied: Readied[] = [];
    const startMs = performance.now();
    let bytes = 0;
    let place = position;
    while (place < opened.count) {
      const one = await this.readied(await opened.entry(place++));
      readied.push(one);
      bytes += one.pieces.reduce((sum, { told: { file }, streams }) => {
        return sum + (file?.brotli.length ?? 0) + (streams?.length ?? 0);
      }, 0);
      const tookMs = performance.now() - startMs;
      if (readied.length >= MOST_ENTRIES || bytes >= MOST_BYTES || tookMs >= MOST_MS) break;
    }
    return { readied, isLast: place >= opened.count };
  }

  /** @throws TakenElsewhere */
  async write(tx: Tx, archive: Archive, { readied, isLast }: Slice): Promise<void> {
    const done: Done[] = [];
    for (const one of readied) {
      // SQLite answers without ever letting go of the thread: let requests in between.
      await setImmediate();
      done.push(await this.enter(tx, archive, one));
    }
    await this.ledger.write(tx, archive, done);
    await this.tasks.advance(tx, archive.taskId, { done: archive.position + done.length });
    if (isLast) await this.tasks.end(tx, archive.taskId);
  }

  private async readied(entry: ArchiveEntry): Promise<Readied> {
    const pieces: Readied['pieces'] = [];
    let lacks: string | null = entry.lacks;
    for (const piece of entry.pieces) {
      try {
        pieces.push(await this.pressed(piece));
      } catch (error) {
        // A file nobody can read costs the entry its file; what its list tells of it counts.
        if (!(error instanceof FileNotUsable)) throw error;
        lacks ??= error.code;
      }
    }
    return { entry, pieces, lacks };
  }

  private async pressed({ part, content }: ArchivePiece): Promise<Readied['pieces'][number]> {
    if ('file' in content) {
      const { streams, recording, file } = await this.intake.pressed(content.file);
      return { told: { part, recording, file }, streams };
    }
    const { recording } = content;
    const hasStreams = recording.streams.timeS.length > 0;
    return {
      told: { part, recording, file: null },
      streams: hasStreams ? encodeStreams(recording.streams) : null,
    };
  }

  private async enter(
    tx: Tx,
    { athleteId, kind }: Archive,
    { entry, pieces, lacks }: Readied,
  ): Promise<Done> {
    const { key, name, startedAt, aliases, legOf } = entry;
    const outcomes: Entered['outcome'][] = [];
    for (const { told, streams } of pieces) {
      const source = { source: kind, externalId: key, aliases, legOf, terms: OWN_FILE };
      outcomes.push((await this.desk.take(tx, athleteId, { ...source, ...told }, streams)).outcome);
    }
    const outcome = outcomeOf(outcomes);
    const isRemoved = outcome === 'skipped' && outcomes.length > 0;
    const began = pieces[0]?.told.recording.startedAt ?? startedAt;
    return { key, name, startedAt: began, outcome, reason: isRemoved ? 'removed-here' : lacks };
  }
}

function outcomeOf(outcomes: readonly Entered['outcome'][]): Done['outcome'] {
  if (outcomes.includes('recorded')) return 'taken';
  if (outcomes.includes('joined') || outcomes.includes('changed')) return 'merged';
  return outcomes.includes('already-known') ? 'known' : 'skipped';
}
