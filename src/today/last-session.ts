import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { summaryOf } from '#src/estimates/estimate-view';
import { OwnMagnesium } from '#src/estimates/own-magnesium.port';
import type { Asker } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionViews } from '#src/sessions/session-views';
import type { TodayView } from '#src/today/today.shapes';

/** What somebody did last, and what it cost. */
@Injectable()
export class LastSession {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(SessionViews) private readonly views: SessionViews,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(OwnMagnesium) private readonly magnesium: OwnMagnesium,
  ) {}

  /** As its owner sees it. null: nothing is here yet. */
  async of(asker: Asker): Promise<TodayView['last']> {
    const { rows } = await this.sessions.list('owner', asker.athleteId, { limit: 1 });
    const [session] = await this.views.summaries('owner', rows);
    if (!session) return null;
    const [estimate, own] = await Promise.all([
      this.estimates.current('owner', session.id),
      this.magnesium.of(asker),
    ]);
    return { session, estimate: summaryOf(session.id, estimate, own) };
  }
}
