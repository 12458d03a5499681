import { Inject, Injectable } from '@nestjs/common';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { airRange, type Assumption, assumptionsOf, meantAs } from '#src/estimates/expected-loss';
import type { Unexpected } from '#src/estimates/expected-loss';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import { factsFrom, MassUnknown } from '#src/estimates/facts';
import { imagined, type Meant } from '#src/estimates/imagined';
import type { LikelyRange } from '#src/estimates/likely-range';
import { type Knowledge, sessionInputOf } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import { Clock } from '#src/kernel/clock';
import { lineageFor } from '#src/sessions/audience';
import { varianceOfKind } from '#src/sweat/calibration';
import { type SplitLogNormal, splitLogNormal } from '#src/sweat/correlated-sum';
import { median } from '#src/sweat/distribution';
import { estimateSession } from '#src/sweat/estimate';
import { spreadAmongPeople } from '#src/sweat/interval';
import { CannotEstimate } from '#src/sweat/sweat.problems';
import type { WeatherAlong } from '#src/weather/weather';

/** What somebody of whom nothing is known will probably sweat in a session, and what was taken for known of the session. */
export interface Anybodys {
  outcome: 'expected';
  /** Its shared spread is what all who do the session have in common. */
  sweatL: SplitLogNormal;
  airC: LikelyRange | null;
  assumptions: Assumption[];
}

/** A session that several do, and the sky it is to be under; null indoors and where nobody knows. */
export interface Together {
  meant: Meant;
  sky: WeatherAlong | null;
}

/** Whom to reckon with where nothing is known of somebody, kg. [own] */
const ANYBODY_KG = 70;
/** How far the bodies of one squad may be from it, all in the same direction, ln units of sweat: boys of twelve, or rowers. [own] */
const UNKNOWN_BODIES_SIGMA = 0.25;

const NOTHING_KNOWN: Knowledge = {
  facts: factsFrom('default', {}),
  lastResort: factsFrom('default', { massKg: ANYBODY_KG }),
  heart: { reliable: true, line: null },
  outdoors: NOTHING_TOLD,
  weather: null,
  deviceMinusAirC: [],
  indoors: NOTHING_TOLD,
  wornClo: null,
  usualClo: null,
  heatDays: { value: 0, source: 'default' },
  toldAt: null,
  calibration: NEVER_WEIGHED,
};

/**
 * Asks the calculator what each of several people will sweat in a session they do together. It speaks to others than the
 * athlete, and so only of what others may see: nothing that a source keeps for its owner takes part. Whether an athlete
 * lets others see it is the caller's to ask.
 */
@Injectable()
export class SquadLoss {
  constructor(
    @Inject(AthleteKnowledge) private readonly knowledge: AthleteKnowledge,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  ofAnybody(together: Together): Anybodys | Unexpected {
    return this.reckoned(together, NOTHING_KNOWN, UNKNOWN_BODIES_SIGMA);
  }

  /** null: too little is known of them. */
  async of(athleteId: string, together: Together): Promise<SplitLogNormal | null> {
    const recording = imagined(together.meant);
    const known = await this.knowledge.on(lineageFor('others'), { athleteId }, recording);
    const found = this.reckoned(together, known, 0);
    return found.outcome === 'expected' ? found.sweatL : null;
  }

  private reckoned(
    { meant, sky }: Together,
    known: Knowledge,
    unknownBodiesSigma: number,
  ): Anybodys | Unexpected {
    try {
      // The hall is the team's: what the athlete's own rooms are like says nothing of it.
      const there = { ...known, weather: sky, indoors: NOTHING_TOLD };
      const input = meantAs(sessionInputOf(imagined(meant), there), meant, this.clock.now());
      const estimate = estimateSession(input);
      if (estimate.outcome === 'abstained') return { outcome: 'abstained', reasons: estimate.reasons };
      const [leg, raw] = [input.legs[0]!, estimate.raw.legs[0]!];
      const factor = input.personalFactor(leg);
      const kind = Math.min(factor.variance, varianceOfKind(raw, factor));
      const otherSigma = Math.hypot(raw.otherSigma, Math.sqrt(kind), unknownBodiesSigma);
      const spread = spreadAmongPeople({ ...raw, personalVariance: factor.variance - kind, otherSigma });
      return {
        outcome: 'expected',
        sweatL: splitLogNormal(median(estimate.litres), spread),
        airC: leg.waterC ? null : airRange(leg.conditions.airC),
        assumptions: assumptionsOf(meant, leg, estimate),
      };
    } catch (error) {
      if (error instanceof MassUnknown) return { outcome: 'abstained', reasons: ['mass-unknown'] };
      if (error instanceof CannotEstimate) return { outcome: 'abstained', reasons: ['absurd-input'] };
      throw error;
    }
  }
}
