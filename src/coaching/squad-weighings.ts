import { Inject, Injectable } from '@nestjs/common';
import type { Weighed } from '#src/coaching/board.shapes';
import { coarseMass, toTenths } from '#src/coaching/sweat-of';
import type { Comparison } from '#src/estimates/comparison';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { testOf } from '#src/estimates/weigh-in-lessons';
import { type KeptWeighIn, WeighIns } from '#src/sessions/weigh-ins';

/** An athlete's weighings as coaches may know of them: per cent and litres, never kilos. */
export interface WeighingFacts {
  /** Newest first. */
  weighings: Weighed[];
  isWithoutSome: boolean;
}

/** One standard deviation to either end of the likely range (80 %). */
const Z_LIKELY = 1.2816;

/** Reads weighings of several athletes, each of whom lets the team's coaches see them; always in as many queries. */
@Injectable()
export class SquadWeighings {
  constructor(
    @Inject(WeighIns) private readonly weighIns: WeighIns,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
  ) {}

  /** `days`: on which day of the athlete's each session was, of those that may be shown. */
  async of(
    athleteIds: readonly string[],
    since: Date,
    days: ReadonlyMap<string, string>,
  ): Promise<Map<string, WeighingFacts>> {
    if (athleteIds.length === 0) return new Map();
    const found = await this.weighIns.ofMany('others', athleteIds, since);
    const ids = [...found.values()].flatMap(({ weighIns }) => weighIns.map(({ sessionId }) => sessionId));
    const compared = await this.estimates.comparisonsOfMany('shareable', ids);
    return new Map(
      [...found].map(([athleteId, { weighIns, isWithoutSome }]) => {
        const weighings = weighIns
          .flatMap((weighIn) => {
            const day = days.get(weighIn.sessionId);
            return day === undefined ? [] : [weighed(weighIn, day, compared.get(weighIn.sessionId) ?? null)];
          })
          .sort((one, other) => other.day.localeCompare(one.day));
        return [athleteId, { weighings, isWithoutSome }];
      }),
    );
  }
}

function weighed(weighIn: KeptWeighIn, day: string, comparison: Comparison | null): Weighed {
  const { preKg, postKg, drinkKg, foodKg } = weighIn;
  const changePct = ((postKg - preKg) / coarseMass(preKg)) * 100;
  return {
    day,
    changePct: Math.round(changePct * 2) / 2 + 0, // and never -0
    litres: comparison && litresWeighed(weighIn, comparison),
    drankMore: drinkKg !== 0 && postKg - preKg > foodKg,
  };
}

/** What cannot be, or cannot be computed, is not shown as a number. */
function litresWeighed(weighIn: KeptWeighIn, comparison: Comparison): Weighed['litres'] {
  const { litres, sdL, refusals } = testOf(weighIn, comparison);
  if (!(litres > 0) || refusals.includes('absurd-weights') || refusals.includes('drink-missing')) return null;
  const low = Math.max(0, litres - Z_LIKELY * sdL);
  return toTenths({ low, mid: litres, high: litres + Z_LIKELY * sdL });
}
