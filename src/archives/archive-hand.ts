import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { ArchiveReader, type OpenArchive } from '#src/archives/archive.port';
import { AnotherFirst } from '#src/archives/archives.problems';
import { Clock } from '#src/kernel/clock';

/** An archive nobody has touched for so long is put away: whoever was at it has failed, or works elsewhere now. */
const IDLE_MS = 60_000;
const WAIT_MS = 3_000;

interface Held {
  archiveId: string;
  opening: Promise<OpenArchive>;
  idle: NodeJS.Timeout;
  busy: boolean;
}

/**
 * The one archive this process has in hand: opening a large one takes a minute and its lists take memory, so it stays
 * open from slice to slice, and the next is opened when it is put away.
 */
@Injectable()
export class ArchiveHand implements OnModuleDestroy, OnApplicationShutdown {
  private readonly shutDown = new AbortController();
  private held: Held | null = null;

  constructor(
    @Inject(ArchiveReader) private readonly reader: ArchiveReader,
    @Inject(ArchiveFolder) private readonly folder: ArchiveFolder,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Does something with an archive, opening it if need be. Whatever fails puts it away.
   * @throws AnotherFirst while another is in hand, or this one is at work
   */
  async with<T>(archiveId: string, path: string, work: (opened: OpenArchive) => Promise<T>): Promise<T> {
    const held = this.take(archiveId, path);
    held.busy = true;
    clearTimeout(held.idle);
    try {
      return await work(await held.opening);
    } catch (error) {
      held.busy = false;
      await this.putAway(archiveId);
      throw error;
    } finally {
      held.busy = false;
      if (this.held === held) held.idle = this.timer(archiveId);
    }
  }

  /** Closes it, if it is the one in hand. */
  async putAway(archiveId: string): Promise<void> {
    const { held } = this;
    if (held?.archiveId !== archiveId || held.busy) return;
    this.held = null;
    clearTimeout(held.idle);
    await held.opening.then((opened) => opened.close()).catch(() => undefined);
  }

  /** Nobody waits at the end for a document of gigabytes. */
  onModuleDestroy(): void {
    this.shutDown.abort();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.held) await this.putAway(this.held.archiveId);
  }

  private take(archiveId: string, path: string): Held {
    if (this.held) {
      if (this.held.archiveId === archiveId && !this.held.busy) return this.held;
      throw new AnotherFirst(new Date(this.clock.now().getTime() + WAIT_MS));
    }
    const opening = this.reader.open(path, this.folder.scratchOf(archiveId), this.shutDown.signal);
    this.held = { archiveId, opening, idle: this.timer(archiveId), busy: false };
    return this.held;
  }

  private timer(archiveId: string): NodeJS.Timeout {
    return setTimeout(() => void this.putAway(archiveId), IDLE_MS).unref();
  }
}
