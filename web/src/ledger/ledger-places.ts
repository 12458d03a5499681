import type { Me } from '#web/api-shapes.ts';

interface Place {
  to: string;
  name: 'food' | 'check-in' | 'circumstances' | 'lab-values' | 'article';
  /** Nothing of it is shown to whoever is not known to be of age. */
  grownUpsOnly?: boolean;
}

/** The pages about magnesium beside the overview, in the order most needed. */
const PLACES: Place[] = [
  { to: '/food', name: 'food' },
  { to: '/check-in', name: 'check-in' },
  { to: '/circumstances', name: 'circumstances' },
  { to: '/lab-values', name: 'lab-values', grownUpsOnly: true },
  { to: '/article', name: 'article' },
];

export const OVERVIEW = '/magnesium';

export function placesFor(me: Pick<Me, 'ageGroup'> | null | undefined): Place[] {
  return PLACES.filter(({ grownUpsOnly }) => !grownUpsOnly || me?.ageGroup === 'adult');
}

export function isInLedger(path: string): boolean {
  return [OVERVIEW, ...PLACES.map(({ to }) => to)].some((to) => path === to || path.startsWith(`${to}/`));
}
