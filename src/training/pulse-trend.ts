import { DAY_MS } from '#src/kernel/clock';
import { average, type Line, lineThrough, median, spreadOf } from '#src/training/drawn-line';
import type { Efficiency } from '#src/training/efficiency';

/** What the trend looks at of a session. */
export interface PulseSession {
  startedAt: Date;
  /** null where the session says nothing of efficiency. */
  efficiency: Efficiency | null;
  airTemperatureC: number | null;
  altitudeM: number | null;
  deviceKey: string | null;
}

/** What the athlete's last check-ins say, as far as it explains a pulse by itself. */
export interface Disturbances {
  ill: boolean;
  newMedicine: boolean;
}
export const UNDISTURBED: Disturbances = { ill: false, newMedicine: false };

/** Why nothing can be told. */
export const UNTOLD = [
  'short-history',
  'few-sessions',
  'illness',
  'new-medicine',
  'heat',
  'altitude',
  'new-sensor',
] as const;

export interface PulseTrend {
  state: 'raised' | 'usual' | 'cannot-tell';
  /** Only where it cannot be told. */
  why: (typeof UNTOLD)[number] | null;
  kind: Efficiency['kind'] | null;
  /** Heartbeats a minute above what the same work took before: the median and the likely range (80 %). */
  deltaBpm: { low: number; mid: number; high: number } | null;
  /** Efficiency against before, %. */
  efficiencyPct: number | null;
  /** How many sessions of late, held against how many before them. */
  sessions: { recent: number; before: number };
  recentDays: number;
}

const BEFORE_DAYS = 28;
const FEWEST_BEFORE = 6;
const FEWEST_RECENT = 3;
/** Three sessions are looked for in the last week, else in some days more. */
const RECENT_DAYS = [7, 10] as const;
const RAISED = { bpm: 5, sds: 1.5, share: 0.96 };
/** So long the body takes to get used to heat or height, and so long without them it forgets. [Periard2015] */
const GETTING_USED_DAYS = 14;
/** Where heat and height begin that one gets used to. [SMHI-heat, own] */
const HOT_C = 26;
const HIGH_M = 1500;
/** In air warmer than 22 °C a heart beats faster by so much for each degree above 18. [Coyle2001, own] */
const HEAT = { from: 22, above: 18, bpmPerC: 1 };
/** How far the slopes may plausibly be from none: bpm for all of the work, for a degree, for a day. [own] */
const PLAUSIBLE = [200, 2, 0.15];
/** How far an even session's heart rate is from its line, bpm; never believed to be less than the second. [own] */
const SPREAD_BPM = { usual: 3, least: 1.5 };
/** 80 % of a normal spread lies within so many standard deviations. */
const LIKELY = 1.2816;

/** What has to be looked at to say how the pulse is: the last days, those before them, and what came into heat before. */
export const PULSE_LOOKS_BACK_DAYS = RECENT_DAYS[1] + BEFORE_DAYS + GETTING_USED_DAYS;

/**
 * Whether the heart has lately beaten faster at the same work. What is usual is drawn from the 28 days before the last
 * ones: among days that are themselves raised nothing would ever look raised (docs/science.md).
 */
export function pulseTrend(
  sessions: readonly PulseSession[],
  now: Date,
  { ill, newMedicine }: Disturbances = UNDISTURBED,
): PulseTrend {
  const best = trendsOf(sessions, now);
  const cannot = (why: PulseTrend['why']): PulseTrend => ({ ...best, state: 'cannot-tell', why });
  const first = Math.min(...sessions.map(({ startedAt }) => startedAt.getTime()));
  if (!(daysBetween(new Date(first), now) >= BEFORE_DAYS)) return cannot('short-history');
  if (best.deltaBpm === null) return best;
  if (ill) return cannot('illness');
  if (newMedicine) return cannot('new-medicine');
  const isHot = ({ airTemperatureC }: PulseSession) => airTemperatureC !== null && airTemperatureC >= HOT_C;
  const isHigh = ({ altitudeM }: PulseSession) => altitudeM !== null && altitudeM >= HIGH_M;
  if (isGettingUsed(sessions.filter(isHot), now)) return cannot('heat');
  if (isGettingUsed(sessions.filter(isHigh), now)) return cannot('altitude');
  return hasNewSensor(sessions, best, now) ? cannot('new-sensor') : best;
}

/** Of rides by power and runs by pace, the one that tells; a raised one before one that is not. */
function trendsOf(sessions: readonly PulseSession[], now: Date): PulseTrend {
  const trends = (['power', 'pace'] as const).map((kind) => trendOf(kind, sessions, now));
  const rank = { raised: 2, usual: 1, 'cannot-tell': 0 };
  const amount = ({ sessions: { recent, before } }: PulseTrend) => Math.min(99, recent + before) / 100;
  return trends.reduce((a, b) => (rank[b.state] + amount(b) > rank[a.state] + amount(a) ? b : a));
}

