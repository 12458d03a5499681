import { Inject, Injectable } from '@nestjs/common';
import { type HeatWord, heatWord } from '#src/coaching/heat-words';
import { type LoadWord, MONTH_DAYS, weekLoad } from '#src/coaching/load-words';
import { litresOf } from '#src/coaching/sweat-of';
import { EstimateShelf, type HeatMet } from '#src/estimates/estimate-shelf';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { BodyMasses } from '#src/people/body-masses';
import { type SharedAmong, SharedSessions } from '#src/sessions/shared-sessions';
import { heatDays } from '#src/sweat/acclimatisation';
import type { SplitLogNormal } from '#src/sweat/correlated-sum';
import { daysAfter } from '#src/timing/local';
import { type SharedLoad, TrainingDays } from '#src/training/training-days';

/** A session as coaches may know of it. */
export interface DoneSession extends SharedLoad {
  /** Litres of sweat; null: nothing could be estimated, or not yet. */
  litres: SplitLogNormal | null;
  isHot: boolean;
}

/** What an athlete did and what it cost them, as coaches may know of it. */
export interface TrainingFacts {
  /** Oldest first, from further back than anybody asks for. */
  sessions: DoneSession[];
  isHiddenSince: SharedAmong['isHiddenSince'];
  /** The week beside the month; null: too little is known, or some of the month is hidden. */
  load: LoadWord | null;
  isMonthWithoutSome: boolean;
  /** How used to heat; null: what is hidden may have been hot. */
  heat: HeatWord | null;
  /** A day of heat that came when next to none counted, of the last few; null: there is none that is sure. */
  unaccustomedOn: string | null;
  /** Never to be shown. */
  massKg: number | undefined;
}

/** Somewhere on Earth a day begins so much before UTC's. */
const EARLIEST_MS = 14 * HOUR_MS;
/** Heat longer ago than this has faded to nothing. */
const HEAT_FADES_DAYS = 60;
/** So lately heat must have come to be spoken of, and so few days of it the body is not used to. [own] */
const LATELY_DAYS = 3;
const UNACCUSTOMED_DAYS = 2;

/** Reads what several athletes did, each of whom lets the team's coaches see it; the number of queries hangs on nothing. */
@Injectable()
export class SquadTraining {
  constructor(
    @Inject(SharedSessions) private readonly sessions: SharedSessions,
    @Inject(TrainingDays) private readonly loads: TrainingDays,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(BodyMasses) private readonly masses: BodyMasses,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteIds: readonly string[], from: string, today: string): Promise<Map<string, TrainingFacts>> {
    if (athleteIds.length === 0) return new Map();
    const now = this.clock.now();
    const [begin, end] = [new Date(Date.parse(from) - EARLIEST_MS), new Date(now.getTime() + DAY_MS)];
    const heatSince = new Date(now.getTime() - HEAT_FADES_DAYS * DAY_MS);
    // Where they live decides which of their days a session lies on: rather a day too many.
    const monthSince = new Date(Date.parse(daysAfter(today, -MONTH_DAYS)) - DAY_MS);
    const eldest = new Date(Math.min(begin.getTime(), heatSince.getTime(), monthSince.getTime()));
    const [shared, loads, losses, heatMet, masses] = await Promise.all([
      this.sessions.ofMany('others', athleteIds, eldest, end),
      // Who lives east of the team is a day ahead of it.
      this.loads.ofMany('others', athleteIds, from, daysAfter(today, 1)),
      this.estimates.lossesOfMany('others', athleteIds, begin, end),
      this.estimates.heatOfMany('shareable', athleteIds, heatSince, end),
      this.masses.newest(athleteIds),
    ]);
    const litres = new Map(losses.map((lost) => [lost.sessionId, litresOf(lost)]));
    return new Map(
      athleteIds.map((athleteId) => {
        const { ids, isHiddenSince } = shared.get(athleteId)!;
        const met = heatMet.get(athleteId) ?? [];
        const hot = new Set(met.map(({ sessionId }) => sessionId));
        const sessions = loads
          .get(athleteId)!
          // What its source takes back is gone at once, whatever was made of it.
          .filter(({ sessionId }) => ids.has(sessionId))
          .map((load) => {
            const { sessionId } = load;
            return { ...load, litres: litres.get(sessionId) ?? null, isHot: hot.has(sessionId) };
          });
        const [isMonthWithoutSome, isHeatUnsure] = [isHiddenSince(monthSince), isHiddenSince(heatSince)];
        const heat = heatWord(heatDays(met.map(dayNumber), Math.floor(now.getTime() / DAY_MS)));
        const facts = {
          ...{ sessions, isHiddenSince, isMonthWithoutSome },
          load: isMonthWithoutSome ? null : weekLoad(sessions, today),
          // More heat than is known of makes nobody less used to it.
          heat: isHeatUnsure && heat !== 'well' ? null : heat,
          unaccustomedOn: isHeatUnsure ? null : unaccustomed(sessions, met, today),
          massKg: masses.get(athleteId),
        };
        return [athleteId, facts];
      }),
    );
  }

  /** On which day each of those sessions since a day was, for whoever shows something else of them. */
  days(facts: ReadonlyMap<string, TrainingFacts>, from: string): Map<string, string> {
    const all = [...facts.values()].flatMap(({ sessions }) => sessions);
    return new Map(all.filter(({ day }) => day >= from).map(({ sessionId, day }) => [sessionId, day]));
  }
}

function unaccustomed(
  sessions: readonly DoneSession[],
  met: readonly HeatMet[],
  today: string,
): string | null {
  const eve = daysAfter(today, -LATELY_DAYS);
  const first = sessions.find(({ day, isHot }) => isHot && day > eve);
  const at = first && met.find(({ sessionId }) => sessionId === first.sessionId);
  if (!at) return null;
  return heatDays(met.map(dayNumber), dayNumber(at)) < UNACCUSTOMED_DAYS ? first.day : null;
}

export function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function dayNumber({ startedAt }: HeatMet): number {
  return Math.floor(startedAt.getTime() / DAY_MS);
}
