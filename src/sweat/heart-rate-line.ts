import { LOWEST_TELLING_BPM } from '#src/sweat/heart-rate';
import { isHeartRate } from '#src/sweat/heart-rate-reading';
import { isSpeedDoubtful, powerReading, speedReading } from '#src/sweat/power-and-speed';
import { airAt } from '#src/sweat/reading';
import { valueAt } from '#src/sweat/series';
import type { Athlete, HeartRateLine, LegInput } from '#src/sweat/session-input';

/** One minute in which both heart rate and power or pace were known. */
export interface HeartRatePoint {
  heartRateBpm: number;
  /** Gross metabolic power, as power or pace told it, W. */
  metabolicW: number;
  /** How sure power or pace was of it, ln units. */
  sigma: number;
}

/** What one session taught. */
export type HeartRateSession = readonly HeartRatePoint[];

/** When heart rate follows the work alone: mild air, warmed up, not yet tired or dry. [own] */
const MILD_AIR_C = { from: 10, to: 20 };
const MINUTES = { from: 3, to: 30 };

/** A heart that still climbs or falls by more than this within a minute lags behind the work, bpm. [own] */
const STEADY_BPM = 6;

/** Fewer sessions, or hearts that beat always alike, do not make a line. [own] */
const FEWEST_SESSIONS = 5;
const FEWEST_POINTS = 5;
const NARROWEST_HEART_RATE_SD = 6;

/** A session this far from the line had a slipped strap, ln units. [own] */
const STRAY = Math.log(1.35);

/**
 * The minutes of a session's first leg that teach the athlete's heart rate line; null where it has too few of them.
 * Later legs begin tired, where heart rate no longer follows the work alone.
 */
export function heartRatePoints(leg: LegInput, athlete: Athlete): HeartRateSession | null {
  const heartRate = leg.minutes.heartRateBpm;
  if (!heartRate || !athlete.heartRateReliable || leg.sport === 'e_bike') return null;
  const reading = powerReading(leg, athlete) ?? (isSpeedDoubtful(leg) ? null : speedReading(leg, athlete));
  if (!reading) return null;

  const points: HeartRatePoint[] = [];
  const { lengthMin, activeShare } = leg.minutes;
  for (let i = MINUTES.from; i < Math.min(MINUTES.to, lengthMin.length); i++) {
    const heartRateBpm = heartRate[i]!;
    const metabolicW = valueAt(reading.watts, i);
    const airC = airAt(leg, i);
    const isSteady = Math.abs(heartRateBpm - heartRate[i - 1]!) <= STEADY_BPM;
    const isMild = airC >= MILD_AIR_C.from && airC <= MILD_AIR_C.to;
    const isWhole = lengthMin[i] === 1 && activeShare[i] === 1;
    const isTelling = isHeartRate(heartRateBpm) && heartRateBpm >= LOWEST_TELLING_BPM;
    if (isSteady && isMild && isWhole && isTelling && metabolicW > 0) {
      points.push({ heartRateBpm, metabolicW, sigma: valueAt(reading.sigma, i) });
    }
  }
  return points.length >= FEWEST_POINTS ? points : null;
}

/**
 * An athlete's own line from heart rate to gross metabolic power, each session weighing the same: least squares of
 * power on heart rate, so that it gives the mean power at a heart rate. Null with fewer than five sessions that agree,
 * too little variety of heart rate, or a line that does not rise. The spread holds how sessions scatter about the line
 * and how sure power or pace itself was. [own]
 */
export function fitHeartRateLine(sessions: readonly HeartRateSession[]): HeartRateLine | null {
  const usable = sessions.filter((points) => points.length >= FEWEST_POINTS);
  const first = fit(usable);
  if (!first) return null;
  const agreeing = usable.filter((points) => Math.abs(distance(first, points)) <= STRAY);
  const line = agreeing.length < usable.length ? fit(agreeing) : first;
  if (!line) return null;

  const squares = agreeing.reduce((sum, points) => sum + distance(line, points) ** 2, 0);
  const scatter = Math.sqrt(squares / (agreeing.length - 2));
  const sourceSigma =
    agreeing.reduce((sum, points) => sum + mean(points, (p) => p.sigma), 0) / agreeing.length;
  return { ...line, sigma: Math.hypot(scatter, sourceSigma), sessions: agreeing.length };
}

type Line = Pick<HeartRateLine, 'interceptW' | 'slopeWPerBpm'>;

function fit(sessions: readonly HeartRateSession[]): Line | null {
  if (sessions.length < FEWEST_SESSIONS) return null;
  const across = (of: (point: HeartRatePoint) => number) =>
    sessions.reduce((sum, points) => sum + mean(points, of), 0) / sessions.length;
  const bpm = across((p) => p.heartRateBpm);
  const watts = across((p) => p.metabolicW);
  const variance = across((p) => (p.heartRateBpm - bpm) ** 2);
  const covariance = across((p) => (p.heartRateBpm - bpm) * (p.metabolicW - watts));
  if (variance < NARROWEST_HEART_RATE_SD ** 2 || covariance <= 0) return null;
  const slopeWPerBpm = covariance / variance;
  return { interceptW: watts - slopeWPerBpm * bpm, slopeWPerBpm };
}

/** How far a session lies from a line, ln units: positive where it took more power than the line says. */
function distance(line: Line, points: HeartRateSession): number {
  const bpm = mean(points, (p) => p.heartRateBpm);
  const foretold = line.interceptW + line.slopeWPerBpm * bpm;
  return foretold > 0 ? Math.log(mean(points, (p) => p.metabolicW) / foretold) : Infinity;
}

function mean(points: HeartRateSession, of: (point: HeartRatePoint) => number): number {
  return points.reduce((sum, point) => sum + of(point), 0) / points.length;
}
