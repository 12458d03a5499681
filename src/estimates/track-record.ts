import { Inject, Injectable } from '@nestjs/common';
import { type Foretelling, Foretold } from '#src/estimates/foretold';
import type { AccuracyView } from '#src/estimates/own-sweat.shapes';
import { litresOf, measuredRange, type Weighable } from '#src/estimates/weigh-in-view';
import { SessionShelf } from '#src/sessions/session-shelf';
import { accuracyOf, FEWEST_TRIALS, isInside } from '#src/sweat/accuracy';
import { quantile } from '#src/sweat/distribution';

/** How accurate the numbers have been that an athlete was told before each weighing. */
@Injectable()
export class TrackRecord {
  constructor(
    @Inject(Foretold) private readonly foretold: Foretold,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
  ) {}

  async of(athleteId: string): Promise<AccuracyView> {
    const trials = await this.foretold.of(athleteId);
    const ids = trials.map(({ sessionId }) => sessionId);
    const named = await this.sessions.named('owner', athleteId, ids);
    return {
      fewest: FEWEST_TRIALS,
      ...accuracyOf(trials),
      items: trials.toReversed().flatMap((trial) => {
        const session = named.get(trial.sessionId);
        return session ? [itemOf(trial, session)] : [];
      }),
    };
  }
}

function itemOf(trial: Foretelling, session: Weighable): AccuracyView['items'][number] {
  const { sessionId, weighInsBefore, foretold, observedL, observedSdL, basis } = trial;
  const { sport, startedAt, utcOffsetS } = session;
  const side = observedL < quantile(foretold, 0.5) ? 'below' : 'above';
  return {
    ...{ sessionId, sport, startedAt: startedAt.toISOString(), utcOffsetS, weighInsBefore, basis },
    foretold: litresOf(foretold),
    measured: measuredRange({ litres: observedL, sdL: observedSdL }),
    place: isInside(trial) ? 'inside' : side,
  };
}
