import { Inject, Injectable } from '@nestjs/common';
import { Attributions } from '#src/sessions/attributions.port';
import type { Audience } from '#src/sessions/audience';
import { detailOf, summaryOf, toldBy, type Told } from '#src/sessions/session-view';
import type { Session } from '#src/sessions/session.entity';
import type { SessionDetail, SessionSummary } from '#src/sessions/sessions.shapes';
import { Tellers } from '#src/sessions/tellers';

/** Sessions as they are shown, each signed as its sources ask. */
@Injectable()
export class SessionViews {
  constructor(
    @Inject(Tellers) private readonly tellers: Tellers,
    @Inject(Attributions) private readonly attributions: Attributions,
  ) {}

  async summaries(audience: Audience, rows: Session[]): Promise<SessionSummary[]> {
    const sources = await this.sources(audience, rows);
    return rows.map((row) => summaryOf(row, sources.get(row.id) ?? []));
  }

  async detail(audience: Audience, row: Session): Promise<SessionDetail> {
    const sources = await this.sources(audience, [row]);
    return detailOf(row, sources.get(row.id) ?? []);
  }

  private async sources(audience: Audience, rows: Session[]): Promise<Map<string, Told[]>> {
    const found = await this.tellers.of(
      audience,
      rows.map(({ id }) => id),
    );
    const told = [...found].map(([id, sources]) => {
      const signed = sources.map(({ source, externalId, device, purged }) => ({
        source,
        device,
        purged,
        signature: this.attributions.of(source, externalId, device),
      }));
      return [id, toldBy(signed)] as const;
    });
    return new Map(told);
  }
}
