import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Backlog } from '#src/jobs/backlog';
import { inTime } from '#src/watch/in-time';
import { OneLook } from '#src/watch/one-look';
import { type Hindrance, NotReady } from '#src/watch/readiness.problems';

const ANSWER_WITHIN_MS = 1_000;

/** Whether visitors should be sent to this process. What brands and other services do is no matter of ours here. */
@Injectable()
export class Readiness {
  private isStarting = false;
  private isLeaving = false;
  private readonly looking = new OneLook(() => this.look());

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Backlog) private readonly backlog: Backlog,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Its doors may open before all else has: until `opened` nobody should be sent here. */
  begin(): void {
    this.isStarting = true;
  }

  opened(): void {
    this.isStarting = false;
  }

  /** From now on nobody should be sent here: we still answer, but not for long. */
  leave(): void {
    this.isLeaving = true;
  }

  /** @throws NotReady which says what is in the way */
  async check(): Promise<void> {
    const hindrance = this.stage() ?? (await this.hindrance());
    if (hindrance) throw new NotReady(hindrance);
  }

  private stage(): Hindrance | null {
    if (this.isLeaving) return 'leaving';
    return this.isStarting ? 'starting' : null;
  }

  private hindrance(): Promise<Hindrance | null> {
    return inTime(ANSWER_WITHIN_MS, this.looking.result(), 'database');
  }

  private async look(): Promise<Hindrance | null> {
    await this.database.ping();
    if ((await this.database.migrationsMissing()) > 0) return 'migrations';
    // Whoever only answers people goes on doing so where the workers are gone.
    return this.settings.carries && (await this.backlog.isStuck()) ? 'jobs' : null;
  }
}
