/** Shortest and coolest session that still trains the body to sweat. [own, after Periard2015] */
const LONG_ENOUGH_MIN = 45;
const WARM_ENOUGH_C = 28;
/**
 * Share of the gain lost in a day without heat. Heart rate and core temperature lose 2.3 to 2.6 %, and of sweating
 * nothing sure is known [Daanen2018]; sweating is taken to go faster. [own]
 */
const DECAY_PER_DAY = 0.05;
/** Beyond two weeks of heat the body gains nothing more that lasts. [Periard2015] */
const MOST_DAYS = 14;

export function isHeatExposure({ durationMin, airC }: { durationMin: number; airC: number }): boolean {
  return durationMin >= LONG_ENOUGH_MIN && airC >= WARM_ENOUGH_C;
}

/**
 * Days of heat that still count on the morning of `onDay`. Days are whole numbers counted from any fixed date; a day
 * with two exposures counts once, and each day in between without heat takes 5 % of what was gained.
 */
export function heatDays(exposures: readonly number[], onDay: number): number {
  const days = [...new Set(exposures)].filter((day) => day < onDay).sort((a, b) => a - b);
  let counted = 0;
  let last = days[0] ?? onDay;
  for (const day of days) {
    counted = Math.min(MOST_DAYS, faded(counted, day - last - 1) + 1);
    last = day;
  }
  return faded(counted, onDay - last - 1);
}

function faded(counted: number, daysWithoutHeat: number): number {
  return counted * (1 - DECAY_PER_DAY) ** Math.max(0, daysWithoutHeat);
}

/**
 * How much more an athlete sweats for having trained in the heat: 14 % after five days, towards 20 %. It counts once:
 * here, or inside the personal factor of somebody who weighed in this season, never in both. [own, after Karlsen2015]
 */
export function acclimatisationFactor(days: number): number {
  return 1 + 0.2 * (1 - Math.exp(-Math.max(0, days) / 4));
}
