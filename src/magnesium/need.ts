import { sumOfSessions, type SplitLogNormal } from '#src/sweat/correlated-sum';
import { eatenPerAbsorbed } from '#src/magnesium/absorption';
import { likely, quantiles, type Likely } from '#src/magnesium/likely';
import {
  NOTHING,
  ofDraw,
  ofLogNormal,
  product,
  repeated,
  scaled,
  sum,
  type Moments,
} from '#src/magnesium/moments';
import type { ReferenceIntake } from '#src/magnesium/reference-intake';

/** What one day may have taken. */
export interface DayTaken {
  /** Magnesium in the sweat of each of the day's sessions, mg. */
  sweatMg: readonly SplitLogNormal[];
  /** Minutes at or above threshold, all of the day's sessions together. */
  minutesAtThreshold: number;
  caffeineMg: number;
}

/** What is known of the one who needs it. */
export interface Needing {
  /** mg a day. */
  intakeMg: number;
  /** A laboratory tested their sweat: then what sessions add is believed as it is. */
  isSweatTested?: boolean;
}

/** Milligrams to eat a day, and what they are for. */
export interface Need {
  /** What the authority says for everybody. */
  everyday: ReferenceIntake;
  /** What sessions add: sweat, and urine on hard days; cut as the total is, so that the parts add up to it. */
  sessions: Likely;
  /** Of the sessions' part: what sweat adds. Its middle and the urine's add up to the sessions'. */
  sweat: Likely;
  /** Of the sessions' part: what urine adds on hard days. */
  urine: Likely;
  coffee: Likely;
  /** All of it together, from nothing added to a fifth more; of tested sweat without that end. */
  total: Likely;
  /** Whether the range was cut at a fifth more. */
  capped: boolean;
  /** What is added at `z` standard deviations, mg: not cut above, for whoever asks whether food was enough. */
  extraAt: (z: number) => number;
}

/** Minutes at or above threshold (90 % of the highest heart rate, or FTP) that make a day a hard one. [own] */
const HARD_DAY_MIN = 10;

/** More in the urine on a hard day, once a day, mg: 13 men's went from 108 to 131. [Deuster1987] [own] */
const HARD_DAY_URINE = ofDraw((z) => clamp(15 + 10 * z, 0, 40));
const OTHER_DAY_URINE = ofDraw((z) => clamp(5 * z, -5, 10));

/** Lost for each 100 mg of caffeine, mg, and no more than this a day. [KynastGales1994] [own] */
const PER_100_MG_CAFFEINE = 1.2;
const MOST_BY_CAFFEINE_MG = 6;
const CAFFEINE_CV = 0.5;

/**
 * Hard training is said to take a tenth to a fifth more; unless it was measured nothing dearer is shown.
 * A cut for the eye only: it must not make food look more likely to be enough. [NielsenLukaski2006]
 */
const MOST_EXTRA = 0.2;

/** Where the share taken up is as usual, mg a day. */
const USUAL_INTAKE_MG = 300;

/** The mean need of these days, mg a day. */
export function need(
  reference: ReferenceIntake,
  days: readonly DayTaken[],
  { intakeMg, isSweatTested = false }: Needing,
): Need {
  const perDay = 1 / days.length;
  const toEat = eatenPerAbsorbed(intakeMg);
  const eaten = (lost: Moments) => product(scaled(lost, perDay), toEat);
  const hardDays = days.filter(isHard).length;
  const bySweat = sweat(days);
  const byUrine = repeated(HARD_DAY_URINE, hardDays);
  const byTraining = sum([bySweat, byUrine]);
  const byCoffee = coffee(days);
  const otherUrine = repeated(OTHER_DAY_URINE, days.length - hardDays);
  const uncut = quantiles(eaten(sum([byTraining, byCoffee, otherUrine])));
  const mostExtra = isSweatTested ? Infinity : MOST_EXTRA;
  const extraAt = atLeastNothing(uncut);
  const { lowMg, highMg } = reference;
  const shown = (referenceMg: number) =>
    likely((z) => referenceMg + Math.min(extraAt(z), mostExtra * referenceMg));
  const [low, high] = [shown(lowMg), shown(highMg)];
  const coffeePart = likely(atLeastNothing(quantiles(eaten(byCoffee))));
  const sessionsAt = quantiles(eaten(byTraining));
  const referenceAt = (z: number) => (z === 0 ? (lowMg + highMg) / 2 : z < 0 ? lowMg : highMg);
  const sessions = likely((z) => clamp(sessionsAt(z), 0, mostExtra * referenceAt(z) - coffeePart.mid));
  return {
    everyday: reference,
    sessions,
    ...partsOf(
      sessions,
      likely(atLeastNothing(quantiles(eaten(bySweat)))),
      likely(atLeastNothing(quantiles(eaten(byUrine)))),
    ),
    coffee: coffeePart,
    total: { mid: (low.mid + high.mid) / 2, p10: low.p10, p90: high.p90, p5: low.p5, p95: high.p95 },
    capped: high.p90 >= highMg * (1 + mostExtra),
    extraAt,
  };
}

