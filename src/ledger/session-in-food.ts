import { Inject, Injectable } from '@nestjs/common';
import { MagnesiumLosses } from '#src/estimates/magnesium-losses';
import { FoodEquivalents, type FoodEquivalent } from '#src/food/food-equivalents';
import { localDayOf } from '#src/kernel/clock';
import { eatenFor } from '#src/magnesium/need';
import { Consents } from '#src/people/consents';
import type { Asker } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';

/** What one session's magnesium is as food this very person eats. */
@Injectable()
export class SessionInFood {
  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(MagnesiumLosses) private readonly losses: MagnesiumLosses,
    @Inject(FoodEquivalents) private readonly equivalents: FoodEquivalents,
  ) {}

  /** null: no estimate, or no food that suits. @throws NoSuchSession @throws ConsentNeeded */
  async of(asker: Asker, sessionId: string): Promise<FoodEquivalent | null> {
    const { athleteId } = asker;
    const { startedAt, utcOffsetS } = await this.sessions.get('owner', athleteId, sessionId);
    await this.consents.demand(athleteId, 'health-data');
    const lost = await this.losses.of(asker, sessionId);
    if (!lost) return null;
    const { mid, p10, p90 } = eatenFor(lost);
    return this.equivalents.of(asker, { low: p10, mid, high: p90 }, localDayOf(startedAt, utcOffsetS));
  }
}
