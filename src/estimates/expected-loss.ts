import { Inject, Injectable } from '@nestjs/common';
import { saidOfKit } from '#src/estimates/as-told';
import { AthleteKnowledge } from '#src/estimates/athlete-knowledge';
import { MassUnknown } from '#src/estimates/facts';
import { type HourAhead, hoursAhead } from '#src/estimates/hours-ahead';
import { imagined, type Meant } from '#src/estimates/imagined';
import type { LikelyRange } from '#src/estimates/likely-range';
import { OwnMagnesium } from '#src/estimates/own-magnesium.port';
import { sessionInputOf } from '#src/estimates/session-input';
import { throughTheDay } from '#src/estimates/typical-day';
import { Clock, DAY_MS } from '#src/kernel/clock';
import type { Asker } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { type LogNormal, median, quantile } from '#src/sweat/distribution';
import { estimateSession } from '#src/sweat/estimate';
import { intentOf, STUDIED_H } from '#src/sweat/intent';
import { withOwnMagnesium } from '#src/sweat/magnesium-test';
import type { Quality, SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, LegInput, SessionInput, Source } from '#src/sweat/session-input';
import { CannotEstimate } from '#src/sweat/sweat.problems';
import { type Attribution, Weather, type WeatherAlong } from '#src/weather/weather';

/** What was taken for known. Texts hang on the codes. */
export type Assumption =
  /** Where it is to be: nobody said, so the air is that of a mild day anywhere. */
  | 'place-unknown'
  /** Beyond the forecast, or without one: what is usual there at that time of the year. */
  | 'typical-weather'
  /** A room nobody described. */
  | 'usual-room'
  /** The profile tells what rooms are like. */
  | 'own-room'
  | 'forecast'
  /** How hard: from a word, from watts or speed, or, where nobody said, a steady effort. */
  | 'effort-from-word'
  | 'effort-from-target'
  | 'effort-untold'
  /** Only the day was told, and the hour is a usual one. */
  | 'hour-unknown'
  /** Whether under a roof: as the sport usually is. */
  | 'indoors-by-sport'
  | 'outdoors-by-sport'
  /** Longer than what nearly all studies measured. */
  | 'long-day';

/** What a session to come will probably cost. */
export interface Expected {
  outcome: 'expected';
  sweatL: LikelyRange;
  magnesiumMg: LikelyRange;
  sodiumMg: LikelyRange;
  /** What a scale would show without drinking. */
  massLossKg: LikelyRange;
  /** What it was reckoned with; null in the water. */
  airC: LikelyRange | null;
  /** In order of time; they add up to `sweatL`. */
  hours: HourAhead[];
  assumptions: Assumption[];
  quality: Quality;
  /** Whose forecast it rests on. */
  weather: Attribution[];
  /** Made only of what others may see. */
  shareable: boolean;
}
/** Why nothing honest can be said. */
export interface Unexpected {
  outcome: 'abstained';
  reasons: string[];
}

/** How much further off a forecast is for each day it looks ahead: one standard deviation, °C. [own] */
const FORECAST_SD_C_PER_DAY = 0.35;
/** Upper and lower tenth of a normal distribution, standard deviations. */
const TENTH = 1.2815515655446004;

/** Asks the calculator about sessions that have not been done, with all that is asked of those that have. */
@Injectable()
export class ExpectedLoss {
  constructor(
    @Inject(AthleteKnowledge) private readonly knowledge: AthleteKnowledge,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Weather) private readonly weather: Weather,
    @Inject(OwnMagnesium) private readonly magnesium: OwnMagnesium,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** For the athlete themself, whose consent to reckoning is the caller's to ask. `plannedId`: of what is meant to be done. */
  async of(asker: Asker, plannedId: string, meant: Meant): Promise<Expected | Unexpected> {
    const { athleteId } = asker;
    const recording = imagined(meant);
    const hasOwnerOnly = await this.sessions.hasOwnerOnly(athleteId);
    const learner = { athleteId, sessionId: plannedId };
    const known = await this.knowledge.on(hasOwnerOnly ? 'owner' : 'shareable', learner, recording);
    const sky = recording.indoor === true ? null : await this.weather.along(athleteId, recording, 0);
    try {
      const now = this.clock.now();
      const input = meantAs(
        sessionInputOf(recording, { ...known, weather: sky, wornClo: saidOfKit(meant.clothing) }),
        meant,
        now,
      );
      const estimate = estimateSession(input);
      if (estimate.outcome === 'abstained') return { outcome: 'abstained', reasons: estimate.reasons };
      return { ...(await this.told(asker, meant, { input, estimate, sky })), shareable: !hasOwnerOnly };
    } catch (error) {
      if (error instanceof MassUnknown) return { outcome: 'abstained', reasons: ['mass-unknown'] };
      if (error instanceof CannotEstimate) return { outcome: 'abstained', reasons: ['absurd-input'] };
      throw error;
    }
  }

