import type { LogNormal } from '#src/sweat/distribution';
import { intake, unasked, type IntakePrior } from '#src/magnesium/intake';
import { LEVELS, likely, shareBelow, Z, type Likely } from '#src/magnesium/likely';
import { need, type DayTaken, type Need } from '#src/magnesium/need';
import type { ReferenceIntake } from '#src/magnesium/reference-intake';

export const COVERAGE_STATES = ['looks-fine', 'probably-a-bit-low', 'unclear'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export const COVERAGE_REASONS = [
  'few-days',
  'sex-or-age-unknown',
  'too-wide',
  'days-unnoted',
  'sessions-unknown',
  'food-covers',
  'food-below',
] as const;
/** What the state rests on. */
export type CoverageReason = (typeof COVERAGE_REASONS)[number];

/** What is said of some days, and why. */
interface Found {
  state: CoverageState;
  why: CoverageReason;
}

export interface LedgerDay extends DayTaken {
  /** Of a day that was noted as whole; null of all others. */
  notedMg: number | null;
  /**
   * What the day may have taken if those of its sessions that have no estimate cost what their length makes possible at
   * the upper end; left out where every session has one.
   */
  atMost?: DayTaken;
}

export interface CoverageFacts {
  days: readonly LedgerDay[];
  reference: ReferenceIntake;
  /** What the diet screen said; null: nobody asked. */
  prior: IntakePrior | null;
  /** Whether a laboratory tested their sweat. */
  isSweatTested?: boolean;
}

export interface Coverage extends Found {
  need: Need;
  /** mg a day. */
  intake: Likely;
  /** Intake over need: 1 is all of it. As for the state, the need is not cut above. */
  coverage: Likely;
  /** How likely intake is below nine tenths of need, for the lower and the higher reference. For the state, never to be shown. */
  chanceBelow: readonly [number, number];
  notedDays: number;
  neededDays: number;
}

/** Where every day is noted there is no other to fill. */
const UNUSED: IntakePrior = { medianMg: 1, cv: 0 };

/** Noted days a window needs before anything is said of it. [own] */
export const NEEDED_DAYS = { 7: 5, 28: 14 } as const;
/** Below this share of need is "a bit low". [own] */
const LOW_SHARE = 0.9;
/** Fine where intake is below that share with less than this, low with more than the other: one wrong word in three or four. [own] */
const FINE_BELOW = 0.25;
const LOW_ABOVE = 0.7;

/** How food met the need of some days; a week or four for a state, any number for a picture. */
export function coverage({ days, reference, prior, isSweatTested = false }: CoverageFacts): Coverage {
  const noted = days.flatMap(({ notedMg }) => notedMg ?? []);
  const ate = intake(noted, days.length, prior ?? unasked((reference.lowMg + reference.highMg) / 2));
  const needed = need(reference, days, { intakeMg: Math.exp(ate.mu), isSweatTested });
  const chance = chancesBelow(ate, needed, LOW_SHARE);
  const neededDays = neededOf(days);
  const sure = stateOf(chance, noted.length >= neededDays);
  // What somebody says they usually eat fills the days without a note, and may widen what the notes say, never settle it.
  const isBorneByNotes = () =>
    noted.length === days.length ||
    stateOf(chancesBelow(intake(noted, noted.length, UNUSED), needed, LOW_SHARE), true).state === sure.state;
  // Nothing known of a session is not nothing lost in it: food is enough only if it still would be for a dear one.
  const isFineAtMost = () => {
    if (days.every(({ atMost }) => !atMost)) return true;
    const dear = need(
      reference,
      days.map((day) => day.atMost ?? day),
      { intakeMg: Math.exp(ate.mu) },
    );
    return stateOf(chancesBelow(ate, dear, LOW_SHARE), true).state === 'looks-fine';
  };
  return {
    need: needed,
    intake: likely((z) => Math.exp(ate.mu + ate.sigma * z)),
    coverage: ratios(ate, needed),
    chanceBelow: chance,
    ...borneOut(sure, { isBorneByNotes, isFineAtMost }),
    notedDays: noted.length,
    neededDays,
  };
}

/** A state stays only if what nobody knows could not change it; each question is put only where it matters. */
function borneOut(
  found: Found,
  { isBorneByNotes, isFineAtMost }: { isBorneByNotes: () => boolean; isFineAtMost: () => boolean },
): Found {
  if (found.state === 'unclear') return found;
  if (!isBorneByNotes()) return { state: 'unclear', why: 'days-unnoted' };
  if (found.state === 'looks-fine' && !isFineAtMost()) return { state: 'unclear', why: 'sessions-unknown' };
  return found;
}

function neededOf(days: readonly LedgerDay[]): number {
  return days.length <= 7 ? NEEDED_DAYS[7] : NEEDED_DAYS[28];
}

/** Below these an athlete's magnesium may suffer, mg a day. [NielsenLukaski2006] [Nielsen2016] */
const LOW_MG = { female: 220, male: 260 };
const LOW_MG_PER_KG = 2.5;

/**
 * Whether the mean intake is likely so low that measuring makes sense: one of several grounds, and none alone. A guess is
 * no ground: without an answer to the diet screen, as many days must be noted as a state needs.
 */
export function isLowIntake(
  { days, reference, prior }: CoverageFacts,
  person: { sex: 'female' | 'male' | null; massKg: number | null },
): boolean {
  const noted = days.flatMap(({ notedMg }) => notedMg ?? []);
  if (prior === null && noted.length < neededOf(days)) return false;
  const { mu, sigma } = intake(
    noted,
    days.length,
    prior ?? unasked((reference.lowMg + reference.highMg) / 2),
  );
  const limit = Math.max(LOW_MG[person.sex ?? 'female'], LOW_MG_PER_KG * (person.massKg ?? 0));
  return shareBelow((Math.log(limit) - mu) / sigma) > LOW_ABOVE;
}

/** Where sex or age is not known, a state holds only if it would for everybody it may be. */
function stateOf([one, other]: readonly [number, number], enough: boolean): Found {
  if (!enough) return { state: 'unclear', why: 'few-days' };
  const [least, most] = [Math.min(one, other), Math.max(one, other)];
  if (most < FINE_BELOW) return { state: 'looks-fine', why: 'food-covers' };
  if (least > LOW_ABOVE) return { state: 'probably-a-bit-low', why: 'food-below' };
  const wouldBeSure = least < FINE_BELOW || most > LOW_ABOVE;
  return { state: 'unclear', why: wouldBeSure ? 'sex-or-age-unknown' : 'too-wide' };
}

/** The need is looked through in steps this fine, in standard deviations; finer changes nothing a screen shows. */
const [REACH, STEP] = [4, 0.25];
const NODES = Array.from({ length: (2 * REACH) / STEP + 1 }, (_, i) => i * STEP - REACH);
const WEIGHTS = NODES.map((z) => Math.exp(-0.5 * z * z));
const WEIGHT = WEIGHTS.reduce((total, weight) => total + weight, 0);

/** How likely intake is below this share of the uncut need, for either end of the reference. */
function chancesBelow(ate: LogNormal, { everyday, extraAt }: Need, share: number): readonly [number, number] {
  const { lowMg, highMg } = everyday;
  const atLow = chance(ate, lnNeeds(lowMg, extraAt), Math.log(share));
  return [atLow, lowMg === highMg ? atLow : chance(ate, lnNeeds(highMg, extraAt), Math.log(share))];
}

function lnNeeds(referenceMg: number, extraAt: Need['extraAt']): number[] {
  return NODES.map((z) => Math.log(referenceMg + extraAt(z)));
}

function chance({ mu, sigma }: LogNormal, lnNeed: readonly number[], lnShare: number): number {
  let total = 0;
  for (let i = 0; i < lnNeed.length; i++)
    total += WEIGHTS[i]! * shareBelow((lnNeed[i]! + lnShare - mu) / sigma);
  return total / WEIGHT;
}

/** Quantiles of intake over need; both ends of the reference count alike. */
function ratios(ate: LogNormal, { everyday, extraAt }: Need): Likely {
  const ends = [...new Set([everyday.lowMg, everyday.highMg])].map((mg) => lnNeeds(mg, extraAt));
  const below = (lnShare: number) =>
    ends.reduce((total, lnNeed) => total + chance(ate, lnNeed, lnShare), 0) / ends.length;
  // Each lies between where it would be if they needed the most, and the least, that may be.
  const [least, most] = [Math.min(...ends.flat()), Math.max(...ends.flat())];
  const found = LEVELS.map((level) => {
    const [z, wanted] = [Z[level], shareBelow(Z[level])];
    const sure = ate.mu + ate.sigma * z;
    return [level, Math.exp(nought((ln) => below(ln) - wanted, sure - most, sure - least))] as const;
  });
  return Object.fromEntries(found) as unknown as Likely;
}

/** So near to a level that no digit shown is another. */
const NEAR = 1e-9;
const MOST_STEPS = 60;

/** Where what rises from below nought to above it is nought: false position, where an end that stays again counts half. */
function nought(rising: (x: number) => number, low: number, high: number): number {
  let [left, right, atLeft, atRight] = [low, high, rising(low), rising(high)];
  let [x, stayed] = [left, 0];
  for (let step = 0; step < MOST_STEPS && atRight > atLeft; step++) {
    x = (left * atRight - right * atLeft) / (atRight - atLeft);
    const at = rising(x);
    if (Math.abs(at) < NEAR) break;
    const side = Math.sign(at);
    const other = side === stayed ? 0.5 : 1;
    if (side < 0) [left, atLeft, atRight] = [x, at, atRight * other];
    else [right, atRight, atLeft] = [x, at, atLeft * other];
    stayed = side;
  }
  return x;
}
