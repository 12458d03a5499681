import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { SourceDesk } from '#src/sessions/source-desk';
import { RawDataAged, SessionRecorded } from '#src/sessions/sessions.topics';
import type { Unpacking } from '#src/takeout/unpacker';

/** What follows once the rows of an export are here. */
@Injectable()
export class Settling {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Where others here tell of the same workout they become one, and what was never reckoned is. */
  async session({ person, joined, enter }: Unpacking, sessionId: string): Promise<void> {
    const isReckoned = (await this.estimates.current('owner', sessionId)) !== 'waiting';
    await this.database.transaction(async (tx) => {
      await enter(tx);
      await this.desk.settle(tx, person.athleteId, sessionId, joined.get(sessionId) ?? new Set());
      if (!isReckoned) await this.outbox.put(tx, SessionRecorded, { sessionId }, { key: sessionId });
    });
  }

  /** Raw form whose days are over goes at once, as it would have where it came from. */
  async purgeWhatIsDue(): Promise<void> {
    const key = this.clock.now().toISOString();
    await this.database.transaction((tx) => this.outbox.put(tx, RawDataAged, {}, { key }));
  }
}
