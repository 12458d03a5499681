import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { SessionShelf } from '#src/sessions/session-shelf';
import { LOAD_VERSION } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { LoadsBehind } from '#src/training/training.topics';

/** Notices at the start, after an upgrade above all, that sessions have no training load of today's rules, and says so. */
@Injectable()
export class LoadWatch implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const lines = await Promise.all(
      (['owner', 'shareable'] as const).map((line) =>
        this.sessions.athletesBehind(SessionLoadRow, LOAD_VERSION, line),
      ),
    );
    const behind = new Set(lines.flat());
    if (behind.size === 0) return;
    // Of those who do not let their health data be kept no load is made: they would be behind at every start.
    const givers = await this.consents.givers('health-data');
    const athletes = [...behind].filter((athleteId) => givers.has(athleteId));
    if (athletes.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const athleteId of athletes)
        await this.outbox.put(tx, LoadsBehind, { athleteId }, { key: newId() });
    });
  }
}
