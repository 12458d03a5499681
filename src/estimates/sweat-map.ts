import { Inject, Injectable } from '@nestjs/common';
import { type Compared, EstimateShelf } from '#src/estimates/estimate-shelf';
import { dayNumber, HeatLog } from '#src/estimates/heat-log';
import { litresFor, type Person } from '#src/estimates/litres-for';
import type { SweatMapView } from '#src/estimates/own-sweat.shapes';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { airBandsFor, type Cell, cellsOf } from '#src/estimates/sweat-map-cells';
import { cellToFill } from '#src/estimates/sweat-map-fill';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { familyOf } from '#src/kernel/sport';
import { Profiles } from '#src/people/profiles';
import { quantile } from '#src/sweat/distribution';
import { EFFORT_BANDS } from '#src/sweat/effort-band';

/** Older sessions are not on the map. */
const SHOWN_DAYS = 730;
/** Where nobody told what they weigh, kg. [own] */
const ANYBODY_KG = 70;

/** Where an athlete has been, by air and effort, what an hour costs them there, and where one weighing would tell most. */
@Injectable()
export class SweatMap {
  constructor(
    @Inject(SweatFactor) private readonly factor: SweatFactor,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(HeatLog) private readonly heat: HeatLog,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<SweatMapView> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - SHOWN_DAYS * DAY_MS);
    const { lineage, lessons, calibration } = await this.factor.known(athleteId);
    const done = (await this.shelf.comparedSince(lineage, athleteId, since)).filter(isInTheAir);
    const massKg = (await this.profiles.massOn(athleteId, dayOf(now)))?.massKg ?? ANYBODY_KG;
    const tomorrow = new Date((dayNumber(now) + 1) * DAY_MS);
    const heatDays = await this.heat.daysBefore(lineage, { athleteId }, tomorrow);
    const weighed = new Set(lessons.map(({ sessionId }) => sessionId));
    const air = airBandsFor(done.map(({ comparison }) => comparison.airC));
    const cells = cellsOf(air, done, massKg);
    return {
      since: since.toISOString(),
      sessions: done.length,
      air,
      efforts: [...EFFORT_BANDS],
      cells: cells.map((cell) => ({
        ...{ air: cell.air, effort: cell.effort, sessions: cell.sessions.length },
        weighed: cell.sessions.filter(({ sessionId }) => weighed.has(sessionId)).length,
        rateLPerH: rateIn(cell, { calibration, heatDays }),
      })),
      fill: cellToFill({ air, cells, weighed, calibration }),
    };
  }
}

/** In the water neither the air nor what the scale saw go tells anything. */
function isInTheAir({ comparison }: Compared): boolean {
  return familyOf(comparison.sport) !== 'swim';
}

/**
 * What a further session there costs an hour: the sessions' own middle, with what is not known of one of them and how
 * they differ. null: none was done.
 */
function rateIn({ sessions }: Cell, person: Person): SweatMapView['cells'][number]['rateLPerH'] {
  if (sessions.length === 0) return null;
  const rates = sessions.map(({ comparison }) => {
    const { mu, sigma } = litresFor(person, comparison);
    return { mu: mu - Math.log(comparison.durationMin / 60), variance: sigma ** 2 };
  });
  const mean = (of: (rate: (typeof rates)[number]) => number) =>
    rates.reduce((sum, rate) => sum + of(rate), 0) / rates.length;
  const mu = mean((rate) => rate.mu);
  const sigma = Math.sqrt(mean((rate) => rate.variance) + mean((rate) => (rate.mu - mu) ** 2));
  const rate = { mu, sigma };
  return { median: quantile(rate, 0.5), p10: quantile(rate, 0.1), p90: quantile(rate, 0.9) };
}
