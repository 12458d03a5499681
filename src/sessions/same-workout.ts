import { familyOf, type SportFamily } from '#src/kernel/sport';
import type { SourceRecording } from '#src/sessions/recording.port';
import { overlapS, type Span, spanOf } from '#src/sessions/span';
import { knowsItsHour } from '#src/sessions/witness';

/** A stretch of a workout in one sport or several. */
export interface Stretch extends Span {
  families: Set<SportFamily>;
  distanceM: number | null;
}

/** What a source tells of one workout, in all its parts and pieces, as comparing sees it. */
export interface Telling {
  /** Source and id: `garmin:123`. No two tellings of an athlete share it. */
  key: string;
  shareable: boolean;
  /** Names it is known by, its own among them. */
  names: ReadonlySet<string>;
  /** Keys of tellings the athlete said it is not the same as. */
  apart: ReadonlySet<string>;
  /** The whole, and each leg where there are several; empty where the hour is not known. */
  stretches: Stretch[];
  /** The session it stands in now; null while it is new. */
  sessionId: string | null;
  receivedAt: Date;
  /** Its raw form is gone since; distance and records cannot be compared any more. */
  purgedAt: Date | null;
}

/** Two devices are started within this. (Strava and Garmin agree to the second; two devices on one bike do not.) [own] */
const STARTS_WITHIN_MS = 120_000;
/** The share of the shorter one that must lie inside the longer one. [own] */
const COMMON_SHARE = 0.8;
/** Two devices measure the same way to within this share. [own] */
const DISTANCE_SHARE = 0.05;

export type Sameness =
  /** They share a name. */
  | { by: 'name' }
  /** They were at the same time; the share in common, 0 to 1. */
  | { by: 'time'; share: number };

/** Whether two sources tell of the same workout, or of a whole and one of its legs. Says the same both ways round. */
export function sameness(one: Telling, other: Telling): Sameness | null {
  if (one.apart.has(other.key) || other.apart.has(one.key)) return null;
  for (const name of one.names) if (other.names.has(name)) return { by: 'name' };
  if (!mayCompareTimes(one, other)) return null;
  const [whole, ...legs] = one.stretches;
  const [otherWhole, ...otherLegs] = other.stretches;
  if (!whole || !otherWhole) return null;
  const pairs = [
    [whole, otherWhole] as const,
    ...legs.map((leg) => [leg, otherWhole] as const),
    ...otherLegs.map((leg) => [whole, leg] as const),
  ];
  const shares = pairs.map(([a, b]) => commonShare(a, b)).filter((share) => share !== null);
  return shares.length > 0 ? { by: 'time', share: Math.max(...shares) } : null;
}

/**
 * What is purged has no distance left to tell it from its neighbours: it stays with those it was found with, and is
 * compared only with what came after.
 */
function mayCompareTimes(one: Telling, other: Telling): boolean {
  if (one.sessionId !== null && one.sessionId === other.sessionId) return true;
  const cameAfter = (late: Telling, purgedAt: Date) => late.purgedAt === null && late.receivedAt >= purgedAt;
  return (
    (one.purgedAt === null || cameAfter(other, one.purgedAt)) &&
    (other.purgedAt === null || cameAfter(one, other.purgedAt))
  );
}

function commonShare(one: Stretch, other: Stretch): number | null {
  if (Math.abs(one.fromMs - other.fromMs) > STARTS_WITHIN_MS) return null;
  if (!areCompatible(one.families, other.families)) return null;
  if (!isWithin(one.distanceM, other.distanceM, DISTANCE_SHARE)) return null;
  const shorterS = Math.min(one.toMs - one.fromMs, other.toMs - other.fromMs) / 1000;
  const share = shorterS === 0 ? 1 : overlapS(one, other) / shorterS;
  return share >= COMMON_SHARE ? share : null;
}

/** `other` is what a source says that does not know: it contradicts nobody. */
export function areCompatible(one: ReadonlySet<SportFamily>, other: ReadonlySet<SportFamily>): boolean {
  if (one.has('other') || other.has('other')) return true;
  for (const family of one) if (other.has(family)) return true;
  return false;
}

/** Whether two amounts differ by no more than a share of the larger one; true where one of them is not known. */
export function isWithin(one: number | null, other: number | null, share: number): boolean {
  if (one === null || other === null || one === 0 || other === 0) return true;
  return Math.abs(one - other) <= share * Math.max(one, other);
}

export function familiesOf({ sport, legs }: Pick<SourceRecording, 'sport' | 'legs'>): Set<SportFamily> {
  const sports = legs.map((leg) => leg.sport).filter((one) => one !== 'transition');
  return new Set((sports.length > 0 ? sports : [sport]).map(familyOf));
}

export function stretchesOf(recording: SourceRecording): Stretch[] {
  if (!knowsItsHour({ recording })) return [];
  const { startedAt, elapsedS, distanceM, legs } = recording;
  const whole = { ...spanOf({ startS: 0, elapsedS }, startedAt), families: familiesOf(recording), distanceM };
  const several = legs.filter(({ sport }) => sport !== 'transition');
  if (several.length < 2) return [whole];
  return [
    whole,
    ...several.map((leg) => ({
      ...spanOf(leg, startedAt),
      families: new Set([familyOf(leg.sport)]),
      distanceM: leg.distanceM,
    })),
  ];
}
