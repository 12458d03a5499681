import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { eveningSnack, sessionFluid, sessionFood, sessionLong } from '#src/advice/after-session';
import { FluidTargets } from '#src/circumstances/fluid-targets';
import { SessionInFood } from '#src/ledger/session-in-food';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { Drinker } from '#src/nudges/drinker';
import { servingNamed } from '#src/nudges/food-names';
import { Pantry } from '#src/nudges/pantry';
import { type FoundSession, SessionFacts } from '#src/nudges/session-facts';
import { localOf } from '#src/timing/local';

/** Speaks of food and drink after a session. */
@Injectable()
export class AfterSessionAdviser extends Adviser {
  readonly kinds = ['session-fluid', 'session-long', 'session-food', 'evening-snack'] as const;

  constructor(
    @Inject(SessionFacts) private readonly sessions: SessionFacts,
    @Inject(Drinker) private readonly drinker: Drinker,
    @Inject(FluidTargets) private readonly targets: FluidTargets,
    @Inject(Pantry) private readonly pantry: Pantry,
    @Inject(SessionInFood) private readonly inFood: SessionInFood,
  ) {
    super();
  }

  async on(occasion: Occasion, { timeZone }: Asked): Promise<Verdict[]> {
    if (occasion.of !== 'session') return [];
    const { athleteId, sessionId } = occasion;
    const found = await this.sessions.of(athleteId, sessionId);
    if (!found) return [];
    const { day, time } = localOf(found.endedAt, timeZone);
    return [
      ...(await this.ofDrinking(athleteId, found, timeZone)),
      await this.ofFood(athleteId, found, day),
      await this.ofEvening(athleteId, sessionId, { day, time }),
    ];
  }

  private async ofDrinking(athleteId: string, found: FoundSession, timeZone: string): Promise<Verdict[]> {
    const { done, endedAt } = found;
    const noTarget = await this.targets.noneFor(athleteId);
    const weighed = await this.drinker.weighed(athleteId, done.sessionId);
    const isNextWithinDay = await this.drinker.isNextWithinDay(athleteId, endedAt, timeZone);
    return [
      sessionFluid(done, { drunkL: weighed?.drunkL ?? null, isNextWithinDay, noTarget }),
      sessionLong(done, { mayHaveSalt: noTarget === null }),
    ];
  }

  private async ofFood(athleteId: string, { done, endedAt }: FoundSession, day: string): Promise<Verdict> {
    const foodNotedSince = await this.pantry.notedSince(athleteId, day, endedAt);
    const inFood = await this.inFood.of({ athleteId, by: 'cookie' }, done.sessionId);
    const serving = inFood && servingNamed(inFood.top);
    return sessionFood(done, { serving, foodNotedSince });
  }

  private async ofEvening(
    athleteId: string,
    sessionId: string,
    { day, time }: { day: string; time: string },
  ): Promise<Verdict> {
    const [today] = await this.pantry.noted(athleteId, day, 1);
    return eveningSnack({
      sessionId,
      endedAt: time,
      notedMg: today?.magnesiumMg ?? null,
      everydayMg: await this.pantry.everydayMg(athleteId),
      food: await this.pantry.bite(athleteId, day),
    });
  }
}
