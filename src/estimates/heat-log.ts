import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf, type HeatMet, type Learner } from '#src/estimates/estimate-shelf';
import { DAY_MS } from '#src/kernel/clock';
import type { Lineage } from '#src/sessions/audience';
import { heatDays } from '#src/sweat/acclimatisation';

/** Heat longer ago than this has faded to nothing. */
export const HEAT_FADES_DAYS = 60;

/** When an athlete trained in the heat, and how much of it still counts. */
@Injectable()
export class HeatLog {
  constructor(@Inject(EstimateShelf) private readonly shelf: EstimateShelf) {}

  /** Days of heat that still count when a session begins: those of the days before it. */
  async daysBefore(lineage: Lineage, learner: Learner, startedAt: Date): Promise<number> {
    const since = new Date(startedAt.getTime() - HEAT_FADES_DAYS * DAY_MS);
    const met = await this.shelf.heatBetween(lineage, learner, since, new Date(startedAt.getTime() - 1));
    return heatDays(met.map(dayNumber), dayNumber(startedAt));
  }

  /** Oldest first. */
  async between(lineage: Lineage, athleteId: string, from: Date, to: Date): Promise<HeatMet[]> {
    return (await this.shelf.heatOfMany(lineage, [athleteId], from, to)).get(athleteId) ?? [];
  }
}

/** Days counted from 1970, UTC. */
export function dayNumber(moment: Date): number {
  return Math.floor(moment.getTime() / DAY_MS);
}
