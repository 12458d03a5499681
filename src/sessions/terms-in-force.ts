import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Bindery } from '#src/sessions/bindery';
import { neighbourhood, storedSources } from '#src/sessions/neighbourhood';
import { SessionSource } from '#src/sessions/session-source.entity';
import { columnsOf } from '#src/sessions/source-row';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/** Lays a source's terms on what it told under other ones: an operator has made them stricter, or a brand has. */
@Injectable()
export class TermsInForce {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Bindery) private readonly bindery: Bindery,
  ) {}

  /** Safe to say at every start: what stands under these terms already is left alone. */
  async lay(source: string, terms: SourceTerms): Promise<void> {
    const rows = await this.database
      .read(SessionSource)
      .createQueryBuilder('row')
      .select('DISTINCT row.athlete_id', 'athleteId')
      .where('row.source = :source', { source })
      .getRawMany<{ athleteId: string }>();
    for (const { athleteId } of rows)
      await this.database.transaction((tx) => this.layOn(tx, athleteId, { source, terms }));
  }

  private async layOn(
    tx: Tx,
    athleteId: string,
    { source, terms }: { source: string; terms: SourceTerms },
  ): Promise<void> {
    await takeTurns(tx, `sessions:${athleteId}`);
    const moved: SessionSource[] = [];
    for (const row of await tx.findBy(SessionSource, { athleteId, source })) {
      const columns = columnsOf(terms, row.receivedAt);
      const isSame =
        row.shareable === columns.shareable &&
        row.placeRoundingDeg === columns.placeRoundingDeg &&
        row.derived === columns.derived &&
        row.expiresAt?.getTime() === columns.expiresAt?.getTime();
      if (isSame) continue;
      await tx.update(SessionSource, row.id, columns);
      if (row.shareable !== columns.shareable) moved.push({ ...row, ...columns });
    }
    for (const row of moved) {
      const fresh = await tx.findBy(SessionSource, { id: row.id });
      const sources = await neighbourhood(tx, athleteId, await storedSources(tx, fresh));
      await this.bindery.bind(tx, { athleteId, sources, changed: new Set([row.id]), shareable: true });
    }
  }
}