/**
 * What sessions add, taken apart. Middles of skewed parts do not add up by themselves, and a cut takes from both: each
 * part is scaled by the same, so that the middles do; and no part's upper end lies above that of both.
 */
function partsOf(both: Likely, sweat: Likely, urine: Likely): Pick<Need, 'sweat' | 'urine'> {
  const middles = sweat.mid + urine.mid;
  const scale = middles === 0 ? 0 : both.mid / middles;
  const part = (uncut: Likely): Likely => ({
    mid: uncut.mid * scale,
    p10: uncut.p10 * scale,
    p5: uncut.p5 * scale,
    p90: Math.min(uncut.p90 * scale, both.p90),
    p95: Math.min(uncut.p95 * scale, both.p95),
  });
  return { sweat: part(sweat), urine: part(urine) };
}

/** What must be eaten for so much to be taken up again, mg, at a usual intake. */
export function eatenFor(lost: SplitLogNormal): Likely {
  return likely(quantiles(product(ofLogNormal(lost), eatenPerAbsorbed(USUAL_INTAKE_MG))));
}

export function isHard({ minutesAtThreshold }: DayTaken): boolean {
  return minutesAtThreshold >= HARD_DAY_MIN;
}

function sweat(days: readonly DayTaken[]): Moments {
  const all = sumOfSessions(days.flatMap(({ sweatMg }) => sweatMg));
  return all ? ofLogNormal(all) : NOTHING;
}

/** How much caffeine takes of somebody is the same every day: what the days came to goes up and down together. */
function coffee(days: readonly DayTaken[]): Moments {
  let [mean, sd, skew] = [0, 0, 0];
  for (const { caffeineMg } of days) {
    const one = byCaffeine(caffeineMg);
    mean += one.mean;
    sd += Math.sqrt(one.variance);
    skew += Math.cbrt(one.third);
  }
  return { mean, variance: sd * sd, third: skew * skew * skew };
}

/** Lost by a day's caffeine, mg, cut where no day is believed to take more. */
function byCaffeine(caffeineMg: number): Moments {
  if (caffeineMg <= 0) return NOTHING;
  // Whole milligrams of caffeine, and no more than take the most whatever they take, keep the table small.
  const mg = Math.min(MOST_CAFFEINE_MG, Math.max(1, Math.round(caffeineMg)));
  const known = caffeineTable.get(mg);
  if (known) return known;
  const sigma = Math.sqrt(Math.log1p(CAFFEINE_CV * CAFFEINE_CV));
  const usual = (PER_100_MG_CAFFEINE * mg) / 100;
  const made = ofDraw((z) =>
    Math.min(MOST_BY_CAFFEINE_MG, usual * Math.exp(sigma * z - (sigma * sigma) / 2)),
  );
  caffeineTable.set(mg, made);
  return made;
}

const MOST_CAFFEINE_MG = 3000;
const caffeineTable = new Map<number, Moments>();

function atLeastNothing(at: (z: number) => number): (z: number) => number {
  return (z) => Math.max(0, at(z));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
