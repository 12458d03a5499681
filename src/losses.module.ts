import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { type DayLoss, ShareableLosses } from '#src/connect/losses.port';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { DAY_MS, localDayOf } from '#src/kernel/clock';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionsModule } from '#src/sessions/sessions.module';

const PAGE = 100;

/** Adds estimates up by day, as others may see them: a platform is somebody else, even where the diary is one's own. */
@Injectable()
class EstimatedLosses extends ShareableLosses {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
  ) {
    super();
  }

  async since(athleteId: string, day: string): Promise<{ losses: DayLoss[]; unsettled: string[] }> {
    const days = await this.daysSince(athleteId, day);
    const estimates = await this.estimates.currentOf('others', [...days.keys()]);
    const losses = new Map<string, DayLoss>();
    const unsettled = new Set<string>();
    for (const [sessionId, on] of days) {
      const estimate = estimates.get(sessionId)!;
      if (estimate === 'waiting') unsettled.add(on);
      const sweat = typeof estimate === 'string' ? null : estimate.result.sweat;
      if (!sweat) continue;
      const { lowL, highL } = losses.get(on) ?? { lowL: 0, highL: 0 };
      losses.set(on, { day: on, lowL: lowL + sweat.p10, highL: highL + sweat.p90 });
    }
    return {
      losses: [...losses.values()].filter((loss) => !unsettled.has(loss.day)),
      unsettled: [...unsettled],
    };
  }

  /** Sessions by the athlete's own calendar. */
  private async daysSince(athleteId: string, day: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const margin = new Date(Date.parse(day) - DAY_MS);
    let before: string | null = null;
    do {
      const page = await this.sessions.list('others', athleteId, { limit: PAGE, ...(before && { before }) });
      for (const { id, startedAt, utcOffsetS } of page.rows) {
        const on = localDayOf(startedAt, utcOffsetS);
        if (on >= day) found.set(id, on);
      }
      const last = page.rows.at(-1);
      before = last && last.startedAt > margin ? page.next : null;
    } while (before !== null);
    return found;
  }
}

/** The estimates lie beyond the connect room's sight; what it may write into a diary is handed to it here. */
@Global()
@Module({
  imports: [SessionsModule, EstimatesModule],
  providers: [{ provide: ShareableLosses, useClass: EstimatedLosses }],
  exports: [ShareableLosses],
})
export class LossesModule {}
