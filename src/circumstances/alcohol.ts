/** At or above this many standard glasses a week, or at one time each month, the risk to health is raised [Socialstyrelsen-2023]. */
const GLASSES_A_WEEK = 10;

export function isHighAlcohol(told: { glassesPerWeek: number; fourAtOnceMonthly: boolean }): boolean {
  return told.glassesPerWeek >= GLASSES_A_WEEK || told.fourAtOnceMonthly;
}
