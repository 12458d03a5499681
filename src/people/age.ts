import { TooYoung } from '#src/people/people.problems';

/** Sweden's age for consenting to an online service oneself (GDPR article 8, Swedish law 2018:218). */
export const LEAST_AGE = 13;
export const GROWN_UP_AT = 18;

export const AGE_GROUPS = ['adult', 'minor', 'unknown'] as const;
/**
 * How old somebody is, as far as it matters to what they are shown. A minor is never shown anything of supplements, lab
 * values or losing weight, and joins a team only with a guardian's consent. Unknown is treated as a minor is.
 */
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** Full years on `day`. Somebody born on 29 February has their birthday on 1 March in other years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Both days as YYYY-MM-DD. A birthday moves somebody on by itself. */
export function ageGroupOf(birthDate: string | null, day: string): AgeGroup {
  if (birthDate === null) return 'unknown';
  return ageOn(birthDate, day) < GROWN_UP_AT ? 'minor' : 'adult';
}

/** From which day on somebody is of age. As text it sorts among days, also where there is no 29 February in that year. */
export function grownUpFrom(birthDate: string): string {
  return `${Number(birthDate.slice(0, 4)) + GROWN_UP_AT}${birthDate.slice(4)}`;
}

/** Whoever is under 18 on `day` does not become older by a correction of their own, not even by a day. */
export function mayCorrectThemselves(from: string | null, to: string, day: string): boolean {
  return ageGroupOf(from, day) !== 'minor' || from === null || to >= from;
}

/** @throws TooYoung */
export function refuseTooYoung(birthDate: string, day: string): void {
  if (ageOn(birthDate, day) < LEAST_AGE) throw new TooYoung();
}