  private async told(
    asker: Asker,
    meant: Meant,
    { input, estimate, sky }: { input: SessionInput; estimate: SessionEstimate; sky: WeatherAlong | null },
  ): Promise<Omit<Expected, 'shareable'>> {
    const leg = input.legs[0]!;
    const { litres, minerals, nonSweatKg } = estimate;
    const own = await this.magnesium.of(asker);
    const lostKg = likely(litres);
    return {
      outcome: 'expected',
      sweatL: likely(litres),
      magnesiumMg: likely(own ? withOwnMagnesium(minerals.magnesium, own) : minerals.magnesium),
      sodiumMg: likely(minerals.sodium),
      massLossKg: {
        p10: lostKg.p10 + nonSweatKg,
        p50: lostKg.p50 + nonSweatKg,
        p90: lostKg.p90 + nonSweatKg,
      },
      airC: leg.waterC ? null : airRange(leg.conditions.airC),
      hours: hoursAhead(estimate, leg, meant),
      assumptions: assumptionsOf(meant, leg, estimate),
      quality: estimate.quality,
      weather: sky && leg.conditions.airC.source === 'weather' ? sky.attributions : [],
    };
  }
}

/** With how hard it is meant to be, and the air less sure the further off the day is. */
export function meantAs(input: SessionInput, meant: Meant, now: Date): SessionInput {
  const { massKg, vo2maxMlKgMin } = input.athlete;
  const body = { massKg: massKg.value, vo2maxMlKgMin: vo2maxMlKgMin?.value ?? null };
  const intent = intentOf(meant, body);
  const aheadSdC = FORECAST_SD_C_PER_DAY * Math.max(0, (meant.startsAt.getTime() - now.getTime()) / DAY_MS);
  const legs = input.legs.map((told) => {
    const leg = throughTheDay(told, meant);
    const { airC } = leg.conditions;
    if (airC.source !== 'weather') return { ...leg, intent };
    const lessSure = { ...airC, sd: Math.hypot(airC.sd ?? 0, aheadSdC) };
    return { ...leg, intent, conditions: { ...leg.conditions, airC: lessSure } };
  });
  return { ...input, legs };
}

function likely(amount: LogNormal): LikelyRange {
  return { p10: quantile(amount, 0.1), p50: median(amount), p90: quantile(amount, 0.9) };
}

/** One in ten cooler, and one in ten warmer. */
export function airRange({ value, sd = 0 }: Condition): LikelyRange {
  return { p10: value - TENTH * sd, p50: value, p90: value + TENTH * sd };
}

export function assumptionsOf(meant: Meant, leg: LegInput, { legs }: SessionEstimate): Assumption[] {
  const told = legs[0]!.metabolic.source !== 'mets';
  const bySport = leg.indoor.value ? 'indoors-by-sport' : 'outdoors-by-sport';
  return [
    ...(meant.isTimeKnown ? [] : ['hour-unknown' as const]),
    ...(meant.indoors === null ? [bySport as Assumption] : []),
    ...(leg.waterC ? [] : [airFrom(meant, leg.indoor.value, leg.conditions.airC.source)]),
    told ? 'effort-from-target' : meant.effort === null ? 'effort-untold' : 'effort-from-word',
    ...(meant.durationS > STUDIED_H * 3600 ? ['long-day' as const] : []),
  ];
}

function airFrom({ place }: Meant, isIndoors: boolean, source: Source): Assumption {
  if (isIndoors) return source === 'default' ? 'usual-room' : 'own-room';
  if (source === 'weather') return 'forecast';
  return place === null ? 'place-unknown' : 'typical-weather';
}
