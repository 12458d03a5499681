import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { SessionShelf } from '#src/sessions/session-shelf';
import { LOAD_VERSION } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { LoadsBehind } from '#src/training/training.topics';

/** Sessions looked at in one go. */
const PAGE = 500;

/** Notices at the start, after an upgrade above all, that sessions have no training load of today's rules, and says so. */
@Injectable()
export class LoadWatch implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const athletes = await this.athletesBehind();
    if (athletes.size === 0) return;
    await this.database.transaction(async (tx) => {
      for (const athleteId of athletes)
        await this.outbox.put(tx, LoadsBehind, { athleteId }, { key: newId() });
    });
  }

  private async athletesBehind(): Promise<Set<string>> {
    const behind = new Set<string>();
    let page = await this.sessions.reckonable(null, PAGE);
    while (page.length > 0) {
      const rows = await this.database.read(SessionLoadRow).find({
        select: { id: true, sessionId: true },
        where: { sessionId: In(page.map(({ id }) => id)), version: LOAD_VERSION },
      });
      const done = new Set(rows.map(({ sessionId }) => sessionId));
      for (const { id, athleteId } of page) if (!done.has(id)) behind.add(athleteId);
      page = await this.sessions.reckonable(page.at(-1)!.id, PAGE);
    }
    return behind;
  }
}
