import { Inject, Injectable } from '@nestjs/common';
import { caffeineMg } from '#src/circumstances/caffeine';
import { Circumstances, type Told } from '#src/circumstances/circumstances';
import { MagnesiumLosses, type MagnesiumLost } from '#src/estimates/magnesium-losses';
import { DietScreens } from '#src/food/diet-screens';
import { FoodDays, type LoggedDay } from '#src/food/food-days';
import { DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { daysAfter, daysBetween } from '#src/ledger/days';
import type { LedgerDay } from '#src/magnesium/coverage';
import type { IntakePrior } from '#src/magnesium/intake';
import type { Asker } from '#src/people/visitor';
import { splitLogNormal } from '#src/sweat/correlated-sum';
import { HardMinutesOf, type HardMinutes } from '#src/training/hard-minutes';

/** A day of the ledger, and what of it could not be told. */
export interface BookDay extends LedgerDay {
  day: string;
  sessions: number;
  /** Of those, the ones of which nothing could be estimated. */
  withoutEstimate: number;
}

export interface Book {
  days: BookDay[];
  prior: IntakePrior | null;
  /** null: not told, not to be worked with, or a token asks. */
  conditions: Told['conditions'];
  /** Sessions cost what a test of the athlete's own sweat makes likely. */
  isSweatTested: boolean;
}

export interface Span {
  from: string;
  to: string;
}

/** Somewhere on Earth a day begins this much before UTC's, and somewhere it ends this much after. */
const EARLIEST_MS = 14 * HOUR_MS;
const LATEST_MS = 12 * HOUR_MS;

/** What an athlete did, drank and ate day by day, put side by side from the rooms that know. */
@Injectable()
export class DayBook {
  constructor(
    @Inject(MagnesiumLosses) private readonly losses: MagnesiumLosses,
    @Inject(HardMinutesOf) private readonly training: HardMinutesOf,
    @Inject(FoodDays) private readonly food: FoodDays,
    @Inject(DietScreens) private readonly screens: DietScreens,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
  ) {}

  /** Both days included. The number of queries is the same whatever the range. */
  async between(asker: Asker, from: string, to: string): Promise<Book> {
    const { athleteId } = asker;
    const begin = new Date(Date.parse(from) - EARLIEST_MS);
    const end = new Date(Date.parse(to) + DAY_MS + LATEST_MS);
    const [losses, loads, logged, prior, { caffeine, conditions }] = await Promise.all([
      this.losses.between(asker, begin, end),
      // A day more at both ends: which session lies outside must be known, or it would be entered on its UTC day.
      this.training.between('owner', athleteId, daysAfter(from, -1), daysAfter(to, 1)),
      this.food.between(athleteId, from, to),
      this.screens.prior(athleteId),
      this.circumstances.parts(athleteId),
    ]);
    const days = new Map(daysBetween(from, to).map((day) => [day, blank(day)]));
    enterSessions(days, losses, loads);
    const { isSweatTested } = losses;
    // What was told of oneself is for the person alone; what was noted as food a token may read anyway.
    const isOwn = asker.by === 'cookie';
    const usualMg = isOwn && caffeine.told ? caffeineMg(caffeine.told) : 0;
    enterFood(days, logged, caffeine.allowed ? { usualMg } : null);
    return {
      days: [...days.values()].map(closed),
      prior,
      conditions: isOwn ? conditions.told : null,
      isSweatTested,
    };
  }

  /**
   * What others may see of several athletes' days, each with a first and last day of their own, both included; the number
   * of queries is the same however many there are. Nothing that only its owner may see takes part, and neither does what
   * was told of oneself, or a laboratory's test: that is for the person alone.
   */
  async ofMany(audience: 'others', spans: ReadonlyMap<string, Span>): Promise<Map<string, Book>> {
    const athleteIds = [...spans.keys()];
    if (athleteIds.length === 0) return new Map();
    const from = [...spans.values()].map((span) => span.from).sort()[0]!;
    const to = [...spans.values()]
      .map((span) => span.to)
      .sort()
      .at(-1)!;
    const begin = new Date(Date.parse(from) - EARLIEST_MS);
    const end = new Date(Date.parse(to) + DAY_MS + LATEST_MS);
    const [losses, loads, logged, priors] = await Promise.all([
      this.losses.ofMany(audience, athleteIds, begin, end),
      this.training.ofMany(audience, athleteIds, daysAfter(from, -1), daysAfter(to, 1)),
      this.food.ofMany(athleteIds, from, to),
      this.screens.priorOfMany(athleteIds),
    ]);
    return new Map(
      athleteIds.map((athleteId) => {
        const span = spans.get(athleteId)!;
        const days = new Map(daysBetween(span.from, span.to).map((day) => [day, blank(day)]));
        const lost = losses.get(athleteId)!;
        enterSessions(days, lost, loads.get(athleteId) ?? []);
        enterFood(days, logged.get(athleteId) ?? [], null);
        const told = { prior: priors.get(athleteId) ?? null, conditions: null };
        return [
          athleteId,
          { days: [...days.values()].map(closed), ...told, isSweatTested: lost.isSweatTested },
        ];
      }),
    );
  }
}

interface OpenDay extends BookDay {
  sweatMg: BookDay['sweatMg'][number][];
  /** mg of each of its sessions without an estimate, at the upper end. */
  unknownMg: number[];
  /** Minutes of those of which nobody knows how hard they were. */
  unknownMin: number;
}

function blank(day: string): OpenDay {
  return {
    day,
    sweatMg: [],
    unknownMg: [],
    unknownMin: 0,
    minutesAtThreshold: 0,
    caffeineMg: 0,
    notedMg: null,
    sessions: 0,
    withoutEstimate: 0,
  };
}

/** A session of which nothing could be estimated may have cost so much sweat an hour: more than most sweat. [Barnes2019] [own] */
const HIGH_L_PER_H = 1.5;
/** And lasted so long where that is not known either, minutes. [own] */
const UNKNOWN_MIN = 120;

/** A session lies on the day its load was put on; one without a load yet on the day it began in UTC. */
function enterSessions(
  days: ReadonlyMap<string, OpenDay>,
  { bySession, highMgPerL }: MagnesiumLost,
  loads: readonly HardMinutes[],
): void {
  const entered = new Set<string>();
  const enter = (one: HardMinutes) => {
    entered.add(one.sessionId);
    const day = days.get(one.day);
    if (!day) return;
    day.sessions++;
    day.minutesAtThreshold += one.minutes ?? 0;
    const mg = bySession.get(one.sessionId)?.mg;
    if (mg) day.sweatMg.push(mg);
    else {
      day.withoutEstimate++;
      day.unknownMg.push((one.movingMin / 60) * HIGH_L_PER_H * highMgPerL);
      if (one.minutes === null) day.unknownMin += one.movingMin;
    }
  };
  for (const load of loads) enter(load);
  for (const { sessionId, utcDay: day } of bySession.values())
    if (!entered.has(sessionId)) enter({ sessionId, day, minutes: null, movingMin: UNKNOWN_MIN });
}

/** With what its sessions without an estimate may have cost, once all of the day is entered. */
function closed({ unknownMg, unknownMin, ...day }: OpenDay): BookDay {
  if (unknownMg.length === 0) return day;
  const unknown = unknownMg.map((mg) => splitLogNormal(mg, { sharedSigma: 0, ownSigma: 0 }));
  const { caffeineMg, minutesAtThreshold } = day;
  return {
    ...day,
    atMost: {
      caffeineMg,
      sweatMg: [...day.sweatMg, ...unknown],
      minutesAtThreshold: minutesAtThreshold + unknownMin,
    },
  };
}

/** Who notes everything may leave out what they drink every day: the larger of the two counts. null: without their yes none does. */
function enterFood(
  days: ReadonlyMap<string, OpenDay>,
  logged: readonly LoggedDay[],
  caffeine: { usualMg: number } | null,
): void {
  if (caffeine) for (const day of days.values()) day.caffeineMg = caffeine.usualMg;
  for (const { day: on, isWhole, magnesiumMg, caffeineMg } of logged) {
    const day = days.get(on);
    if (!day) continue;
    if (isWhole) day.notedMg = magnesiumMg;
    if (caffeine) day.caffeineMg = Math.max(day.caffeineMg, caffeineMg);
  }
}