function trendOf(kind: Efficiency['kind'], sessions: readonly PulseSession[], now: Date): PulseTrend {
  const even = sessions.flatMap(({ startedAt, efficiency }) =>
    efficiency?.kind === kind ? [{ age: daysBetween(startedAt, now), ...coolOf(efficiency) }] : [],
  );
  const within = (from: number, to: number) => even.filter(({ age }) => age >= from && age < to);
  const recentDays = RECENT_DAYS.find((days) => within(0, days).length >= FEWEST_RECENT) ?? RECENT_DAYS[1];
  const recent = within(0, recentDays);
  const before = within(recentDays, recentDays + BEFORE_DAYS);
  const told = { kind, sessions: { recent: recent.length, before: before.length }, recentDays };
  if (recent.length < FEWEST_RECENT || before.length < FEWEST_BEFORE)
    return { ...told, state: 'cannot-tell', why: 'few-sessions', deltaBpm: null, efficiencyPct: null };

  const usualWork = average(before.map(({ work }) => work));
  const pointOf = ({ bpm, work, airC, age }: Even) => ({ y: bpm, x: [work / usualWork, airC, -age] });
  const line = lineThrough(before.map(pointOf), PLAUSIBLE, SPREAD_BPM.usual);
  const over = recent.map(pointOf).map(({ x, y }) => ({ bpm: y - line.at(x), leverage: line.leverage(x) }));
  const mid = median(over.map(({ bpm }) => bpm));
  const spread = Math.max(SPREAD_BPM.least, line.residualSd);
  const ofMedian = Math.PI / 2 / recent.length + average(over.map(({ leverage }) => leverage));
  const wide = LIKELY * spread * Math.sqrt(ofMedian);

  const usualAir = average(before.map(({ airC }) => airC));
  const atUsual = (one: Even) => usualWork / (one.bpm - explained(one, line, usualWork, usualAir));
  const factors = before.map(atUsual);
  const factor = median(recent.map(atUsual));
  const usual = average(factors);
  const isRaised =
    mid >= RAISED.bpm && factor < usual - RAISED.sds * spreadOf(factors) && factor / usual < RAISED.share;
  return {
    ...told,
    state: isRaised ? 'raised' : 'usual',
    why: null,
    deltaBpm: { low: mid - wide, mid, high: mid + wide },
    efficiencyPct: 100 * (factor / usual - 1),
  };
}

interface Even {
  age: number;
  bpm: number;
  work: number;
  airC: number;
}

/** What of a heart rate is the work's and the air's, against usual work in usual air. */
function explained({ work, airC }: Even, { slopes }: Line, usualWork: number, usualAirC: number): number {
  return slopes[0]! * (work / usualWork - 1) + slopes[1]! * (airC - usualAirC);
}

/** The session as if in cooler air, where it was warm. */
function coolOf({ work, meanHeartRateBpm, airC }: Efficiency): Omit<Even, 'age'> {
  if (airC <= HEAT.from) return { work, bpm: meanHeartRateBpm, airC };
  return { work, bpm: meanHeartRateBpm - HEAT.bpmPerC * (airC - HEAT.above), airC: HEAT.above };
}

/** Whether the first of such sessions, after a fortnight or more without, is less than a fortnight ago. */
function isGettingUsed(sessions: readonly PulseSession[], now: Date): boolean {
  const moments = sessions.map(({ startedAt }) => startedAt).sort((a, b) => b.getTime() - a.getTime());
  let first = now;
  for (const moment of moments) {
    if (daysBetween(moment, first) >= GETTING_USED_DAYS) break;
    first = moment;
  }
  return first !== now && daysBetween(first, now) < GETTING_USED_DAYS;
}

/**
 * Whether one of the last sessions was measured with a device that has been in use for fewer days than what is usual is
 * drawn from: most of what its readings are held against was measured with another.
 */
function hasNewSensor(
  sessions: readonly PulseSession[],
  { kind, recentDays }: PulseTrend,
  now: Date,
): boolean {
  const since = new Map<string | null, number>();
  for (const { startedAt, deviceKey } of sessions)
    since.set(deviceKey, Math.max(since.get(deviceKey) ?? 0, daysBetween(startedAt, now)));
  return sessions
    .filter(({ startedAt }) => daysBetween(startedAt, now) < recentDays)
    .some(({ efficiency, deviceKey }) => efficiency?.kind === kind && since.get(deviceKey)! < BEFORE_DAYS);
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}
