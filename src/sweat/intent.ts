import type { Sport } from '#src/kernel/sport';
import { metsMetabolicW } from '#src/sweat/mets';
import { wattsFromOxygen } from '#src/sweat/oxygen';

/** How hard a session is meant to be, in a word. */
export const EFFORTS = ['easy', 'steady', 'hard', 'race'] as const;
export type Effort = (typeof EFFORTS)[number];

/** What a session that has not been done yet is meant to ask of the body. */
export interface Intent {
  /** Gross, W: in place of what the sport's name alone would tell. */
  metabolicW: number;
  /** How far the word may be from the watts, ln units. */
  sigma: number;
  /** How far people stray from what they mean to do, whatever told it, ln units. */
  strayingSigma: number;
}

/** People do more or less than they meant to, also in an hour: ln units. [own] */
const STRAYING_SIGMA = 0.12;
/** Beyond so long hardly any sweat was measured: two published groups of all. Hours. [own] */
export const STUDIED_H = 4;
/** Each time as long again they walk, rest, sleep or hold on, and nobody knows which: ln units. [own] */
const LONG_SIGMA = 0.1;

/** Share of the oxygen uptake somebody has, held for an hour. [own, from coaches' zones] */
const SHARE_OF_VO2MAX: Record<Effort, number> = { easy: 0.58, steady: 0.68, hard: 0.8, race: 0.86 };
/** Of what the sport usually costs, where nobody knows the uptake. [own] */
const TIMES_USUAL: Record<Effort, number> = { easy: 0.8, steady: 1, hard: 1.2, race: 1.3 };
/** Nobody holds more of it in a sport that is not steady work either. [own] */
const HIGHEST_SHARE = 0.9;
/** A word of a known uptake, of the sport alone, and no word at all, ln units. [own] */
const SIGMA = { ofUptake: 0.22, ofSport: 0.3, untold: 0.35 };
/** What can be held falls with this power of the time. [Riegel1981] */
const FATIGUE = 0.06;

/** Steady work of the whole body, where a word means a share of the highest uptake. */
const BY_UPTAKE = new Set<Sport>([
  'run',
  'trail_run',
  'ride',
  'gravel_ride',
  'mountain_bike',
  'row',
  'xc_ski',
  'elliptical',
  'stairs',
]);

/** What a word means in watts, for a body and as long as it is to last. No word is taken for a steady effort, less surely. */
export function intentOf(
  meant: { sport: Sport; effort: Effort | null; durationS: number },
  body: { massKg: number; vo2maxMlKgMin: number | null },
): Intent {
  const { sport, effort, durationS } = meant;
  const { massKg, vo2maxMlKgMin } = body;
  const word = effort ?? 'steady';
  const tired = Math.max(1, durationS / 3600) ** -FATIGUE;
  const strayingSigma = strayingIn(durationS);
  const bySport = TIMES_USUAL[word] * tired * metsMetabolicW(sport, massKg);
  const uptakeW = vo2maxMlKgMin === null ? null : wattsFromOxygen(vo2maxMlKgMin, massKg);
  if (uptakeW === null)
    return { metabolicW: bySport, sigma: effort ? SIGMA.ofSport : SIGMA.untold, strayingSigma };
  if (!BY_UPTAKE.has(sport)) {
    const metabolicW = Math.min(bySport, HIGHEST_SHARE * uptakeW);
    return { metabolicW, sigma: effort ? SIGMA.ofSport : SIGMA.untold, strayingSigma };
  }
  const metabolicW = SHARE_OF_VO2MAX[word] * tired * uptakeW;
  return { metabolicW, sigma: effort ? SIGMA.ofUptake : SIGMA.untold, strayingSigma };
}

/** The same up to four hours, and more with each doubling after that. */
function strayingIn(durationS: number): number {
  const doublings = Math.log2(Math.max(1, durationS / 3600 / STUDIED_H));
  return Math.hypot(STRAYING_SIGMA, LONG_SIGMA * doublings);
}
