import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf, type HeatMet } from '#src/estimates/estimate-shelf';
import { dayNumber, HEAT_FADES_DAYS, HeatLog } from '#src/estimates/heat-log';
import type { HeatStandingView } from '#src/estimates/own-sweat.shapes';
import { SweatFactor } from '#src/estimates/sweat-factor';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { SessionShelf } from '#src/sessions/session-shelf';
import { acclimatisationFactor, heatDays } from '#src/sweat/acclimatisation';

/** What is told of, days back from today. */
const TOLD_DAYS = 56;
/** What the rule rests on, by the keys of docs/science.md. */
const SOURCES = [
  source(
    'Karlsen2015',
    'Karlsen and others, Scand J Med Sci Sports 2015;25(S1):240–249',
    '10.1111/sms.12449',
  ),
  source('Periard2015', 'Périard and others, Scand J Med Sci Sports 2015;25(S1):20–38', '10.1111/sms.12408'),
  source('Daanen2018', 'Daanen and others, Sports Med 2018;48:409–430', '10.1007/s40279-017-0808-x'),
];

/** How far an athlete is used to heat, what made it, and how it will fade. */
@Injectable()
export class HeatStanding {
  constructor(
    @Inject(SweatFactor) private readonly factor: SweatFactor,
    @Inject(HeatLog) private readonly heat: HeatLog,
    @Inject(EstimateShelf) private readonly shelf: EstimateShelf,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<HeatStandingView> {
    const now = this.clock.now();
    const { lineage, calibration } = await this.factor.known(athleteId);
    const since = new Date(now.getTime() - (TOLD_DAYS + HEAT_FADES_DAYS) * DAY_MS);
    const met = await this.heat.between(lineage, athleteId, since, now);
    const days = daysOf(met, now);
    return {
      ...days.at(-1)!,
      insideFactor: calibration.holdsAcclimatisation,
      days,
      ahead: aheadOf(met, now),
      sessions: await this.told(athleteId, lineage, met.filter(isTold(now))),
      sources: SOURCES,
    };
  }

  private async told(
    athleteId: string,
    lineage: Parameters<EstimateShelf['comparisonsOf']>[0],
    met: readonly HeatMet[],
  ): Promise<HeatStandingView['sessions']> {
    const ids = met.map(({ sessionId }) => sessionId);
    const [named, compared] = [
      await this.sessions.named('owner', athleteId, ids),
      await this.shelf.comparisonsOf(lineage, athleteId, ids),
    ];
    return ids.toReversed().flatMap((sessionId) => {
      const session = named.get(sessionId);
      const comparison = compared.get(sessionId)?.comparison;
      if (!session || !comparison) return [];
      const { sport, startedAt, utcOffsetS } = session;
      const { airC, durationMin } = comparison;
      return [{ sessionId, sport, startedAt: startedAt.toISOString(), utcOffsetS, airC, durationMin }];
    });
  }
}

/** Evening by evening, today last. */
export function daysOf(met: readonly HeatMet[], now: Date): HeatStandingView['days'] {
  const today = dayNumber(now);
  const hot = met.map(({ startedAt }) => dayNumber(startedAt));
  return Array.from({ length: TOLD_DAYS }, (_, i) => today - TOLD_DAYS + 1 + i).map((day) => ({
    ...on(day, hot),
    inHeat: hot.includes(day),
  }));
}

/** Without any more heat from here: after each of the next four weeks. */
function aheadOf(met: readonly HeatMet[], now: Date): HeatStandingView['ahead'] {
  const today = dayNumber(now);
  const hot = met.map(({ startedAt }) => dayNumber(startedAt));
  return [7, 14, 21, 28].map((days) => on(today + days, hot));
}

function on(day: number, hot: readonly number[]) {
  const counted = heatDays(hot, day + 1);
  return { day: dayOf(new Date(day * DAY_MS)), heatDays: counted, times: acclimatisationFactor(counted) };
}

function isTold(now: Date): (met: HeatMet) => boolean {
  const first = dayNumber(now) - TOLD_DAYS + 1;
  return ({ startedAt }) => dayNumber(startedAt) >= first;
}

function source(key: string, text: string, doi: string) {
  return { key, text, href: `https://doi.org/${doi}` };
}
